import { beijingDate } from '@ducha/calendar';

/** Where the histories of a day begin: other ones each day, the same ones all day. */
export function seedOfTheDay(now: Date): number {
  return Number(beijingDate(now.toISOString()).replaceAll('-', '')) * 1000;
}
