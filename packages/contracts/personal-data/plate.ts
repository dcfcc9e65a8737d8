import { patternHits, type Hit } from './hit.ts';
import type { Reading } from './reading.ts';

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
/** No plate has the letter I; O is of the police, and what people write for a nought. */
const letter = '[a-hj-z]';
const apart = '[ ·.:_—-]{0,3}';
const place = `${apart}[a-hj-z0-9]`;

/** Plates of vehicles (GA 36): province, letter, five places, six with a D or F of new energy. */
export const plateForms: readonly { readonly form: RegExp; readonly example: string }[] = [
  {
    // Not the number of a standard after the province's sign for 「new」: 新GB12348.
    form: new RegExp(
      `[${provinces}]${apart}(?:牌(?:照|号)?)?${apart}(?<!新${apart}(?=gb|db|hj|iso|gjb))${letter}(?=(?:${apart}[a-z]){0,3}${apart}[0-9])(?:${place}){4}(?:${place}{1,2}|${apart}[挂学警港澳领超])(?:${apart}[挂学警港澳领超])?(?![a-z0-9])`,
      'g',
    ),
    example: '京A12345',
  },
  {
    // Of the army and the armed police: WJ, two letters and five digits.
    form: /(?<![a-z0-9])(?:wj ?[0-9京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]{0,2}|[vknbscjg][a-hj-z]|[军空海北南沈兰济广成][a-hj-z])[·-] ?[0-9]{5}(?![0-9a-z])|使 ?[0-9]{6}(?![0-9])/g,
    example: 'WJ京·12345',
  },
  {
    // Whatever is called one.
    form: /(?:车牌(?:号码?|照)?|牌照号?|车号|牌号)[^\p{L}\p{N}]{0,3}(?:是|为)?[^\p{L}\p{N}]{0,3}(?<hit>[a-hj-z][·-]?[a-hj-z0-9]{5,6}|尾号(?:是|为)?[a-z0-9]{3,5})(?![a-z0-9])/gu,
    example: '车牌号B·D1234',
  },
];

export function plateHits(reading: Reading): Hit[] {
  return plateForms.flatMap(({ form }) =>
    patternHits(
      reading,
      form,
      'plate',
      // At least two digits: 「京A区」 with letters behind it is none.
      (from, end) => reading.figures.slice(from, end).replaceAll(/[^0-9]/g, '').length >= 2,
    ),
  );
}
