import { patternHits, type Hit } from './hit.ts';
import type { Reading } from './reading.ts';

/** What may stand between two places of a number that is written apart. */
const apart = '[ ·-]?';
const digits = (least: number, most = least): string =>
  `[0-9](?:${apart}[0-9]){${least - 1},${most - 1}}`;
const alone = (form: string): RegExp => new RegExp(`(?<![a-z0-9-])(?:${form})(?![a-z0-9])`, 'g');

/** Numbers of passports, of permits for Hong Kong, Macau and Taiwan, and of identity cards that are given there. */
export const documentForms: readonly {
  readonly kind: 'passport' | 'id-number';
  readonly form: RegExp;
  readonly example: string;
}[] = [
  {
    // A passport: E, or E and a letter, since 2012; G before; D, S and P of those who travel in office.
    kind: 'passport',
    form: alone(
      `e${apart}[0-9a-hj-np-z]${apart}${digits(7)}|g${apart}${digits(8)}|[dsp]e?${apart}${digits(8)}|[dsp]e${apart}${digits(7)}`,
    ),
    example: '护照E12345678',
  },
  {
    // A permit to come here: H or M, 8 digits, and 2 more of the cards before; to go there: C, W, L or T.
    kind: 'passport',
    form: alone(
      `[hm]${apart}${digits(8)}(?:${apart}${digits(2)})?|c${apart}[0-9a-hj-np-z]${apart}${digits(7)}|[wlt]${apart}${digits(8)}`,
    ),
    example: '通行证H1234567890',
  },
  {
    // Whatever is called a passport or a permit.
    kind: 'passport',
    form: new RegExp(
      `(?:护照|通行证|回乡证|台胞证|居留证|居留许可证?|旅行证|军官证|士兵证|军人证|警官证|passport)(?:件|本|no|num|number)?(?:号码?|编号)?[^\\p{L}\\p{N}]{0,3}(?:是|为)?[^\\p{L}\\p{N}]{0,3}(?<hit>[军士文][ ]?字?第?${digits(6, 9)}号?|[a-z]{0,3}${apart}${digits(5, 12)}[a-z]?)(?![a-z0-9])`,
      'gu',
    ),
    example: '台胞证号01234567',
  },
  {
    // Hong Kong: one or two letters, six digits, the check in brackets. Macau: seven digits, the check so.
    kind: 'id-number',
    form: alone(
      `[a-z]{1,2}${apart}${digits(6)} ?\\( ?[0-9a] ?\\)|[1578]${apart}${digits(6)} ?\\( ?[0-9] ?\\)`,
    ),
    example: '香港身份证A123456(7)',
  },
  {
    // Taiwan: a letter, 1 or 2, eight digits; a foreigner's permanent residence: three letters, twelve digits.
    kind: 'id-number',
    form: /(?:身份证|居留身份证|永久居留证|统一证)(?:件)?(?:号码?)?[^\p{L}\p{N}]{0,3}(?:是|为)?[^\p{L}\p{N}]{0,3}(?<hit>[a-z][12][0-9]{8}|[a-z]{3}[0-9]{12})(?![a-z0-9])/gu,
    example: '台湾身份证A123456789',
  },
];

/** What is called so is a number of something else. */
const calledOther =
  /(?:编号|单号|受理号|许可证|资质证书|型号|文号|批号|标准|批次|合同号?|项目号?|出厂号?|设备号?|机号|桩号|图号|车次|航班)(?:码)?[^\p{L}\p{N}]{0,3}$/u;

export function documentHits(reading: Reading): Hit[] {
  const { plain, figures } = reading;
  return documentForms.flatMap(({ kind, form }) =>
    patternHits(reading, form, kind, (from, end) => {
      const passage = figures.slice(from, end).replaceAll(/[^a-z0-9]/g, '');
      // A letter and a day are the number of a matter: D20251220.
      const isDay = /^[a-z]20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(passage);
      return !isDay && !calledOther.test(plain.slice(Math.max(0, from - 12), from));
    }),
  );
}
