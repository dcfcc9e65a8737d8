import type { PersonalDataKind } from '@ducha/contracts';
import { digitRuns, type DigitRun } from './digit-run.ts';
import type { Hit } from './hit.ts';

/** A form of numbers: looked for where a group of digits begins, and it must end where one ends. */
interface NumberForm {
  readonly kind: 'phone' | 'id-number';
  readonly form: RegExp;
  readonly example: string;
}

export const numberForms: readonly NumberForm[] = [
  {
    // 18 places: region, date of birth, serial, check.
    kind: 'id-number',
    form: /[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9x]/y,
    example: '身份证110105199003072316',
  },
  {
    // 15 places, as given until 1999: the year has two.
    kind: 'id-number',
    form: /[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}/y,
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
];

/** Landlines and mobiles named as such may be as short as seven digits: 「座机是87654321」. */
const calledPhone = /(?:电话|手机|座机|热线|联系方式|tel|phone)[^0-9。；]{0,6}$/;

/** Every number that has one of the forms, or is called a phone. */
export function numberHits(plain: string, text: string): Hit[] {
  return digitRuns(plain, text).flatMap((run) => {
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

/** The passage of some digits of a run. */
export function hitIn(run: DigitRun, from: number, end: number, kind: PersonalDataKind): Hit {
  return { start: run.at[from] ?? 0, end: (run.at[end - 1] ?? 0) + 1, kind };
}

function formAt(
  run: DigitRun,
  from: number,
): { readonly kind: 'phone' | 'id-number'; readonly end: number } | undefined {
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
function shortPhone(plain: string, run: DigitRun): Hit[] {
  const before = plain.slice(0, run.at[0] ?? 0);
  const end = [8, 7].find((length) => run.breaks.has(length));
  return end !== undefined && /^[2-8]/.test(run.digits) && calledPhone.test(before)
    ? [hitIn(run, 0, end, 'phone')]
    : [];
}
