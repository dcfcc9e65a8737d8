import { changeCalendar, readCalendarEntries } from '@ducha/contracts';
import { calendarId } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, route, type Route, type Store } from '@ducha/lambda';
import { decideCalendar } from './calendar.ts';
import { calendarStream } from './calendar-fold.ts';
import { showCalendar } from './show-calendar.ts';

/** The State Council's notices and the city's amendments: read, and entered by an act of the office. */
export function calendarRoutes({ log }: Pick<Store, 'log'>): Route[] {
  const stream = ref(calendarStream, calendarId);
  return [
    route(readCalendarEntries, async ({ permit, now }) => {
      const actor = permit(anyone);
      if (isRejection(actor)) return actor;
      const loaded = await log.load(stream);
      return { body: showCalendar(loaded, now), version: loaded.version };
    }),
    route(changeCalendar, async (request) => {
      const { body, expected, now } = request;
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const done = await log.handle({
        command: request.command(actor),
        stream,
        ...(expected === undefined ? {} : { expected }),
        decide: (history) => decideCalendar(history, body, now),
      });
      if (isRejection(done)) return done;
      const { state, version } = done;
      const { commits } = await log.load(stream);
      return { body: showCalendar({ state, version, commits }, now), version };
    }),
  ];
}
