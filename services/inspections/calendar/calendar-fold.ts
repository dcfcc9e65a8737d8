import type { StreamKind } from '@ducha/event-log';
import { calendarEvents, type CalendarEvent } from './calendar-events.ts';
import type { CalendarHistory } from './calendar-state.ts';

/** The one stream `calendar/china` of the calendar's owner. */
export const calendarStream: StreamKind<CalendarHistory, CalendarEvent> = {
  kind: 'calendar',
  initial: { notices: [], amendments: [] },
  events: calendarEvents,
  evolve(state, { type, data }, { version }) {
    switch (type) {
      case 'calendar.notice-entered.v1':
        return { ...state, notices: [...state.notices, { ...data, version }] };
      case 'calendar.amended.v1':
        return {
          ...state,
          amendments: [...state.amendments, { ...data, version, withdrawnIn: null }],
        };
      case 'calendar.amendment-withdrawn.v1':
        return {
          ...state,
          amendments: state.amendments.map((one) =>
            one.amendment === data.amendment ? { ...one, withdrawnIn: version } : one,
          ),
        };
      case 'calendar.changed.v1':
        return state;
    }
  },
};
