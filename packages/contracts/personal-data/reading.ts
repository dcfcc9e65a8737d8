/**
 * A text as it is searched. Each unit of `plain` and `figures` stands for the same character of the text: half width,
 * lower case, simplified where a cue is written so, without accents; what is not seen (joiners, marks upon the
 * character before, such as the frame of a keycap 1️⃣) is left out. So a text reads the same however it is composed.
 */
export interface Reading {
  readonly text: string;
  /** Chinese digits stand as they are: 「王一」. */
  readonly plain: string;
  /** Digits of any writing are digits: of 「手机１３８壹」, 「手机1381」. */
  readonly figures: string;
  /** How the digits are written, one letter a unit: where two writings meet, one number may end (「共三138…」). */
  readonly writings: string;
  /** Where the character of a unit begins in the text, and where it ends, marks upon it included. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export function read(text: string): Reading {
  const starts: number[] = [];
  const ends: number[] = [];
  let [plain, figures, writings] = ['', '', ''];
  const known = new Map<string, Point>();
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    let point = known.get(character);
    if (point === undefined) known.set(character, (point = pointOf(character)));
    if (point.stands === 'upon') {
      // Both units of a character that has two end together.
      const before = ends.at(-1);
      for (let at = ends.length - 1; at >= 0 && ends[at] === before; at -= 1) ends[at] = end;
    } else if (point.stands === 'alone') {
      plain += point.plain;
      figures += point.figures;
      writings += point.writings;
      for (let unit = 0; unit < point.plain.length; unit += 1) {
        starts.push(start);
        ends.push(end);
      }
    }
    start = end;
  }
  return { text, plain, figures, writings, starts, ends };
}

/** A character as it is read. */
interface Point {
  /** By itself, upon the one before it, or not at all. */
  readonly stands: 'alone' | 'upon' | 'unseen';
  readonly plain: string;
  readonly figures: string;
  readonly writings: string;
}

function pointOf(character: string): Point {
  const nothing = { plain: '', figures: '', writings: '' };
  if (isMark.test(character)) return { stands: 'upon', ...nothing };
  if (isUnseen.test(character)) return { stands: 'unseen', ...nothing };
  const folded = plainPoint(character);
  // What is folded is one unit; what is not stays as long as it is.
  const plain = folded.length === 1 ? folded : character;
  const digit = digitOf(plain);
  return {
    stands: 'alone',
    plain,
    figures: digit ?? plain,
    writings: digit === undefined ? '-'.repeat(plain.length) : writingOf(plain, character),
  };
}

/** A text without blanks, for what people write apart: 「姓 名：王 小 明」. Lines stay, and blanks between figures. */
export interface Squeezed extends Reading {
  /** The units before which a blank was. */
  readonly blanks: ReadonlySet<number>;
}

export function squeezed(reading: Reading): Squeezed {
  const { text, plain, figures, writings, starts, ends } = reading;
  const kept: number[] = [];
  const blanks = new Set<number>();
  for (let at = 0; at < plain.length; at += 1) {
    if (plain.charAt(at) !== ' ') kept.push(at);
    else {
      blanks.add(kept.length);
      // 「501 138…」 stays two numbers, 「5 0 1」 is one.
      const around = figures.slice(Math.max(0, at - 2), at + 3);
      if (/[a-z0-9]{2} [a-z0-9]|[a-z0-9] [a-z0-9]{2}/.test(around)) kept.push(at);
    }
  }
  if (kept.length === plain.length) return { ...reading, blanks };
  const of = (all: string): string => kept.map((at) => all.charAt(at)).join('');
  return {
    text,
    plain: of(plain),
    figures: of(figures),
    writings: of(writings),
    starts: kept.map((at) => starts[at] ?? 0),
    ends: kept.map((at) => ends[at] ?? 0),
    blanks,
  };
}

/** Letters and digits alone: the same number in another writing is the same. 「138-1111」 is 「1381111」. */
export function comparable(passage: string): string {
  return read(passage).figures.replaceAll(/[^\p{L}\p{N}@]/gu, '');
}

const isMark = /^\p{M}$/u;
const isUnseen = /^[\p{Cf}\u115f\u1160\u3164\uffa0]$/u;

/** Chinese digits, those of bank notes, and circles that are written for a zero. */
const digitWritings: readonly string[] = [
  '零〇○◯',
  '一壹幺弌',
  '二贰貳弍',
  '三叁參叄弎',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒',
  '八捌',
  '九玖',
];
const chineseDigits = new Map(
  digitWritings.flatMap((writings, digit) =>
    Array.from(writings, (writing) => [writing, String(digit)] as const),
  ),
);

function digitOf(plain: string): string | undefined {
  return /^[0-9]$/.test(plain) ? plain : chineseDigits.get(plain);
}

/** f: a figure; c: a Chinese digit; o: any other. */
function writingOf(plain: string, point: string): 'f' | 'c' | 'o' {
  if (/^[0-9０-９]$/.test(point)) return 'f';
  return chineseDigits.has(plain) ? 'c' : 'o';
}

const dashes = new Set('–—―‐‑‒−─－﹣~～〜');
const dots = new Set('·•・‧∙⋅●◦･');
/** Digits in circles that have no other form: ❶, ➀, ➊, ⓵, and their noughts. */
const circled: readonly (readonly [first: number, digit: number])[] = [
  [0x2776, 1],
  [0x2780, 1],
  [0x278a, 1],
  [0x24f5, 1],
];
/** Traditional characters of the words by which personal data is told. */
const simplified = new Map(
  Object.entries({
    電: '电',
    話: '话',
    號: '号',
    碼: '码',
    機: '机',
    車: '车',
    樓: '楼',
    單: '单',
    門: '门',
    聯: '联',
    繫: '系',
    係: '系',
    證: '证',
    護: '护',
    戶: '户',
    棟: '栋',
    層: '层',
    業: '业',
    舉: '举',
    報: '报',
    訴: '诉',
    賬: '账',
    帳: '账',
    銀: '银',
    郵: '邮',
    箱: '箱',
    鄰: '邻',
    張: '张',
    陳: '陈',
    劉: '刘',
    楊: '杨',
    黃: '黄',
    趙: '赵',
    吳: '吴',
    孫: '孙',
    馬: '马',
    羅: '罗',
    鄭: '郑',
    謝: '谢',
    許: '许',
    馮: '冯',
    鄧: '邓',
    蕭: '萧',
    葉: '叶',
    蔣: '蒋',
    盧: '卢',
    陸: '陆',
    鐘: '钟',
    鍾: '钟',
    蘇: '苏',
    閻: '阎',
    賀: '贺',
    龍: '龙',
    錢: '钱',
    韓: '韩',
    龔: '龚',
    鄒: '邹',
    賈: '贾',
    韋: '韦',
    師: '师',
    媽: '妈',
    爺: '爷',
    嬸: '婶',
    們: '们',
    稱: '称',
    這: '这',
    個: '个',
    貳: '贰',
    參: '叁',
  }),
);

/** Half width, lower case, without accents; what is a character of its own stays one. */
function plainPoint(point: string): string {
  if (point === '\n') return point;
  if (/^\s$/u.test(point)) return ' ';
  if (dashes.has(point)) return '-';
  if (dots.has(point)) return '·';
  const code = point.codePointAt(0) ?? 0;
  if (code === 0x24ff) return '0';
  for (const [first, digit] of circled) {
    if (code >= first && code < first + 9) return String(code - first + digit);
  }
  const folded = point.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  // ① is 1, ⑴ is (1), ⒈ is 1.
  const inner = /^[(]?(.)[).,]?$/u.exec(folded)?.[1] ?? folded;
  if (/^\p{Nd}$/u.test(inner)) return decimal(inner);
  if (inner !== folded && chineseDigits.has(inner)) return inner;
  return folded.length === 1 ? (simplified.get(folded) ?? folded) : point;
}

/** The digit of any script: they stand in tens. */
function decimal(digit: string): string {
  if (/^[0-9]$/.test(digit)) return digit;
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
