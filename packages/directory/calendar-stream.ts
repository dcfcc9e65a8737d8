import * as z from 'zod/mini';
import { calendarWith, stateCouncilCalendar, type Calendar } from '@ducha/calendar';
import { calendarContent, event, type CalendarContent } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

const sourceVersion = z.int().check(z.minimum(1));

/**
 * The working days as another service keeps them: what their owner said last. The types are our own, so
 * that no relay takes the copy for news.
 */
export const calendarCopied = event('directory.calendar-copied.v1', () =>
  z.strictObject({ ...calendarContent().shape, sourceVersion }),
);

/** The dates of a service were gone through, and those counted anew that another calendar moves. */
export const calendarGoneThrough = event('directory.calendar-gone-through.v1', () =>
  z.strictObject({ sourceVersion, round: z.int().check(z.minimum(1), z.maximum(rounds)) }),
);

/**
 * How often the dates are gone through after a calendar came: what was counted by the one before, in
 * that very moment, or is not in the lists yet, is found the second time.
 */
export const rounds = 2;

const events = eventFamily([calendarCopied, calendarGoneThrough]);
export type CalendarEvent = ReturnType<typeof events.parse>;

/** The calendar by which a service counts now, and how far its dates have followed it. */
export interface CalendarCopy {
  readonly calendar: Calendar;
  /** Version of the owner's stream that this is; 0 while nothing was heard of it. */
  readonly sourceVersion: number;
  readonly heardAt: string | null;
  /** How often the dates were gone through since then. */
  readonly gone: number;
}

/** The one stream `calendar/china` of a service that keeps a copy. */
export const calendarStream: StreamKind<CalendarCopy, CalendarEvent> = {
  kind: 'calendar',
  initial: { calendar: stateCouncilCalendar, sourceVersion: 0, heardAt: null, gone: 0 },
  events,
  evolve(state, { type, data }, { at }) {
    switch (type) {
      case 'directory.calendar-copied.v1': {
        const { sourceVersion: version, ...content } = data;
        return { calendar: calendarWith(content), sourceVersion: version, heardAt: at, gone: 0 };
      }
      case 'directory.calendar-gone-through.v1':
        return data.sourceVersion === state.sourceVersion
          ? { ...state, gone: Math.max(state.gone, data.round) }
          : state;
    }
  },
};

/** The id of that one stream. */
export const calendarId = 'china';

/** The copy follows the owner; what is not newer than the newest heard changes nothing. */
export function decideCalendarCopy(
  copy: CalendarCopy,
  heard: { readonly content: CalendarContent; readonly sourceVersion: number },
): readonly CalendarEvent[] {
  if (heard.sourceVersion <= copy.sourceVersion) return [];
  return [
    {
      type: calendarCopied.type,
      data: { ...heard.content, sourceVersion: heard.sourceVersion },
    },
  ];
}

/** A round is over; one of a calendar that is not the newest any more counts for nothing. */
export function decideGoneThrough(
  copy: CalendarCopy,
  done: { readonly sourceVersion: number; readonly round: number },
): readonly CalendarEvent[] {
  if (done.sourceVersion !== copy.sourceVersion || done.round !== copy.gone + 1) return [];
  return [{ type: calendarGoneThrough.type, data: done }];
}
