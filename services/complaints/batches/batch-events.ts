import * as z from 'zod/mini';
import {
  batchClosed,
  batchHandedOver,
  batchId,
  batchLimit,
  complaintNumber,
  complaintPolicy,
  confirmReason,
  count,
  event,
  handedOver,
  instant,
  listCode,
  note,
  notHandedOver,
  once,
  opaqueId,
  organisationCode,
  outcomes,
  personalDataKinds,
  replyResult,
  verdict,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';
import { openingBalance } from './series-events.ts';
import { resultTotals } from '../disclosure/result-totals.ts';

/** What a batch goes by, fixed when its list is. */
export const batchBegun = event('batch.begun.v1', () =>
  z.strictObject({
    batch: batchId,
    ordinal: z.int().check(z.minimum(1), z.maximum(9_999)),
    cutOff: z.nullable(instant),
    policy: complaintPolicy(),
    opening: z.nullable(openingBalance()),
    /** 先行交办: of chosen complaints, before the others; left out where it is not. */
    ahead: z.optional(z.literal(true)),
  }),
);

const answer = once(() =>
  z.discriminatedUnion('went', [
    z.strictObject({ went: z.literal(true), ...handedOver().shape }),
    z.strictObject({ went: z.literal(false), ...notHandedOver().shape }),
  ]),
);
export type Answer = z.infer<ReturnType<typeof answer>>;

/** Some complaints of the list have answered whether they go. */
export const batchAnswered = event('batch.answered.v1', () =>
  z.strictObject({ answers: z.array(answer()).check(z.minLength(1), z.maxLength(100)) }),
);

/**
 * One row of the published table; its texts are notes cleared for the public. Of a complaint without a confirmed reply
 * it has the problem as it was cleared in screening, and nothing of what an organisation wrote.
 */
export const disclosedRow = once(() =>
  z.strictObject({
    complaint: opaqueId,
    number: complaintNumber,
    keyAttention: z.boolean(),
    /** The leading one first. */
    organisations: z.array(organisationCode).check(z.minLength(1), z.maxLength(20)),
    /** The main one first. */
    types: z.array(listCode).check(z.minLength(1), z.maxLength(11)),
    verdict: z.nullable(verdict),
    result: replyResult,
    /** 撤回 after it was handed over. */
    withdrawn: z.boolean(),
    outcomes,
    problem: note,
    findings: z.nullable(note),
    handling: z.nullable(note),
    goal: z.nullable(note),
    accountability: z.nullable(note),
  }),
);
export type DisclosedRow = z.infer<ReturnType<typeof disclosedRow>>;

/** 公开: an edition of the table and the result notice. Earlier editions are kept. */
export const batchDisclosed = event('batch.disclosed.v3', () =>
  z.strictObject({
    edition: z.int().check(z.minimum(1)),
    asOf: instant,
    rows: z.array(disclosedRow()).check(z.minLength(1), z.maxLength(batchLimit)),
    totals: resultTotals(),
    cumulative: resultTotals(),
  }),
);

const confirmedInTable = once(() =>
  z.strictObject({
    complaint: opaqueId,
    kind: z.enum(personalDataKinds),
    reason: confirmReason,
    count: count.check(z.minimum(1)),
  }),
);
export type ConfirmedInTable = z.infer<ReturnType<typeof confirmedInTable>>;

/** What looks like personal data in texts of the edition of the same commit, and stays there: of which kind, and why. */
export const batchPassagesConfirmed = event('batch.passages-confirmed.v1', () =>
  z.strictObject({
    passages: z.array(confirmedInTable()).check(z.minLength(1), z.maxLength(batchLimit * 100)),
  }),
);

export const batchEvents = eventFamily(
  [batchBegun, batchClosed, batchAnswered, batchHandedOver, batchDisclosed, batchPassagesConfirmed],
  {
    // Every complaint of its batch had a confirmed reply.
    'batch.disclosed.v1': ({ data }) => ({ type: 'batch.disclosed.v2', data }),
    // None was said to be taken back.
    'batch.disclosed.v2': ({ data }) => {
      const { rows, ...edition } = z.looseObject({ rows: z.array(z.looseObject({})) }).parse(data);
      const data3 = { ...edition, rows: rows.map((row) => ({ ...row, withdrawn: false })) };
      return { type: batchDisclosed.type, data: data3 };
    },
  },
);
export type BatchEvent = ReturnType<typeof batchEvents.parse>;
