import * as z from 'zod/mini';
import { calendarAmendment, calendarChanged, event, numberedNotice } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

const number = z.int().check(z.minimum(1), z.maximum(1_000));

/** A notice was entered, the first of its year or in the place of another. */
const noticeEntered = event('calendar.notice-entered.v1', () =>
  z.strictObject({ notice: number, ...numberedNotice().shape }),
);
/** The city counts some days otherwise. */
const amendmentEntered = event('calendar.amended.v1', () =>
  z.strictObject({ amendment: number, ...calendarAmendment().shape }),
);
/** These days are counted as the notices say again. */
const amendmentWithdrawn = event('calendar.amendment-withdrawn.v1', () =>
  z.strictObject({ amendment: number }),
);

/** Each commit holds what was done, and with it what holds from then on, for the other services. */
export const calendarEvents = eventFamily([
  noticeEntered,
  amendmentEntered,
  amendmentWithdrawn,
  calendarChanged,
]);
export type CalendarEvent = ReturnType<typeof calendarEvents.parse>;
