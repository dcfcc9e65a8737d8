import { addHours, beijingDate, endOfDay } from './beijing-time.ts';
import type { Instant } from './beijing-time.ts';
import { addDays } from './local-date.ts';
import { addPeriod } from './period.ts';
import { stateCouncilCalendar } from './working-days.ts';

/** What ended may be taken up again, or its end be found a slip: it counts for an end after these days. */
const daysToSettle = 7;

/** When an end counts for one. */
export function settledAt(endedAt: Instant): Instant {
  return endOfDay(addDays(beijingDate(endedAt), daysToSettle));
}

/** Until when something is kept that ended then: the end of the same day so many months later, in Beijing. */
export function keptUntil(endedAt: Instant, months: number): Instant {
  return addPeriod(endedAt, { value: months, unit: 'months' }, stateCouncilCalendar).at;
}

/**
 * A date that is met again when so much was done at it already: a minute later each time, so that each is a moment of
 * its own. What one transaction cannot hold goes with the next.
 */
export function metAgain(date: Instant, times: number): Instant {
  return addHours(date, times / 60);
}
