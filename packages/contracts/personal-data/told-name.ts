import { hitAt, type Hit } from './hit.ts';
import { isOrdinaryWord } from './ordinary-words.ts';
import type { Squeezed } from './reading.ts';
import {
  anyCommonSurname,
  anyRareSurname,
  isGivenName,
  isTranscribed,
  surnameAt,
} from './surnames.ts';

/**
 * Names that a text tells: after a word that a name follows, before a form of address, at the end of a letter, before a
 * phone. Chinese names are of no alphabet of their own: a surname is often an ordinary word, so what stands around it
 * decides how much it must look like a name.
 */
export function nameHits(reading: Squeezed, numbers: readonly Hit[]): Hit[] {
  const places = [
    ...afterCues(reading),
    ...beforeAddress(reading),
    ...beforeBrackets(reading),
    ...beforeDeeds(reading),
    ...beforeNumbers(reading, numbers),
    ...signatures(reading),
    ...nicknames(reading),
    ...foreignNames(reading),
    ...spelled(reading),
  ];
  const others = places.flatMap(({ end }) => andOthers(reading, end));
  return [...places, ...others].map(({ from, end }) => hitAt(reading, from, end, 'name'));
}

interface Place {
  readonly from: number;
  readonly end: number;
}

/** How surely a name follows: said to be one; or somebody is named, whose name may follow; or perhaps. */
type Cue = 'said' | 'somebody' | 'perhaps';

const said = [
  '我叫',
  '我名叫',
  '名叫',
  '名字叫',
  '名字是',
  '名字为',
  '叫做',
  '姓名',
  '真名',
  '本名',
  '署名',
  '落款',
  '签名',
  '签字',
];
const persons = [
  '(?:举报|投诉|反映|反应|来信|来访|来电|写信|寄信|上访|信访|检举|控告|申诉|诉求|求助|报案|报告|申请|联系|联络|当事|受害|知情|爆料|见证|委托|代理|被采访|受访|承租|负责|经办|法定代表|法|收件|收款|发件|户名|开户)人',
  '户主|户名|房主|业主|房东|租户|租客|住户|居民|村民|市民|群众|网民|农民|职工|工人|员工|教师|医生|司机|店主|店长|车主|老板娘?|经理|主任|书记|村长|楼长|组长|队长|保安|保洁|代表|委员|教授|同志|军官|军人|战士|学生|教练|护士|记者|律师|会计',
  '邻居|隔壁|对门|楼上|楼下|家属',
  '本人|笔者',
  '(?:爱人|妻子|老婆|媳妇|丈夫|老公|老伴|父亲|母亲|爸爸?|妈妈?|爷爷|奶奶|姥姥|姥爷|外公|外婆|儿子|女儿|孙子|孙女|外孙女?|哥哥?|姐姐?|弟弟?|妹妹?|岳父|岳母|公公|婆婆|儿媳|女婿|舅舅?|叔叔?|姑姑?|姨妈?|侄子|侄女|外甥|表哥|表姐|表弟|堂哥|堂弟|孩子|小孩|同事|朋友|同学|战友|亲戚|室友|舍友|伴侣|未婚妻|男友|女友)',
];
const perhaps = [
  '我是',
  '我姓',
  '是',
  '找',
  '叫',
  '联系',
  '询问',
  '咨询',
  '由',
  '与',
  '和',
  '跟',
  '转告',
  '打给',
  '发给',
  '交给',
  '寄给',
  '告诉',
  '问',
  '请',
  '给',
  '让',
  '为',
];

/** Between a cue and the name. */
const opening = `[:="“'‘「『【(\\-—_]`;

const cues: readonly (readonly [cue: Cue, pattern: RegExp])[] = [
  ['said', new RegExp(`(?:${said.join('|')})(?:是|为|叫)?${opening}{0,3}`, 'gu')],
  // 「联系人：」, 「举报人是」.
  [
    'said',
    new RegExp(
      `(?:${persons.join('|')})(?:的?(?:姓名|名字|名))?(?:[:=]|是|叫|为|名叫)${opening}{0,2}`,
      'gu',
    ),
  ],
  ['somebody', new RegExp(`(?:${persons.join('|')})(?:之一)?[("“「『【'\\-—·]{0,2}`, 'gu')],
  ['perhaps', /我(?:们)?是[\p{Script=Han}0-9]{1,14}?的/gu],
  ['perhaps', new RegExp(`(?:${perhaps.join('|')})["“「『]?`, 'gu')],
];

function afterCues(reading: Squeezed): Place[] {
  const { plain } = reading;
  return cues.flatMap(([cue, pattern]) =>
    [...plain.matchAll(pattern)].flatMap((match) => {
      const from = match.index + match[0].length;
      const end = nameFrom(reading, from, cue);
      return end === undefined ? [] : [{ from, end }];
    }),
  );
}

/** What follows a name, not a name's own characters: its bearer does something, or is told of. */
const does = /^(?:反映|反应|反馈|投诉|举报|检举|控告|上访|信访|来电|来信|来访|实名|称(?!为|之))/;
const follows =
  /^(?:$|[^\p{Script=Han}]|反映|反应|反馈|投诉|举报|检举|控告|上访|信访|称|说|讲|表示|来电|来信|来访|致电|打电话|住|家里|家中|家在|家的|家住|家门|家窗|家楼|家装|电话|手机|座机|微信|联系|身份|地址|男|女|今年|现年|现在?住|于|在|是|系|的|向|已|曾|多次|要求|请|希望|恳|认为|发现|实名|和|与|及|等|也|都|就|拍|看|问|告|因|对|把|被|每|去|从|到|先生|小姐|同志|师傅|老师|敬|夫|一家|一人|一起|两|本人|代|收|患|得了?|有|没|不|为|其|他|她|我|你|您|这|那|可|能|会|经|常年|昨|前|当|正在|将|还|又|才|只|拒|深|长期|连续|坚|强烈|再|特|此|签|写|提|受|们|且|想|愿|急|盼|哮|心脏|年迈|卧病|退休|带|领|带头|做|打|处|了解|核实|知道|最|更|很|太|刚|租住|所|以|均|带着|抱|告知|负责|反|提供|作证|清楚|开的|开着|经营|驾驶|路过|听|闻|睡|吃|上班|平时|经常|无法|同样|同意|愤|气|签字|签名|帮|给|让|叫|用|自|亲|身|家)/u;
/** What follows a name and begins with what could be its second character: 「陈强可以作证」. */
const goesOn =
  /^(?:可以|能够|正在|同样|同意|平时|经常|常年|常常|多次|实名|为此|为了|因此|因为|一直|一家|一人|一起|今年|现在|现住|家住|家里|家中|有病|有人|明确|清楚|安排)/;
/** Such a place of a name is none: 「业主张家湾镇」. */
const places = '镇乡村路街桥庄湾店园区县市站井口门寺营屯坡岭河湖山厂馆洼坝渠沟';
/** These end a name rather than being in it. */
const ends =
  '的说称反投举住是系在于向已曾我你他她们这那不没也都就来电手要请对把被每从到与等及和男女今先，';
/** Nobody's name begins with it, after 「我叫」. */
const noName = /^[不没出他她它你您了来人过去一个车价这那什么我在到门醒喊苦嚷板骂]/;

/**
 * Where the name ends that begins there; undefined where there is none. A name is of two or three characters, with a
 * compound surname of three or four.
 */
function nameFrom(reading: Squeezed, from: number, cue: Cue): number | undefined {
  const { plain } = reading;
  const surname = surnameAt(plain, from);
  if (surname === undefined) return unlistedFrom(reading, from, cue);
  const given = from + surname.length;
  const ordinary = isWord(reading, from, given);
  const [short, long] = [given + 1, given + 2];
  if (ordinary && cue !== 'said') {
    // 「业主高峰投诉」 is about somebody, 「居民高峰期」 is not.
    if (cue === 'somebody' && isTold(reading, from, short)) return short;
    const isName = cue === 'somebody' && isGivenName(plain.slice(given, long));
    return isName && isTold(reading, from, long) ? long : undefined;
  }
  if (!isHan(plain.slice(given, short))) {
    // 「上官，」 alone is none; 「阿·买」 is told elsewhere.
    return undefined;
  }
  const second = plain.charAt(given + 1);
  const isTwo =
    isHan(second) &&
    !goesOn.test(plain.slice(short, short + 2)) &&
    !isApart(reading, from, short) &&
    // 「李福来了解」 is another than 「李红来电」.
    (!ends.includes(second) ||
      (isGivenName(second) && isEnd(reading, long) && !isEnd(reading, short)));
  const strict = cue !== 'said' || !surname.isCommon;
  if (isTwo && fits(long) && (isEnd(reading, long) || !isEnd(reading, short))) {
    if (isEnd(reading, long)) return long;
    // Nothing says that it ends there: only what can hardly be anything else.
    if (cue === 'said' || (cue === 'somebody' && surname.isCommon && isHardlyElse(long)))
      return long;
  }
  const shortFits = cue === 'said' || isGivenName(plain.slice(given, short));
  if (!shortFits || (!surname.isCommon && cue !== 'said' && !isPause(reading, short))) {
    return undefined;
  }
  if (isEnd(reading, short)) {
    return cue === 'perhaps' && !isPause(reading, short) ? undefined : short;
  }
  return cue === 'said' ? short : undefined;

  function fits(end: number): boolean {
    if (strict && !isGivenName(plain.slice(given, end))) return false;
    if (cue === 'perhaps' && !isPause(reading, end)) return false;
    return cue === 'said' || !places.includes(plain.charAt(end - 1)) || isEnd(reading, end);
  }

  function isHardlyElse(end: number): boolean {
    return (
      !places.includes(plain.charAt(end)) &&
      !isOrdinaryWord(plain.charAt(end - 1), plain.charAt(end))
    );
  }
}

/** Whether a surname and what follows are an ordinary word: 「石子」 is, and 「李家」, but not in 「石子轩」, 「李家豪」. */
function isWord({ plain }: Squeezed, from: number, given: number): boolean {
  if (given - from > 1 || !isOrdinaryWord(plain.charAt(from), plain.charAt(given))) return false;
  return !secondAfter[plain.charAt(given)]?.includes(plain.charAt(given + 1));
}

const secondAfter: Readonly<Record<string, string>> = {
  子: '轩涵墨豪睿恒昂皓骞琪萱欣怡晴妍宸辰航俊杰明强文博健建龙鹏鑫浩瑜若瑄铭谦煜奇轶翔怀',
  家: '豪伟辉兴明乐宝俊骏玲英荣福瑞琪诚强文华国祥平栋良铭欣怡慧敏珍琴',
};

/** Whether somebody was named just before who does something just behind. */
function isTold({ plain }: Squeezed, from: number, end: number): boolean {
  return (
    does.test(plain.slice(end, end + 4)) &&
    /(?:(?<!本)人|业主|住户|居民|村民|租户)["“(]?$/.test(plain.slice(Math.max(0, from - 5), from))
  );
}

/** A name of no surname that is listed: 「我叫卓玛」, 「来访人哈斯巴根」. */
function unlistedFrom(reading: Squeezed, from: number, cue: Cue): number | undefined {
  if (cue === 'perhaps') return undefined;
  const { plain } = reading;
  const dotted = /^\p{Script=Han}{1,7}(?:·\p{Script=Han}{1,8}){1,3}/u.exec(
    plain.slice(from, from + 30),
  );
  if (dotted !== null) {
    // The last part ends where it is no longer written as names are.
    const last = dotted[0].lastIndexOf('·') + 1;
    let end = last;
    while (end < dotted[0].length && isTranscribed(dotted[0].charAt(end))) end += 1;
    return from + Math.max(end, Math.min(last + 2, dotted[0].length));
  }
  const run = /^\p{Script=Han}{2,6}/u.exec(plain.slice(from, from + 6))?.[0] ?? '';
  for (let length = run.length; length >= 3; length -= 1) {
    if (isTranscribed(run.slice(0, length)) && isEnd(reading, from + length)) return from + length;
  }
  const whole = /^\p{Script=Han}{2,4}(?![\p{L}\p{N}])/u.exec(plain.slice(from, from + 5))?.[0];
  if (cue !== 'said' || whole === undefined || noName.test(whole)) return undefined;
  return /(?:叫|姓名|名字|真名|署名|落款|签名|签字)[^\p{L}\p{N}]{0,3}$/u.test(
    plain.slice(Math.max(0, from - 8), from),
  ) && isGivenName(whole)
    ? from + whole.length
    : undefined;
}

/** Forms of address. After them may stand what a shop is called by: 「王大妈饺子馆」. */
const address =
  '先生|女士|小姐|太太|大妈|大爷|大娘|大姐|大哥|大叔|大婶|大伯|大嫂|阿姨|奶奶|爷爷|叔叔|伯伯|婆婆|老师|师傅|老太太?|老先生|老爷子|老伯|老汉|老人家|嫂子?|婶子?|姨妈?|叔|哥|姐|同志|教授|大夫|医生|老板娘';
const addressed = new RegExp(
  `(?<surname>${anyCommonSurname}|(?<=[的上下门壁居]|^|[^\\p{Script=Han}])${anyRareSurname})(?<given>\\p{Script=Han}{0,2}?)(?:${address})`,
  'gu',
);
const isShop =
  /^.{0,5}(?:店|馆|面(?!前|对|临|积)|饺|包子|烧烤|火锅|餐|饭|小吃|超市|铺|坊|厂|公司|快餐|熟食|早点|串|粉|凉皮|麻辣|蛋糕|茶|诊所|药房|理发|美容|洗车|修)/u;
/** Words that end with what is a surname too: 「保安大哥」. */
const wordsBefore =
  /(?:[保公治平西延长]安|[主责信担前现历时]任|[语作中英课]文|历史|[人斑骑上车]马|[初高]中|[工农]民|开车|货车|[水电气]管|[东南西北][方]|[对双多]方|[河长]江|[绿树园]林|[老小]金|现金|[秋夏]季|[干]洪|[下]单|[包]装|[高]高)$/;

function beforeAddress({ plain }: Squeezed): Place[] {
  return [...plain.matchAll(addressed)].flatMap((match) => {
    const { surname = '', given = '' } = match.groups ?? {};
    const from = match.index;
    const end = from + match[0].length;
    const isWord =
      (given === '' && wordsBefore.test(plain.slice(Math.max(0, from - 1), from + 1))) ||
      (given !== '' && (!isGivenName(given) || isOrdinaryWord(surname, given.charAt(0))));
    return isWord || isShop.test(plain.slice(end, end + 8)) ? [] : [{ from, end }];
  });
}

/** 「邻居老宋」, 「我是小李」. */
const nickname = new RegExp(
  `(?:邻居|隔壁|对门|楼上|楼下|房东|租户|业主|住户|同事|朋友|我是|我叫|叫我|喊我|找|联系|问|邻家)(?:的|家|那家)?(?<hit>[老小阿](?![区时路房楼高车门石方马广水江田金白黄林])${anyCommonSurname})(?=头|家|她|他|两口|夫妇|先生|太太|媳妇|一家|就|说|也|都|在|的|是|总|每|天|把|养|装|[^\\p{Script=Han}]|$)`,
  'gu',
);

function nicknames({ plain }: Squeezed): Place[] {
  return [...plain.matchAll(nickname), ...plain.matchAll(posted)].map((match) => {
    const hit = match.groups?.['hit'] ?? '';
    return { from: match.index + match[0].length - hit.length, end: match.index + match[0].length };
  });
}

/** 「王小明（业主）」, 「王小明（男，71岁）」. */
function beforeBrackets(reading: Squeezed): Place[] {
  return [
    ...reading.plain.matchAll(
      /(?:[,，、]?(?=[男女][,，、。;；)])|\()(?=男|女|业主|住户|居民|村民|租户|户主|身份证|电话|手机|联系|[0-9]{11}|签[名字]|本人|退休|实名|举报人|投诉人|化名)/gu,
    ),
  ].flatMap(({ index }) => nameUntil(reading, index, true));
}

/** 「王小明反映：」, at the beginning of what is said. */
function beforeDeeds(reading: Squeezed): Place[] {
  const pattern =
    /(?:反映|反应|投诉|举报|检举|控告|来电|来信|来访|致电|实名|称|表示|口述|代笔|住在|家住|身份证|联系电话|手机号)/gu;
  return [...reading.plain.matchAll(pattern)].flatMap(({ index }) => {
    const [place] = nameUntil(reading, index, false);
    const before = place === undefined ? '' : reading.plain.slice(0, place.from).slice(-1);
    return place !== undefined && /^(?:|[。！!？?\n，,；;：:（(、\]】])$/u.test(before)
      ? [place]
      : [];
  });
}

/** 「找梁工」: called by a post. */
const posted = new RegExp(
  `(?:我是|找|联系|请|问|本人|叫我|喊我|让)(?<hit>${anyCommonSurname}(?:工|总|经理|主任|书记|队长|老板|局长|所长|科长|校长|会计|警官|律师))(?=[^\\p{Script=Han}]|也|了解|核实|联系|要|反映|$)`,
  'gu',
);

/** What may stand between a name and the number at which its bearer is reached. */
const beforeNumber =
  /(?:[,，、][男女])?(?:[,，、][0-9]{2}岁)?(?:[,，、]?身份证(?:件)?)?(?:的)?(?:联系)?(?:电话|手机|号码|座机|微信|tel|phone|mobile)?(?:号码?)?(?:是|为)?[^\p{L}\p{N}]{0,3}$/u;

function beforeNumbers(reading: Squeezed, numbers: readonly Hit[]): Place[] {
  return numbers.flatMap((hit) => {
    if (hit.kind !== 'phone' && hit.kind !== 'id-number') return [];
    const at = unitAt(reading, hit.start);
    const before = reading.plain.slice(Math.max(0, at - 16), at);
    const between = beforeNumber.exec(before)?.[0].length ?? 0;
    return nameUntil(reading, at - between, true);
  });
}

/** The unit that stands at a place of the text: units are in order. */
function unitAt({ starts }: Squeezed, start: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What ends a letter before its writer's name, and what may follow it. */
const afterSignature =
  /(?:[^\p{L}\p{N}]|\d{2,4}(?:年|[./-])\d{1,2}(?:月|[./-])\d{1,2}[日号]?|\d{1,2}月\d{1,2}[日号]?|\d{11}|\d{4}年\d{1,2}月|敬上|谨上|敬启|拜上|呈上|上$|书$|即日|亲笔|携全家)*$/u;
const beforeSignature =
  /(?:(?:^|[。！!？?\n…~])[^\p{L}\p{N}]{0,4}|敬礼[^\p{L}\p{N}]{0,4}|[-—]{2,}|[。！!？?\n…][^\p{L}\p{N}]{0,3}(?:您的|一名|一位|你们的)?(?:热心|普通|受害)?(?:市民|居民|业主|村民|群众|住户|女儿|朋友)[^\p{L}\p{N}]{0,2})$/u;

function signatures(reading: Squeezed): Place[] {
  const { plain, figures } = reading;
  const tail = afterSignature.exec(figures.slice(-60))?.[0].length ?? 0;
  const end = plain.length - tail;
  return [4, 3, 2].flatMap((length) => {
    const from = end - length;
    if (from < 0 || !isHan(plain.slice(from, end))) return [];
    if (!beforeSignature.test(plain.slice(Math.max(0, from - 16), from))) return [];
    // A place may stand in the last line too: 「……。\n南苑路」.
    const isPlace =
      places.includes(plain.charAt(end - 1)) &&
      !/(?:敬礼|--|—)[^\p{L}\p{N}]{0,4}$/u.test(plain.slice(Math.max(0, from - 8), from));
    if (isPlace) return [];
    const isSure =
      /(?:\n|敬礼|--|—|特此[举反投]\p{Script=Han}。|谢谢[！!。])[^\p{L}\p{N}]{0,4}$/u.test(
        plain.slice(Math.max(0, from - 10), from),
      );
    return isWhole(reading, from, end, isSure) ? [{ from, end }] : [];
  });
}

/** The name that ends there and begins after no other Chinese character, or after a word that a name follows. */
function nameUntil(reading: Squeezed, end: number, isSure: boolean): Place[] {
  const { plain } = reading;
  for (let length = 4; length >= 2; length -= 1) {
    const from = end - length;
    if (from < 0 || !isHan(plain.slice(from, end))) continue;
    const stands =
      from === 0 ||
      !isHan(plain.charAt(from - 1)) ||
      /(?:是|叫|找|系|人|主|户|民|的)$/.test(plain.slice(0, from).slice(-1));
    if (stands && isWhole(reading, from, end, isSure)) return [{ from, end }];
  }
  return [];
}

/** Whether a passage as it is has the form of a name, and is no ordinary word. */
function isWhole(reading: Squeezed, from: number, end: number, isSure: boolean): boolean {
  const { plain } = reading;
  const surname = surnameAt(plain, from);
  if (surname === undefined) return false;
  const given = plain.slice(from + surname.length, end);
  if (given.length < 1 || given.length > 2 || !isGivenName(given)) return false;
  if (isWord(reading, from, from + surname.length)) {
    return isSure && given.length === 2 && !/[见谢重后时前来上下日年月]$/.test(given);
  }
  return surname.isCommon || given.length === 2 || isSure;
}

/** Others that are named with somebody: 「王小明、李红和张伟一起」. */
function andOthers(reading: Squeezed, after: number): Place[] {
  const places: Place[] = [];
  for (let end = after; places.length < 20;) {
    const joint = /^(?:\([^)]{1,8}\))?(?:、|和|与|及|以及|,|，|\/)(?:邻居|业主|居民|村民)?/u.exec(
      reading.plain.slice(end, end + 16),
    )?.[0];
    if (joint === undefined) break;
    const from = end + joint.length;
    const surname = surnameAt(reading.plain, from);
    const next = surname === undefined ? undefined : nameFrom(reading, from, 'somebody');
    const needsPause = /[,，]/.test(joint) || surname?.isCommon === false;
    if (next === undefined || (needsPause && !isPause(reading, next))) break;
    places.push({ from, end: next });
    end = next;
  }
  return places;
}

/** 「我姓张，名建军」. */
function spelled({ plain }: Squeezed): Place[] {
  const pattern = new RegExp(
    `姓(?<hit>${anyCommonSurname}[,，、]?(?:单?名|叫)(?:叫|字|是)?\\p{Script=Han}{1,2})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  return [...plain.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return { from: end - (match.groups?.['hit'] ?? '').length, end };
  });
}

/** 「我叫Li Ming」. */
function foreignNames({ plain }: Squeezed): Place[] {
  const pattern =
    /(?:我叫|名叫|姓名|名字(?:是|叫)|mynameis|联系人:|举报人:)[^\p{L}\p{N}]{0,2}(?<hit>[a-z]{2,12}[a-z. '·-]{0,16})(?![a-z0-9@])/gu;
  return [...plain.matchAll(pattern)].map((match) => {
    const hit = match.groups?.['hit'] ?? '';
    const end = match.index + match[0].length;
    return { from: end - hit.length, end };
  });
}

function isHan(characters: string): boolean {
  return characters !== '' && /^\p{Script=Han}+$/u.test(characters);
}

/** A blank was left there, and none inside what stands before. */
function isApart({ blanks }: Squeezed, from: number, end: number): boolean {
  if (!blanks.has(end)) return false;
  for (let at = from + 1; at < end; at += 1) if (blanks.has(at)) return false;
  return true;
}

/** Whether something follows that a name ends before. */
function isEnd(reading: Squeezed, end: number): boolean {
  return reading.blanks.has(end) || follows.test(reading.plain.slice(end, end + 4));
}

/** Whether a name would stand at the end of what is said. */
function isPause({ plain, blanks }: Squeezed, end: number): boolean {
  return (
    blanks.has(end) ||
    /^(?:$|[^\p{Script=Han}]|了解|核实|称(?!为)|说|等|来电|来信|多次|也|反映|投诉|举报|电话|手机|联系|同志|本人|先生|女士|作证|代笔|口述|代写|要|求证|，)/u.test(
      plain.slice(end, end + 2),
    )
  );
}
