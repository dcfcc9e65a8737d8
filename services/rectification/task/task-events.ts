import * as z from 'zod/mini';
import {
  complaintNumber,
  count,
  deadlineMet,
  deadlinePartsChanged,
  deadlineSet,
  erasedAtOnce,
  erasureGround,
  event,
  evidenceKind,
  evidenceMediaType,
  instant,
  listCode,
  localDate,
  matterNumber,
  note,
  noteId,
  opaqueId,
  organisationCode,
  planText,
  progressWord,
  rectificationEndReason,
  sha256,
  taskFinished,
  taskSource,
  taskText,
  taskTextsErased,
  textErasureCause,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** 整改时限 forms really used: at once, a date, for good, a date and then for good. */
const deadlineKind = z.enum(['immediate', 'dated', 'sustained', 'dated-and-sustained']);

/** A rectification task begins: 问题, 整改目标, 整改措施, 责任单位, 验收单位, 整改时限. */
export const taskOpened = event('task.opened.v2', () =>
  z.strictObject({
    /** The one that it comes of; its team may read it. Null where none was told. */
    inspection: z.nullable(opaqueId),
    /** The district that its complaint is about; left out before it was told. */
    district: z.optional(z.nullable(organisationCode)),
    number: matterNumber,
    source: taskSource,
    complaint: z.nullable(opaqueId),
    complaintNumber: z.nullable(complaintNumber),
    mainType: listCode,
    lead: organisationCode,
    assisting: z.array(organisationCode).check(z.maxLength(20)),
    accepting: organisationCode,
    deadlineKind,
    deadline: localDate,
    problem: note,
    goal: note,
    measures: note,
  }),
);

/** A piece of evidence as it was put forward: checked against what was announced. */
const shownEvidence = z.strictObject({
  evidence: opaqueId,
  kind: evidenceKind,
  mediaType: evidenceMediaType,
  bytes: count,
  sha256,
});
export type ShownEvidence = z.infer<typeof shownEvidence>;

/** 进展情况: what an organisation posted. */
export const progressPosted = event('task.progress-posted.v1', () =>
  z.strictObject({
    organisation: organisationCode,
    word: progressWord,
    text: note,
    evidence: z.array(shownEvidence).check(z.maxLength(20)),
    /** Those whose file stood in another task already: one photograph serving two cases. */
    usedElsewhere: z.array(opaqueId).check(z.maxLength(20)),
  }),
);

/** What the lead organisation says of the whole when it finishes. */
export const completionDescribed = event('task.completion-described.v1', () =>
  z.strictObject({ text: note }),
);

/** 超期: the date went by and the task was not finished. It stays on the record. */
export const deadlineMissed = event('task.deadline-missed.v1', () =>
  z.strictObject({ deadline: localDate }),
);

/** 终止整改: the office closed its complaint before it was finished, and why. */
export const taskEnded = event('task.ended.v1', () =>
  z.strictObject({ reason: rectificationEndReason, on: localDate }),
);

/** What its complaint is about proved to be in another district, whose people are recused from it now. */
export const taskDistrictChanged = event('task.district-changed.v1', () =>
  z.strictObject({
    district: z.nullable(organisationCode),
    /** Of the complaint's stream: of two that come in whatever order the newest holds. */
    sourceVersion: z.int().check(z.minimum(1)),
  }),
);

/** Texts of the plan were erased where they came from, and so here, by the ids of their notes here. */
export const planErased = event('task.plan-erased.v1', () =>
  z.strictObject({
    erased: z
      .array(z.strictObject({ text: planText, note: noteId }))
      .check(z.minLength(1), z.maxLength(3)),
  }),
);

/** A text of the plan was wrong: here is the right one; the wrong one is kept, or erased. */
export const planCorrectedHere = event('task.plan-corrected.v1', () =>
  z.strictObject({ text: planText, corrected: note, old: noteId, keptOld: z.boolean() }),
);

/** Texts of the task go for good, with the files that were shown with them: by an act of the office, or when their time is over. */
export const taskErasureOrdered = event('task.erasure-ordered.v2', () =>
  z.strictObject({
    texts: z.array(taskText).check(z.minLength(1), z.maxLength(erasedAtOnce)),
    cause: textErasureCause,
    /** Of the office; null when their time is over. */
    ground: z.nullable(erasureGround),
  }),
);

/** 保存期限: until when a task that ended keeps its texts, by the policy that held when it was opened. */
export const taskRetentionSet = event('task.retention-set.v1', () =>
  z.strictObject({ until: instant }),
);

/** A right text took the place of a wrong one, which is kept beside it, or erased. */
export const taskTextCorrected = event('task.text-corrected.v1', () =>
  z.strictObject({ text: taskText, old: note, corrected: note, keptOld: z.boolean() }),
);

export const taskEvents = eventFamily(
  [
    taskOpened,
    progressPosted,
    completionDescribed,
    deadlineMissed,
    taskEnded,
    planErased,
    planCorrectedHere,
    taskDistrictChanged,
    taskErasureOrdered,
    taskRetentionSet,
    taskTextCorrected,
    taskTextsErased,
    taskFinished,
    deadlineSet,
    deadlineMet,
    deadlinePartsChanged,
  ],
  {
    // It did not tell of which inspection it comes.
    'task.opened.v1': ({ data }) => ({
      type: taskOpened.type,
      data: { ...z.record(z.string(), z.unknown()).parse(data), inspection: null },
    }),
    // The office alone had texts erased.
    'task.erasure-ordered.v1': ({ data }) => ({
      type: taskErasureOrdered.type,
      data: { ...z.record(z.string(), z.unknown()).parse(data), cause: 'office' },
    }),
  },
);
export type TaskEvent = ReturnType<typeof taskEvents.parse>;
