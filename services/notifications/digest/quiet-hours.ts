import { addDays, addHours, beijingDate, beijingDateTime, startOfDay } from '@ducha/calendar';
import type { NotificationsPolicy } from '@ducha/policy';

/** The first moment from this one on at which an official may be disturbed (UTC). */
export function outsideQuietHours(
  instant: string,
  quiet: NotificationsPolicy['quietHours'],
): string {
  const hour = Number(beijingDateTime(instant).slice(11, 13));
  if (hour >= quiet.until && hour < quiet.from) return instant;
  const date = beijingDate(instant);
  return addHours(startOfDay(hour < quiet.until ? date : addDays(date, 1)), quiet.until);
}

/**
 * When something may be said that is about a date: outside the quiet hours, but not after the date on account of them.
 * What would have to wait until the date has passed goes at once.
 */
export function maySayAt(
  instant: string,
  due: string,
  quiet: NotificationsPolicy['quietHours'],
): string {
  const allowed = outsideQuietHours(instant, quiet);
  return isHeldPast(due, instant, allowed) ? instant : allowed;
}

/** Whether what is about a date to come would wait from one moment to another until the date has passed. */
export function isHeldPast(due: string, from: string, until: string): boolean {
  return Date.parse(from) < Date.parse(due) && Date.parse(until) >= Date.parse(due);
}
