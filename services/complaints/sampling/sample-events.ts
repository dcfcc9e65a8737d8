import * as z from 'zod/mini';
import {
  batchId,
  count,
  event,
  localDate,
  lottery,
  lotteryIssue,
  opaqueId,
  sampleDrawn,
  sampleWithdrawalReason,
  subject,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** 抽查公告: from which edition so many are drawn, by the numbers of which draw of a lottery that is to come. */
export const sampleAnnounced = event('sample.announced.v1', () =>
  z.strictObject({
    batch: batchId,
    inspection: opaqueId,
    ordinal: z.int().check(z.minimum(1), z.maximum(9_999)),
    edition: z.int().check(z.minimum(1)),
    of: count,
    size: count,
    percent: z.nullable(z.int()),
    lottery,
    issue: lotteryIssue,
    drawnOn: localDate,
  }),
);

/** 撤回公告: what was announced is of no account; another may be announced of the same edition. */
export const sampleWithdrawn = event('sample.withdrawn.v1', () =>
  z.strictObject({ reason: sampleWithdrawalReason }),
);

/** One person entered the winning numbers; the red ones in ascending order. What they entered before is of no account. */
export const sampleNumbersEntered = event('sample.numbers-entered.v1', () =>
  z.strictObject({
    by: subject,
    red: z.array(z.int().check(z.minimum(1), z.maximum(33))).check(z.minLength(6), z.maxLength(6)),
    blue: z.int().check(z.minimum(1), z.maximum(16)),
  }),
);

export const sampleEvents = eventFamily([
  sampleAnnounced,
  sampleWithdrawn,
  sampleNumbersEntered,
  sampleDrawn,
]);
export type SampleEvent = ReturnType<typeof sampleEvents.parse>;
