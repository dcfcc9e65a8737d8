import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import {
  assignment,
  batchId,
  channel,
  complaintNumber,
  instant,
  listCode,
  localDate,
  opaqueId,
  organisationCode,
  replyResult,
  verdict,
} from '../code.ts';
import {
  queryAnyCodes,
  queryCodes,
  queryCodesOrNone,
  queryDay,
  queryDue,
  queryMark,
} from '../query-codes.ts';
import { unpublishedYears } from '../counted-date.ts';
import { endpoint } from '../endpoint.ts';
import { noBody, none, page, read } from './complaint-requests.ts';
import { gistShown } from './ledger.ts';
import { complaintStage } from './complaint-shown.ts';
import { officeAct, todoAct } from './todo-act.ts';

/** A complaint in a list. */
export const complaintListed = z.strictObject({
  complaint: opaqueId,
  /** For the `If-Match` of an act from the list; it may have moved since. */
  version: z.int().check(z.minimum(1)),
  inspection: opaqueId,
  stage: complaintStage,
  channel,
  number: z.nullable(complaintNumber),
  gist: gistShown,
  receivedOn: localDate,
  /** Where the matter is, as it was found in screening; as it was told, before. */
  district: z.nullable(organisationCode),
  /** The township or sub-district of it, where it was found. */
  township: z.nullable(organisationCode),
  mainType: z.nullable(listCode),
  keyAttention: z.boolean(),
  organisations: z.array(assignment),
  batch: z.nullable(batchId),
  replyDue: z.nullable(instant),
  /** The years whose notice on days off was not known when that was counted; none: the date is firm. */
  replyDueUnpublished: unpublishedYears,
  /** 反馈总时限, where the organisation's date lies inside it. */
  outerDue: z.nullable(instant),
  result: z.nullable(replyResult),
  /**
   * What the office itself has to do next, and the moment from which that is late: null for one that began to wait
   * before the office's own steps had dates. Null where it has nothing to do; to organisations always.
   */
  office: z.nullable(
    z.strictObject({ act: officeAct, due: z.nullable(instant), unpublished: unpublishedYears }),
  ),
  /**
   * What the asking person's role (at its own organisation) is expected to do next, and the moment from
   * which that is late: null where no date is set. Of several, the one due first. Null when somebody else has the word.
   */
  todo: z.nullable(
    z.strictObject({ act: todoAct, due: z.nullable(instant), unpublished: unpublishedYears }),
  ),
});

/** By what complaints are filtered: by the names, and in the words, of their ledger's address in the workspace. */
const complaintFilters = once(() => ({
  stage: queryCodes(complaintStage.options),
  organisation: queryAnyCodes(),
  lead: queryAnyCodes(),
  type: queryAnyCodes(),
  standing: queryCodes(['open', 'closed']),
  district: queryAnyCodes(),
  township: queryAnyCodes(),
  channel: queryCodes(channel.options),
  batch: queryAnyCodes(),
  verdict: queryCodesOrNone(verdict.options),
  result: queryCodesOrNone(replyResult.options),
  /** Whose the date is that is due next. */
  dueWith: queryCodes(['office', 'organisation']),
  receivedFrom: queryDay,
  receivedUntil: queryDay,
  transferredFrom: queryDay,
  transferredUntil: queryDay,
  /** The last day of what is due next. */
  dueOnFrom: queryDay,
  dueOnUntil: queryDay,
  closedFrom: queryDay,
  closedUntil: queryDay,
  repliedFrom: queryDay,
  repliedUntil: queryDay,
  due: queryDue,
  /** 重点关注. */
  key: queryMark,
  /** 已反馈. */
  answered: queryMark,
}));

export const listComplaints = endpoint({
  ...read,
  name: 'listComplaints',
  path: '/complaints',
  summary:
    'Complaints of an inspection (office, team), or those assigned to the own organisation, those changed last at the end; or what the asking role has to do, by due date',
  params: none,
  query: () =>
    z.strictObject({
      ...page(),
      /** The office must name it, unless it asks for its to-dos. */
      inspection: z.optional(opaqueId),
      ...complaintFilters(),
      /**
       * Organisations: what is still with them, or what is done (of which something may still come, once staged). Left
       * out it is the former, unless a filter asks for what is done. Nothing to to-dos.
       */
      state: z.optional(z.enum(['open', 'closed'])),
      /** Only rows with a to-do of the asking role, by due date, those without a date last. */
      todo: z.optional(z.literal('true')),
    }),
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      complaints: z.array(complaintListed),
      asOf: instant,
      /** With a filter, a page may hold fewer rows than asked for, or none, though more follow. */
      next: z.nullable(z.string()),
    }),
  rejections: [],
});
