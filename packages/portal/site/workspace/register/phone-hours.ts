import { beijingTime } from '../../dates.ts';

/** `8:00-20:00`, with any dash, or the words for it in either language. */
const span = /(\d{1,2})[:：](\d{2})\s*(?:[-－–—~～]+|\u81f3|\u5230|to)\s*(\d{1,2})[:：](\d{2})/giu;

/** What may stand beside: every day, and what separates. */
const nothingElse = /^(?:\u6bcf[\u65e5\u5929]|daily|[\s,;，；、。.])*$/iu;

/**
 * Whether a moment is outside of the hours of a telephone 受理时间, which are words: undefined where they say more than
 * times of the day, as that they hold for working days, and where they say none.
 * @param moment ISO 8601
 */
export function isOutside(hours: string, moment: string): boolean | undefined {
  const spans = [...hours.matchAll(span)].map(
    ([, fromHour = '', from = '', hour = '', until = '']) => ({
      from: `${fromHour.padStart(2, '0')}:${from}`,
      until: `${hour.padStart(2, '0')}:${until}`,
    }),
  );
  if (spans.length === 0 || !nothingElse.test(hours.replaceAll(span, ''))) return undefined;
  const now = beijingTime(moment);
  return !spans.some(({ from, until }) =>
    // Some answer over midnight.
    from <= until ? from <= now && now < until : from <= now || now < until,
  );
}
