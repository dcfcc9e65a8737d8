import { addHours, type Calendar } from '@ducha/calendar';
import { calendarChanged } from '@ducha/contracts';
import { isRejection, ref, type Projection } from '@ducha/event-log';
import { reaction, type Reaction, type Store } from '@ducha/lambda';
import {
  calendarId,
  calendarStream,
  decideCalendarCopy,
  rounds,
  type CalendarCopy,
  type CalendarEvent,
} from './calendar-stream.ts';

/** How a service keeps its copy of the working days: by this event of their owner. */
export function calendarReaction({ log }: Pick<Store, 'log'>): Reaction {
  return reaction(calendarChanged, async ({ data, version, command }) => {
    const done = await log.handle({
      command,
      stream: ref(calendarStream, calendarId),
      decide: (state) => decideCalendarCopy(state, { content: data, sourceVersion: version }),
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}

/** The working days as this service knows them now: read from the log whenever a date is counted. */
export async function readCalendar({ log }: Pick<Store, 'log'>): Promise<Calendar> {
  return (await log.load(ref(calendarStream, calendarId))).state.calendar;
}

/** How long after a calendar came the dates are gone through a second time, in hours: five minutes. */
const secondRound = 5 / 60;

/** When the dates are to be gone through next; undefined when that is done. */
export function nextRound({ heardAt, gone }: CalendarCopy): string | undefined {
  if (heardAt === null || gone >= rounds) return undefined;
  return addHours(heardAt, gone * secondRound);
}

/** The view of the copy; in a service that has dates to count anew the clock finds it. */
export function calendarProjection({
  counts,
}: {
  readonly counts: boolean;
}): Projection<CalendarCopy, CalendarEvent> {
  return {
    stream: calendarStream,
    rows: (state) => {
      const due = counts ? nextRound(state) : undefined;
      const data = { sourceVersion: state.sourceVersion, gone: state.gone };
      return [{ name: 'main', data, ...(due === undefined ? {} : { due }) }];
    },
  };
}
