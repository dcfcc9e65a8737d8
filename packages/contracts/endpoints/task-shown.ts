import * as z from 'zod/mini';
import {
  complaintNumber,
  count,
  instant,
  listCode,
  localDate,
  matterNumber,
  opaqueId,
  organisationCode,
  sha256,
} from '../code.ts';
import { unpublishedYears } from '../counted-date.ts';
import { rectificationEndReason } from '../events/complaints.ts';
import { erasureGround, textErasureCause } from '../events/notes.ts';
import {
  evidenceKind,
  evidenceMediaType,
  progressWord,
  taskSource,
  taskText,
} from '../events/rectification.ts';

const version = z.int().check(z.minimum(1));

/** Where a task stands on a day. */
export const taskStatus = z.enum([
  'not-started',
  'on-schedule',
  'behind',
  'overdue',
  'awaiting-acceptance',
  'ended',
]);

/** The same as a code and in the words that officials read. */
const status = {
  /** `overdue` is found by comparing its date with today, at reading. */
  status: taskStatus,
  /** 未启动, 达到序时进度, 未达到序时进度, 超期, 已完成待验收. */
  statusChinese: z.string(),
};

/** A line of the list of tasks. */
export const taskLine = z.strictObject({
  task: opaqueId,
  version,
  number: matterNumber,
  source: taskSource,
  lead: organisationCode,
  assisting: z.array(organisationCode),
  accepting: organisationCode,
  deadline: localDate,
  /** The years whose notice on days off is not known: that day may prove to be one. */
  deadlineUnpublished: unpublishedYears,
  finishedOn: z.nullable(localDate),
  ...status,
});

/** A photograph, measurement or document that was put forward with a progress update. */
export const evidenceLine = z.strictObject({
  evidence: opaqueId,
  kind: evidenceKind,
  mediaType: evidenceMediaType,
  bytes: count,
  sha256,
  /** The same file stands in another task too: one photograph serving two cases. */
  alsoElsewhere: z.boolean(),
});

/** 整改任务, folded from the log; an erased text is null. */
export const task = z.strictObject({
  ...taskLine.shape,
  complaint: z.nullable(opaqueId),
  complaintNumber: z.nullable(complaintNumber),
  mainType: listCode,
  /** How its date is meant: a task from a complaint has a dated plan. */
  deadlineKind: z.enum(['immediate', 'dated', 'sustained', 'dated-and-sustained']),
  problem: z.nullable(z.string()),
  goal: z.nullable(z.string()),
  measures: z.nullable(z.string()),
  progress: z.array(
    z.strictObject({
      at: instant,
      organisation: organisationCode,
      word: progressWord,
      text: z.nullable(z.string()),
      evidence: z.array(evidenceLine),
    }),
  ),
  /** What the lead organisation said when it finished. */
  completion: z.nullable(z.string()),
  /** The office ended it, with its complaint, before it was finished; null where it did not. */
  ended: z.nullable(z.strictObject({ reason: rectificationEndReason, on: localDate })),
  /** Its own texts that are still kept, and so can be erased. */
  erasable: z.array(taskText),
  /** What was erased of its own texts, by what, on which ground of the office's, and when. */
  erasures: z.array(
    z.strictObject({
      texts: z.array(taskText),
      cause: textErasureCause,
      ground: z.nullable(erasureGround),
      at: instant,
    }),
  ),
  /** Which of its own texts were replaced by right ones, when, and whether the wrong one is kept. */
  corrections: z.array(z.strictObject({ text: taskText, at: instant, keptOld: z.boolean() })),
});
