import * as z from 'zod/mini';
import {
  count,
  deadlineAct,
  duty,
  event,
  instant,
  listCode,
  matterNumber,
  occasion,
  opaqueId,
  organisationCode,
  subBatch,
  unpublishedYears,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** One matter that a notice speaks of. */
export const noticeMatter = z.strictObject({
  kind: z.enum(['complaint', 'task']),
  id: opaqueId,
  number: matterNumber,
  act: deadlineAct,
  due: instant,
  /** With a hand-over: when the reply is due, which comes after signing in. */
  replyDue: z.nullable(instant),
  /** The years of which nothing was known when the dates were counted; left out where all was. */
  unpublished: z.optional(unpublishedYears),
  replyUnpublished: z.optional(unpublishedYears),
  /** The ladder whose step it is; null for a hand-over. */
  ladder: z.nullable(opaqueId),
  step: z.nullable(listCode),
});
export type NoticeMatter = z.infer<typeof noticeMatter>;

/** How many matters one part of a notice holds: each is a row of its own in one transaction. */
export const partSize = 80;

/** What an organisation is told on one occasion, or one part of it where it speaks of very many. */
const noticeMade = event('notice.made.v1', () =>
  z.strictObject({
    notice: opaqueId,
    part: z.int().check(z.minimum(0), z.maximum(99)),
    parts: z.int().check(z.minimum(1), z.maximum(100)),
    organisation: organisationCode,
    occasion,
    /** 第N批: the ordinal of the batch that was handed over, or null. */
    batch: z.nullable(count),
    /** 分批: which sub-batch of it, from the second on. */
    subBatch: z.optional(subBatch),
    matters: z.array(noticeMatter).check(z.minLength(1), z.maxLength(partSize)),
  }),
);
/** Nothing reached the holder of this duty: the next one is told. */
const noticeEscalated = event('notice.escalated.v1', () =>
  z.strictObject({ from: duty, to: z.nullable(duty) }),
);

export const noticeEvents = eventFamily([noticeMade, noticeEscalated]);
export type NoticeEvent = ReturnType<typeof noticeEvents.parse>;
