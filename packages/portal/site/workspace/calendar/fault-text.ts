import type { Fault } from '@ducha/contracts';
import type { calendar } from './zh.ts';

/** What is wrong with the calendar that was sent, in words; `undefined` where the page has none of its own. */
export function faultText(
  texts: (typeof calendar)['fault'],
  { pointer, code }: Pick<Fault, 'pointer' | 'code'>,
): string | undefined {
  const sentences: Readonly<Record<string, string>> = { ...texts.code, ...texts.at };
  return sentences[`${pointer} ${code}`] ?? sentences[code];
}

/** The same with the holiday in which it is, for a list of all that is wrong. */
export function faultInPlace(
  texts: (typeof calendar)['fault'],
  fault: Fault,
  nameOf: (holiday: number) => string,
): string | undefined {
  const said = faultText(texts, fault);
  const place = /^#\/notice\/holidays\/(\d+)\//.exec(fault.pointer)?.[1];
  if (said === undefined || place === undefined) return said;
  return texts.holiday(Number(place) + 1, nameOf(Number(place)), said);
}
