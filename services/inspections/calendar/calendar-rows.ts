import type { Projection } from '@ducha/event-log';
import type { CalendarEvent } from './calendar-events.ts';
import { calendarStream } from './calendar-fold.ts';
import type { CalendarHistory } from './calendar-state.ts';

/** The calendar is read from its stream; its view lets the comparison find what was never sent. */
export const calendarProjection: Projection<CalendarHistory, CalendarEvent> = {
  stream: calendarStream,
  rows: ({ notices, amendments }) => [
    { name: 'main', data: { notices: notices.length, amendments: amendments.length } },
  ],
};
