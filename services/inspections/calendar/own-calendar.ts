import { beijingDate, calendarWith, unpublishedOn, type Calendar } from '@ducha/calendar';
import { calendarId } from '@ducha/directory';
import { ref } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import { calendarStream } from './calendar-fold.ts';
import { contentOf } from './calendar-state.ts';

/** The working days as they hold now, from the stream of their owner. */
export async function ownCalendar({ log }: Pick<Store, 'log'>): Promise<Calendar> {
  return calendarWith(contentOf((await log.load(ref(calendarStream, calendarId))).state));
}

/** The years of which nothing is known on the last day before a moment. */
export function unknownOf(due: string, calendar: Calendar): number[] {
  const lastDay = beijingDate(new Date(Date.parse(due) - 1).toISOString());
  return [...unpublishedOn(lastDay, calendar)];
}
