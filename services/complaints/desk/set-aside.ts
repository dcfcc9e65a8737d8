import { addDays, beijingDate, startOfDay } from '@ducha/calendar';
import type { Rejection } from '@ducha/event-log';
import { fault } from '../complaint/refused-command.ts';

/**
 * Until when a complaint is set aside: until the day that is named begins, else tomorrow. Its date runs on, so it is back
 * when that has come; one whose date has come, or that has none, can be put off until tomorrow all the same, to do the others first.
 */
export function asideUntil(
  due: string | null,
  { until, now }: { readonly until: string | undefined; readonly now: string },
): string | Rejection {
  const today = beijingDate(now);
  const tomorrow = startOfDay(addDays(today, 1));
  const last = due === null || due < tomorrow ? tomorrow : due;
  if (until === undefined) return tomorrow;
  if (until <= today)
    return fault('dates-impossible', 'until', 'It is to be back later than today');
  const back = startOfDay(until);
  return back > last
    ? fault('dates-impossible', 'until', 'It is to be back before its date has come')
    : back;
}
