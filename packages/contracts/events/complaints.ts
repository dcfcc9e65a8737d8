import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import {
  assignment,
  batchId,
  channel,
  complaintNumber,
  count,
  instant,
  listCode,
  localDate,
  note,
  opaqueId,
  organisationCode,
  sampleId,
  sampleSeed,
} from '../code.ts';
import { unpublishedYears } from '../counted-date.ts';
import { event } from '../event.ts';

/** A batch's list is fixed: each complaint on it is now asked whether it can go. */
export const batchClosed = event('batch.closed.v1', () =>
  z.strictObject({
    batch: batchId,
    inspection: opaqueId,
    closedOn: localDate,
    complaints: z.array(opaqueId).check(z.minLength(1), z.maxLength(3_000)),
  }),
);

/** One complaint of a batch, as it was handed over. */
export const handedOver = once(() =>
  z.strictObject({
    complaint: opaqueId,
    number: complaintNumber,
    channel,
    assignments: z.array(assignment).check(z.minLength(1), z.maxLength(20)),
    mainType: listCode,
    otherTypes: z.array(listCode).check(z.maxLength(10)),
    keyAttention: z.boolean(),
    signInDue: instant,
    replyDue: instant,
    /** The years of which nothing was known when the dates were counted; left out where all was. */
    signInUnpublished: z.optional(unpublishedYears.check(z.minLength(1))),
    replyUnpublished: z.optional(unpublishedYears.check(z.minLength(1))),
  }),
);

/** Why a complaint of a batch's list did not go with it. */
export const notHandedOver = once(() =>
  z.strictObject({
    complaint: opaqueId,
    reason: z.enum(['merged', 'withdrawn', 'declined', 'already-transferred']),
  }),
);

/** 交办: a batch went out. The list is whole: one row for each complaint that its closing had fixed. */
export const batchHandedOver = event('batch.handed-over.v1', () =>
  z.strictObject({
    batch: batchId,
    inspection: opaqueId,
    /** 第N批, as published; an opening balance may start it above 1. */
    ordinal: z.int().check(z.minimum(1), z.maximum(9_999)),
    handedOverAt: instant,
    complaints: z.array(handedOver()).check(z.maxLength(3_000)),
    left: z.array(notHandedOver()).check(z.maxLength(3_000)),
    /** Totals of the series with this batch: complaints, and those of key attention. */
    cumulative: z.strictObject({ complaints: count, keyAttention: count }),
  }),
);

/**
 * The matter of a complaint proved to be in another district, whose people are recused from it: its rectification task bears
 * the one of before. Null where it is in none.
 */
export const complaintDistrictChanged = event('complaint.district-changed.v1', () =>
  z.strictObject({ complaint: opaqueId, district: z.nullable(organisationCode) }),
);

/** 阶段性办结 was confirmed: what is left becomes a rectification task, by its dated plan. */
export const complaintStaged = event('complaint.staged.v1', () =>
  z.strictObject({
    complaint: opaqueId,
    inspection: opaqueId,
    /** The district that it is about, whose people are recused; left out before it was said. */
    district: z.optional(z.nullable(organisationCode)),
    number: complaintNumber,
    lead: organisationCode,
    assisting: z.array(organisationCode).check(z.maxLength(20)),
    mainType: listCode,
    /** 问题, 整改目标, 整改措施: cleared texts. */
    problem: note,
    goal: note,
    measures: note,
    deadline: localDate,
  }),
);

/**
 * Why the office ends a rectification before its task is finished: all was mended otherwise, what was to be mended is
 * there no more, another task has taken it over, or it should not have been closed in stages.
 */
export const rectificationEndReason = z.enum([
  'mended-otherwise',
  'object-gone',
  'taken-over',
  'staged-mistakenly',
]);
export type RectificationEndReason = z.infer<typeof rectificationEndReason>;

/** 终止整改: the office closed what was staged, and its task ends with it. */
export const rectificationEnded = event('complaint.rectification-ended.v1', () =>
  z.strictObject({
    complaint: opaqueId,
    number: complaintNumber,
    reason: rectificationEndReason,
    on: localDate,
  }),
);

/** 抽查: which complaints of an edition are re-checked on site, in the order in which they were drawn. */
export const sampleDrawn = event('sample.drawn.v1', () =>
  z.strictObject({
    sample: sampleId,
    seed: sampleSeed,
    complaints: z
      .array(z.strictObject({ complaint: opaqueId, number: complaintNumber }))
      .check(z.minLength(1), z.maxLength(300)),
  }),
);
