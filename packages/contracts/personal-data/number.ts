import type { PersonalDataKind } from './kinds.ts';
import { digitRuns, type DigitRun } from './digit-run.ts';
import { hitAt, type Hit } from './hit.ts';
import type { Reading } from './reading.ts';

/** A form of numbers: looked for where a group of digits begins, and it must end where one ends. */
interface NumberForm {
  readonly kind: 'phone' | 'id-number' | 'bank-card';
  readonly form: RegExp;
  readonly holds?: (digits: string) => boolean;
  readonly example: string;
}

/** The provinces by which a number of a citizen begins. */
const province = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])';
const monthAndDay = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';

export const numberForms: readonly NumberForm[] = [
  {
    // 18 places: region, date of birth, serial, check (GB 11643); people mistype the check, so it is not asked for.
    kind: 'id-number',
    form: new RegExp(`${province}\\d{4}(?:18|19|20)\\d{2}${monthAndDay}\\d{3}[0-9x]`, 'y'),
    example: '身份证110105199003072316',
  },
  {
    // 15 places, as given until 1999: the year has two.
    kind: 'id-number',
    form: new RegExp(`${province}\\d{6}${monthAndDay}\\d{3}`, 'y'),
    example: '旧证110105900307231',
  },
  // A mobile.
  { kind: 'phone', form: /(?:0{0,2}86)?1[3-9]\d{9}/y, example: '打13811112222' },
  {
    // A landline with its area.
    kind: 'phone',
    form: /(?:0{0,2}86)?0?(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}/y,
    example: '厂家010-87654321',
  },
  // A service number.
  { kind: 'phone', form: /[48]00\d{7}/y, example: '热线400-810-8888' },
  {
    // 16 to 19 places, by the numbers that banks of China and the schemes have (ISO/IEC 7812), with its check.
    kind: 'bank-card',
    form: /(?:62|4\d|5[1-9]|3[4-7]|6[0589]|9[5-9])\d{14,17}/y,
    holds: isLuhn,
    example: '打到6222020200123456788的卡',
  },
];

/** What is called so is a phone, though it is as short as seven digits: 「座机是87654321」. */
const calledPhone =
  /(?:电话|手机|座机|固话|宅电|热线|联系方式|传真|(?<![证照编车])号码|拨打|拨|致电|联系我|找我|打我?|tel|phone|fax)[^0-9。；;]{0,6}$/;
const calledPhoneAfter =
  /^[^\p{L}\p{N}]?(?:是|为)?(?:我|我家|家里|家)?的?(?:座机|家庭电话|固定电话|固话|宅电)/u;
/** A card or an account of a bank, of any length that they have. */
const calledCard =
  /(?:卡号|银行卡|储蓄卡|信用卡|借记卡|工资卡|社保卡|(?<!支付宝)账[号户]|[工农建中交招邮]行|(?:农业|工商|建设|中国|交通|招商|邮储|邮政|商业|民生|兴业|光大|浦发|中信|华夏|平安|广发)银行|储蓄|农信社?|信用社|开户行|转账到?|汇款到?|打款到?|退款到?|退到)[^0-9。；;]{0,6}$/;
const calledId = /(?:身份证(?:件)?|证件|公民身份)(?:号码?|编号)?[^0-9。；;]{0,4}$/;
/** What is called so is a number of something else. */
const calledOther =
  /(?:编号|单号|受理号|工单|许可证号?|执照号?|文号|代码|批号|案号|流水号|票号|货号|条码|备案号|合同号|发票号?|型号|出厂号|设备号|资质证号)(?:码)?[为是:#( ]{0,3}$/;
/** It is so much of something. */
const measured = /^ ?(?:元|万|亿|吨|立方|平方|平米|㎡|m2|千瓦|公里|毫克|微克|%|℃)/;

/** Every number that has one of the forms, or is called one. */
export function numberHits(reading: Reading): Hit[] {
  return digitRuns(reading).flatMap((run) => {
    const hits: Hit[] = [];
    const called = calledAt(reading, run, 0);
    for (let from = 0; from < run.digits.length; from += 1) {
      if (!run.breaks.has(from)) continue;
      const found = formAt(reading, run, from) ?? (from === 0 ? called : undefined);
      if (found === undefined) continue;
      hits.push(hitIn(reading, run, from, found.end, found.kind));
      from = found.end - 1;
    }
    return hits;
  });
}

/** The passage of some digits of a run. */
export function hitIn(
  reading: Reading,
  run: DigitRun,
  from: number,
  end: number,
  kind: PersonalDataKind,
): Hit {
  return hitAt(reading, run.at[from] ?? 0, (run.at[end - 1] ?? 0) + 1, kind);
}

interface Found {
  readonly kind: NumberForm['kind'];
  readonly end: number;
}

function formAt(reading: Reading, run: DigitRun, from: number): Found | undefined {
  for (const { kind, form, holds } of numberForms) {
    form.lastIndex = from;
    const match = form.exec(run.digits);
    if (match === null) continue;
    const end = endOfForm(run, from, match[0], holds);
    // A landline without its leading zero or area would be any number: it needs the separator's help.
    const landlineAlone = kind === 'phone' && !/^(?:0|86|1[3-9]|[48]00)/.test(match[0]);
    if (end === undefined || landlineAlone) continue;
    if (!isGrouped(run, from, end) || isOther(reading, run, from, end)) continue;
    return { kind, end };
  }
  return undefined;
}

/** Where it ends: a card is as long as its check says. */
function endOfForm(
  run: DigitRun,
  from: number,
  match: string,
  holds: NumberForm['holds'],
): number | undefined {
  if (holds === undefined) {
    const end = from + match.length;
    return run.breaks.has(end) ? end : undefined;
  }
  for (let length = match.length; length >= 16; length -= 1) {
    if (run.breaks.has(from + length) && holds(match.slice(0, length))) return from + length;
  }
  return undefined;
}

/** How a mobile or a landline is written in groups, whatever stands between them. */
const usualGroups = new Set([
  '3,4,4',
  '3,8',
  '4,8',
  '4,7',
  '4,4,4',
  '4,4,3',
  '3,3,5',
  '7,4',
  '4,3,4',
]);

/**
 * Whether digits in groups are one number: nothing between them, the groups that phones have, or what only sets apart. A
 * list (「1、3、56、7」) or decimals (「58.3、61.2」) are none.
 */
function isGrouped({ gaps, digits }: DigitRun, from: number, end: number): boolean {
  const lengths: number[] = [];
  const between = new Set<string>();
  let length = 0;
  for (let at = from; at < end; at += 1) {
    const separator = at === from ? '' : (gaps[at] ?? '');
    if (separator !== '') {
      lengths.push(length);
      length = 0;
      between.add(separator.trim() === '' ? ' ' : separator.trim());
    }
    length += 1;
  }
  lengths.push(length);
  if (lengths.length === 1) return true;
  const withoutCountry = digits.startsWith('86', from) ? lengths.slice(1) : lengths;
  if (usualGroups.has(lengths.join(',')) || usualGroups.has(withoutCountry.join(','))) return true;
  if (![...between].some((separator) => /[、,;。.:#\n]/.test(separator))) return true;
  const isOneSort = between.size === 1 && !between.has('\n');
  return isOneSort && (Math.max(...lengths) === 1 || Math.min(...lengths) >= 3);
}

/** Whether the text says that it is a number of something else, or an amount. */
function isOther({ plain }: Reading, run: DigitRun, from: number, end: number): boolean {
  const first = run.at[from] ?? 0;
  const last = (run.at[end - 1] ?? 0) + 1;
  return (
    (from === 0 && calledOther.test(plain.slice(Math.max(0, first - 12), first))) ||
    measured.test(plain.slice(last, last + 4))
  );
}

/** Digits of no form, where the text says what they are. */
function calledAt({ plain }: Reading, run: DigitRun, from: number): Found | undefined {
  const first = run.at[from] ?? 0;
  const before = plain.slice(Math.max(0, first - 16), first);
  const length = [...run.breaks].filter((end) => end > from).toSorted((a, b) => b - a);
  const end = (least: number, most: number): number | undefined =>
    length.find((one) => one - from >= least && one - from <= most);
  const card = end(12, 21);
  if (card !== undefined && calledCard.test(before)) return { kind: 'bank-card', end: card };
  const id = end(15, 18);
  if (id !== undefined && calledId.test(before)) return { kind: 'id-number', end: id };
  const phone = end(7, 8);
  if (phone === undefined || !/^[2-8]/.test(run.digits.slice(from))) return undefined;
  if (isDate(run.digits.slice(from, phone))) return undefined;
  const after = plain.slice((run.at[phone - 1] ?? 0) + 1).slice(0, 12);
  return calledPhone.test(before) || calledPhoneAfter.test(after)
    ? { kind: 'phone', end: phone }
    : undefined;
}

function isDate(digits: string): boolean {
  return /^20[0-4]\d(?:0?[1-9]|1[0-2])(?:0?[1-9]|[12]\d|3[01])$/.test(digits);
}

/** The check of cards: every other digit from the last but one on is doubled, its digits summed (ISO/IEC 7812-1). */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (const [place, digit] of digits.split('').toReversed().entries()) {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
