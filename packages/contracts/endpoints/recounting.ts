import * as z from 'zod/mini';
import { complaintNumber, count, cursor, instant, opaqueId, organisationCode } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { calendarContent } from '../events/calendar.ts';
import { none, read } from './complaint-requests.ts';
import { officeAct } from './todo-act.ts';

/** A date that another calendar would move: whose it is, when it is over now, and when it would be. */
const movedDate = z.strictObject({
  complaint: opaqueId,
  number: z.nullable(complaintNumber),
  /** `supplement`: the complainant's, who was asked for more. */
  act: z.enum(['sign-in', 'reply', 'outer', 'supplement', ...officeAct.options]),
  /** Null for the complainant's and the office's own. */
  organisation: z.nullable(organisationCode),
  due: instant,
  movedTo: instant,
});

export const previewRecount = endpoint({
  ...read,
  // It changes nothing; a whole calendar finds no room in an address.
  method: 'POST',
  name: 'previewRecount',
  path: '/recount-preview',
  summary:
    'Which open dates of an inspection’s complaints another calendar would move; nothing is changed.',
  params: none,
  query: () => z.strictObject({ inspection: opaqueId, after: z.optional(cursor) }),
  /** All that would hold. */
  body: () => z.strictObject({ calendar: calendarContent() }),
  status: 200,
  answer: () =>
    z.strictObject({
      asOf: instant,
      /** How many complaints with open dates were counted anew for this page. */
      counted: count,
      moved: z.array(movedDate),
      next: z.nullable(cursor),
    }),
  rejections: [],
});
