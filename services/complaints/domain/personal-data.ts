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
 * word boundary helps: runs of digits are found in full-width, Chinese and ASCII form, with blanks,
 * dashes, dots and brackets inside.
 */
export function findPersonalData(text: string, own: OwnData): Hit[] {
  const plain = plainForm(text);
  const hits = [
    ...numberHits(plain, text),
    ...patternHits(plain, eMail, 'e-mail'),
    ...patternHits(plain, account, 'contact-account'),
    ...ownHits(plain, text, own),
  ];
  return hits.sort((a, b) => a.start - b.start || a.end - b.end);
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
  /(?:微信|qq|wechat|抖音|支付宝)(?:号码|账号|帐号|号)?[ 为是:]*[a-z0-9][a-z0-9_-]{4,}/g;
/** Landlines and mobiles named as such may be as short as seven digits. */
const calledPhone = /(?:电话|手机|座机|热线|联系方式|tel|phone)[^0-9。；]{0,6}$/;

/** One character for one: half width, lower case, Chinese digits as digits, dashes and blanks alike. */
function plainForm(text: string): string {
  return Array.from({ length: text.length }, (_, index) => plainUnit(text.charAt(index))).join('');
}

const chineseDigits = '零一二三四五六七八九';
const dashes = new Set('–—―‐‑‒−─﹣~·');

function plainUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) {
    const half = String.fromCharCode(code - 0xfee0).toLowerCase();
    return half === '~' ? '-' : half;
  }
  if (unit === '〇') return '0';
  if (unit === '幺') return '1';
  const digit = chineseDigits.indexOf(unit);
  if (digit >= 0) return String(digit);
  if (dashes.has(unit)) return '-';
  if (/\s/.test(unit)) return ' ';
  if (unit === '（') return '(';
  if (unit === '）') return ')';
  if (unit === '：') return ':';
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}

/**
 * Digits that belong together, and where each stands. `breaks` are the digits before which a number may
 * begin or end: at a separator, and where Chinese digits and others meet (「共一13800138000」).
 */
interface Run {
  readonly digits: string;
  readonly at: readonly number[];
  readonly breaks: ReadonlySet<number>;
}

function runsOf(plain: string, text: string): Run[] {
  return [...plain.matchAll(/[0-9](?:[ \-.()/,]{0,3}[0-9])*x?/g)].map((match) => {
    const at: number[] = [];
    const breaks = new Set<number>([0]);
    let digits = '';
    let chinese = false;
    for (const [offset, unit] of match[0].split('').entries()) {
      const separator = !/[0-9x]/.test(unit);
      const wasChinese: boolean = chinese;
      if (!separator)
        chinese = /[零〇幺一二三四五六七八九]/.test(text.charAt(match.index + offset));
      if (separator || unit === 'x' || chinese !== wasChinese) breaks.add(digits.length);
      if (separator) continue;
      at.push(match.index + offset);
      digits += unit;
    }
    breaks.add(digits.length);
    return { digits, at, breaks };
  });
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
    return hits.length > 0 ? hits : shortPhone(plain, run);
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
  return /^[2-8]\d{6,7}$/.test(run.digits) && calledPhone.test(before)
    ? [hitIn(run, 0, run.digits.length, 'phone')]
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
    ...spacedHits(plain, own.name, 2, 'complainant-name'),
    ...ownAddressHits(plain, own.address),
  ];
}

/** The complainant's phone anywhere in a run of digits, whatever stands before or after. */
function ownPhoneHits(plain: string, text: string, phone: string | null): Hit[] {
  const digits = plainForm(phone ?? '')
    .replaceAll(/[^0-9]/g, '')
    .replace(/^(?:00)?86(?=1)/, '');
  if (digits.length < 5) return [];
  return runsOf(plain, text).flatMap((run) =>
    placesOf(run.digits, digits).map((from) =>
      hitIn(run, from, from + digits.length, 'complainant-phone'),
    ),
  );
}

/** A word with any blanks between its characters. */
function spacedHits(
  plain: string,
  word: string | null,
  least: number,
  kind: PersonalDataKind,
): Hit[] {
  const units = plainForm(word ?? '')
    .replaceAll(' ', '')
    .split('');
  if (units.length < least) return [];
  const pattern = units.map((unit) => unit.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')).join(' *');
  return patternHits(plain, new RegExp(pattern, 'g'), kind);
}

/** How much of an address gives it away, when a number (of house, building, room) is in it. */
const tellingLength = 6;

/** The whole address, or any piece of it of some length that holds a number. */
function ownAddressHits(plain: string, address: string | null): Hit[] {
  const whole = spacedHits(plain, address, 4, 'complainant-address');
  if (whole.length > 0) return whole;
  const units = plainForm(address ?? '').replaceAll(/[ ,.，。、]/g, '');
  const pieces = Array.from({ length: Math.max(0, units.length - tellingLength + 1) }, (_, from) =>
    units.slice(from, from + tellingLength),
  ).filter((piece) => /[0-9]/.test(piece));
  const hits = pieces.flatMap((piece) => spacedHits(plain, piece, 1, 'complainant-address'));
  return joined(hits);
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

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

/** The same number in another writing is the same. */
function comparable(passage: string): string {
  return plainForm(passage).replaceAll(/[ \-.()/,:]/g, '');
}
