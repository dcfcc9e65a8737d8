import { amendmentCodes } from '@ducha/calendar';
import * as z from 'zod/mini';
import { actor } from '../actor.ts';
import { once } from '../built-once.ts';
import { instant, subject } from '../code.ts';
import { calendarYear } from '../counted-date.ts';
import { endpoint } from '../endpoint.ts';
import {
  calendarAmendment,
  calendarNotice,
  dayRange,
  documentNumber,
  numberedNotice,
} from '../events/calendar.ts';
import { bilingual, noBody, none } from './complaint-requests.ts';

/** Notices are counted from 1 as they are entered; so are amendments. */
const entry = z.int().check(z.minimum(1), z.maximum(1_000));

/** The working days: every notice and amendment that was ever entered, by whom, and which hold. */
export const calendarShown = once(() => {
  const doneBy = z.strictObject({
    at: instant,
    role: actor.shape.role,
    subject: z.nullable(subject),
  });
  return z.strictObject({
    version: z.int().check(z.minimum(0)),
    asOf: instant,
    /** The years whose notice is known. Of any other, Monday to Friday are counted, and every date says so. */
    years: z.array(calendarYear),
    /** The newest first. */
    notices: z.array(
      z.strictObject({
        ...calendarNotice().shape,
        /** Null where it was not entered. */
        number: z.nullable(documentNumber()),
        /** Null for one that came with the program. */
        notice: z.nullable(entry),
        /** `corrected`: another one of the year took its place. */
        state: z.enum(['in-force', 'corrected']),
        entered: z.nullable(doneBy),
      }),
    ),
    amendments: z.array(
      z.strictObject({
        days: dayRange(),
        working: z.boolean(),
        name: z.enum(amendmentCodes),
        words: bilingual,
        amendment: entry,
        state: z.enum(['in-force', 'withdrawn']),
        entered: doneBy,
        withdrawn: z.nullable(doneBy),
      }),
    ),
  });
});
export type CalendarShown = z.infer<ReturnType<typeof calendarShown>>;

/** What is done to the calendar: also what the file of the operator's command holds. */
export const calendarAct = once(() =>
  z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('notice'),
      notice: numberedNotice(),
      /** The notice of the same year that this one takes the place of; `known` for one that came with the program. */
      corrects: z.optional(z.union([entry, z.literal('known')])),
    }),
    z.strictObject({ decision: z.literal('amend'), amendment: calendarAmendment() }),
    z.strictObject({ decision: z.literal('withdraw'), amendment: entry }),
  ]),
);
export type CalendarAct = z.infer<ReturnType<typeof calendarAct>>;

export const readCalendarEntries = endpoint({
  name: 'readCalendarEntries',
  service: 'inspections',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/calendar',
  summary: 'Which days are working days: notices and amendments, and who entered them.',
  params: none,
  query: none,
  body: noBody,
  status: 200,
  answer: calendarShown,
  rejections: [],
});

export const changeCalendar = endpoint({
  name: 'changeCalendar',
  service: 'inspections',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  path: '/calendar',
  summary:
    'Enters or corrects the notice of a year, or an amendment of the city, or withdraws one; open dates are counted anew.',
  params: none,
  query: none,
  body: calendarAct,
  status: 200,
  answer: calendarShown,
  rejections: ['calendar-impossible'],
});

export const calendarEndpoints = [readCalendarEntries, changeCalendar] as const;
