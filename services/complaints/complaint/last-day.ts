import { beijingDate } from '@ducha/calendar';

/** The last day, in Beijing, on which something is in time, given the moment from which it is late. */
export function lastDay(late: string): string {
  return beijingDate(new Date(Date.parse(late) - 1).toISOString());
}
