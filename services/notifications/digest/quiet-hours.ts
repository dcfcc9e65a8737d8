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
