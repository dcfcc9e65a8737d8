/** What kind of personal data a passage looks like; `complainant-…` is the complainant's own. */
export type PersonalDataKind =
  | 'phone'
  | 'id-number'
  | 'e-mail'
  | 'contact-account'
  | 'complainant-name'
  | 'complainant-phone'
  | 'complainant-address';

/** A passage of a text: from `start` up to and without `end`, in UTF-16 units. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalDataKind;
}

/** The complainant's contact, as far as it was given. */
export interface OwnData {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/**
 * Finds what looks like personal data. In Chinese text digits stand directly beside characters, so no
 * word boundary helps: runs of digits are found in full-width, Chinese, circled and ASCII form, with
 * punctuation and invisible characters inside.
 */
export function findPersonalData(text: string, own: OwnData): Hit[] {
  const plain = plainForm(text);
  const hits = [
    ...numberHits(plain, text),
    ...patternHits(plain, eMail, 'e-mail'),
    ...patternHits(plain, account, 'contact-account'),
    ...ownHits(plain, text, own),
  ];
  return hits
    .map((hit) => ({ ...hit, end: endOfCharacter(text, hit.end) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Not between the two units of one character. */
function endOfCharacter(text: string, end: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(end)) ? end + 1 : end;
}

/**
 * The hits that stand in the way. A person may confirm a passage that is no one's personal data (a
 * firm's phone) by naming it; never one of the complainant's own.
 */
export function unconfirmed(
  text: string,
  hits: readonly Hit[],
  confirmed: readonly string[],
): Hit[] {
  const known = new Set(confirmed.map(comparable));
  const isOwn = ({ kind }: Hit): boolean => kind.startsWith('complainant-');
  return hits.filter((hit) => isOwn(hit) || !known.has(comparable(text.slice(hit.start, hit.end))));
}

const eMail = /[a-z0-9._%+-]+ *@ *[a-z0-9-]+(?: *\. *[a-z0-9-]+)+/g;
/** An account named as such: 微信号 abc_123. */
const account =
  /(?:微信|薇信|v信|vx|qq|wechat|抖音|支付宝)(?:号码|账号|帐号|号)?[ 为是:]*[a-z0-9][a-z0-9_-]{4,}/g;
/** Landlines and mobiles named as such may be as short as seven digits. */
const calledPhone = /(?:电话|手机|座机|热线|联系方式|tel|phone)[^0-9。；]{0,6}$/;

/** One unit for one: half width, lower case, digits of any writing as digits, what is not seen as a blank. */
function plainForm(text: string): string {
  return Array.from(text, (point) => plainPoint(point).padEnd(point.length)).join('');
}

/** Chinese digits, those of bank notes, and circles that are written for a zero. */
const digitWritings: readonly string[] = [
  '零〇○◯',
  '一壹幺',
  '二贰貳',
  '三叁參',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒',
  '八捌',
  '九玖',
];
const digitOf = new Map(
  digitWritings.flatMap((writings, digit) =>
    Array.from(writings, (writing) => [writing, String(digit)] as const),
  ),
);
const dashes = new Set('–—―‐‑‒−─﹣~·');

/** At most as long as the character is. */
function plainPoint(point: string): string {
  // Blanks, joiners, and marks upon the character before, such as the frame of a keycap 1️⃣.
  if (/[\s\p{Cf}\p{M}]/u.test(point)) return ' ';
  const folded = point.normalize('NFKC').toLowerCase();
  const inner = /^[(]?(.)[).]?$/u.exec(folded)?.[1] ?? folded;
  const digit = /^[0-9]$/.test(inner) ? inner : digitOf.get(inner);
  if (digit !== undefined) return digit;
  if (dashes.has(point) || dashes.has(folded)) return '-';
  return folded.length === 1 ? folded : point;
}

/** Between the digits of a number, or the parts of an address: neither letter nor digit. */
const gap = '[^\\p{L}\\p{N}]{0,3}';

/** Where digits stand around them, the letters o, l and i are read as digits too. */
function withLetterDigits(plain: string): string {
  return plain.replaceAll(/[0-9oli](?:[ -]?[0-9oli]){6,}/g, (run) =>
    run.replaceAll(/[^0-9]/g, '').length < 4
      ? run
      : run.replaceAll('o', '0').replaceAll(/[li]/g, '1'),
  );
}

/**
 * Digits that belong together, and where each stands. `breaks` are the digits before which a number may
 * begin or end: at a separator, and where digits of two writings meet (「共一13800138000」).
 */
interface Run {
  readonly digits: string;
  readonly at: readonly number[];
  readonly breaks: ReadonlySet<number>;
}

const digitRun = new RegExp(`[0-9](?:${gap}[0-9])*(?:${gap}x)?`, 'gu');

function runsOf(plain: string, text: string): Run[] {
  return [...withLetterDigits(plain).matchAll(digitRun)].map((match) => {
    const at: number[] = [];
    const breaks = new Set<number>([0]);
    let digits = '';
    let before = '';
    for (const [offset, unit] of match[0].split('').entries()) {
      const separator = !/[0-9x]/.test(unit);
      const writing = separator ? before : writingOf(text.charAt(match.index + offset));
      if (separator || unit === 'x' || writing !== before) breaks.add(digits.length);
      if (separator) continue;
      before = writing;
      at.push(match.index + offset);
      digits += unit;
    }
    breaks.add(digits.length);
    return { digits, at, breaks };
  });
}

function writingOf(unit: string): string {
  if (/[0-9０-９oil]/i.test(unit)) return 'figure';
  return digitOf.has(unit) ? 'chinese' : 'other';
}

/** The forms of numbers. Each is looked for where a group of digits begins, and must end where one ends. */
const numberForms: readonly { readonly kind: 'phone' | 'id-number'; readonly form: RegExp }[] = [
  {
    kind: 'id-number',
    form: /[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9x]/y,
  },
  { kind: 'id-number', form: /[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}/y },
  { kind: 'phone', form: /(?:0{0,2}86)?1[3-9]\d{9}/y },
  { kind: 'phone', form: /(?:0{0,2}86)?0?(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}/y },
  { kind: 'phone', form: /[48]00\d{7}/y },
];

function numberHits(plain: string, text: string): Hit[] {
  return runsOf(plain, text).flatMap((run) => {
    const hits: Hit[] = [];
    for (let from = 0; from < run.digits.length; from += 1) {
      if (!run.breaks.has(from)) continue;
      const found = formAt(run, from);
      if (found === undefined) continue;
      hits.push(hitIn(run, from, found.end, found.kind));
      from = found.end - 1;
    }
    return hits[0]?.start === run.at[0] ? hits : [...shortPhone(plain, run), ...hits];
  });
}

function formAt(run: Run, from: number): { kind: 'phone' | 'id-number'; end: number } | undefined {
  for (const { kind, form } of numberForms) {
    form.lastIndex = from;
    const match = form.exec(run.digits);
    if (match === null) continue;
    const end = from + match[0].length;
    // A landline without its leading zero or area would be any number: it needs the separator's help.
    const landlineAlone = kind === 'phone' && !/^(?:0|86|1[3-9]|[48]00)/.test(match[0]);
    if (run.breaks.has(end) && !landlineAlone) return { kind, end };
  }
  return undefined;
}

/** Seven or eight digits are a phone where the text says so. */
function shortPhone(plain: string, run: Run): Hit[] {
  const before = plain.slice(0, run.at[0] ?? 0);
  const end = [8, 7].find((length) => run.breaks.has(length));
  return end !== undefined && /^[2-8]/.test(run.digits) && calledPhone.test(before)
    ? [hitIn(run, 0, end, 'phone')]
    : [];
}

function hitIn(run: Run, from: number, end: number, kind: PersonalDataKind): Hit {
  return { start: run.at[from] ?? 0, end: (run.at[end - 1] ?? 0) + 1, kind };
}

function patternHits(plain: string, pattern: RegExp, kind: PersonalDataKind): Hit[] {
  return [...plain.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind,
  }));
}

function ownHits(plain: string, text: string, own: OwnData): Hit[] {
  return [
    ...ownPhoneHits(plain, text, own.phone),
    ...spacedHits(plain, bareName(own.name), nameGap, 'complainant-name'),
    ...ownAddressHits(plain, own.address),
  ];
}

/** So many digits in a row of the complainant's number give it away: a landline without its area too. */
const tellingDigits = 7;

/** The complainant's phone or a telling part of it, anywhere in a run of digits; an account given for one. */
function ownPhoneHits(plain: string, text: string, phone: string | null): Hit[] {
  const given = plainForm(phone ?? '');
  const accounts = given.match(/[a-z0-9][a-z0-9_.@-]{4,}/g) ?? [];
  const hits = accounts
    .filter((account) => /[a-z]/.test(account))
    .flatMap((account) => spacedHits(plain, account, ' *', 'complainant-phone'));
  const digits = given.replaceAll(/[^0-9]/g, '').replace(/^(?:00)?86(?=1)/, '');
  if (digits.length < 5) return hits;
  const size = Math.min(tellingDigits, digits.length);
  const parts = new Set(piecesOf(digits, size));
  return joined([
    ...hits,
    ...runsOf(plain, text).flatMap((run) =>
      piecesOf(run.digits, size).flatMap((piece, from) =>
        parts.has(piece) ? [hitIn(run, from, from + size, 'complainant-phone')] : [],
      ),
    ),
  ]);
}

/** What is called a name's end, though it is none: 张三先生, 张三（业主）. */
const honorific = / *(?:先生|女士|小姐|同志|老师|师傅|大爷|大妈|阿姨|叔叔)$/;

/** The name alone, where more than a surname is left of it. */
function bareName(name: string | null): string {
  const whole = plainForm(name ?? '').trim();
  const bare = whole
    .replace(/ *[([【].*$/u, '')
    .replace(honorific, '')
    .trim();
  return bare.length > 1 ? bare : whole;
}

/** Between the characters of a name. A comma is none: 「…开张，三天…」 is not 张三. */
const nameGap = '[ .•*_|/\\\\-]{0,3}';

/** A word of two characters or more, with `between` between any two of them. */
function spacedHits(plain: string, word: string, between: string, kind: PersonalDataKind): Hit[] {
  const units = word.replaceAll(/[^\p{L}\p{N}]/gu, '').split('');
  return units.length < 2 ? [] : patternHits(plain, new RegExp(units.join(between), 'gu'), kind);
}

/** How much of an address gives it away, when a number (of house, building, room) is in it. */
const tellingLength = 6;

/** The whole address, or any piece of it of some length that holds a number. */
function ownAddressHits(plain: string, address: string | null): Hit[] {
  const units = plainForm(address ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (units.length < 4) return [];
  const found = (piece: string): Hit[] => spacedHits(plain, piece, gap, 'complainant-address');
  const whole = found(units);
  if (whole.length > 0) return whole;
  return joined(
    piecesOf(units, tellingLength)
      .filter((piece) => /[0-9]/.test(piece))
      .flatMap(found),
  );
}

/** Every piece of a text that is so long. */
function piecesOf(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, from) =>
    text.slice(from, from + length),
  );
}

/** Overlapping hits of one kind as one. */
function joined(hits: readonly Hit[]): Hit[] {
  const all: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last !== undefined && hit.start <= last.end) {
      all[all.length - 1] = { ...last, end: Math.max(last.end, hit.end) };
    } else all.push(hit);
  }
  return all;
}

/** The same number in another writing is the same. */
function comparable(passage: string): string {
  return plainForm(passage).replaceAll(/[^\p{L}\p{N}@]/gu, '');
}
