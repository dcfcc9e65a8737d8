import * as z from 'zod/mini';
import {
  acceptanceReason,
  acceptedAs,
  assignment,
  attachmentMediaType,
  attachmentsLimit,
  batchId,
  callBackChannel,
  callBackOutcome,
  channel,
  complaintNumber,
  complaintStaged,
  confirmReason,
  count,
  coveredAreas,
  complaintDistrictChanged,
  countedDate,
  deadlineMet,
  deadlineMoved,
  deadlinePartsChanged,
  deadlineSet,
  correctableText,
  declineGround,
  erasureCause,
  erasureGround,
  erasurePart,
  event,
  instant,
  listCode,
  localDate,
  matterNumber,
  note,
  noteErased,
  officeAct,
  once,
  opaqueId,
  organisationCode,
  outcomes,
  personalDataKinds,
  photographMediaType,
  photographsLimit,
  planCorrected,
  reassignReason,
  reopeningWay,
  recheckImpossible,
  recheckResult,
  rectificationEnded,
  replyEvidence,
  replyResult,
  sampleId,
  sha256,
  subject,
  takeBackReason,
  undoneReason,
  verdict,
  withdrawalGround,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

const foreignNumber = z.strictObject({ list: listCode, number: matterNumber });

/** 收到: someone reported something. All words and the contact are secret notes. */
export const complaintReceived = event('complaint.received.v1', () =>
  z.strictObject({
    inspection: opaqueId,
    channel,
    receivedAt: instant,
    receivedOn: localDate,
    postedOn: z.nullable(localDate),
    problem: note,
    place: z.nullable(note),
    contact: z.strictObject({
      name: z.nullable(note),
      phone: z.nullable(note),
      address: z.nullable(note),
    }),
    district: z.nullable(organisationCode),
    suggestedType: z.nullable(listCode),
    foreign: z.nullable(foreignNumber),
  }),
);

/** As photographs were attached at first: with what would confirm who has the file. Read for ever, never written. */
const complaintPhotographsAttachedOpenly = event('complaint.photographs-attached.v1', () =>
  z.strictObject({
    photographs: z
      .array(
        z.strictObject({
          photograph: opaqueId,
          mediaType: photographMediaType,
          bytes: count.check(z.minimum(1)),
          sha256,
        }),
      )
      .check(z.minLength(1), z.maxLength(photographsLimit)),
  }),
);

/** The photographs that the complainant handed in, in the commit that took the complaint down. */
export const complaintPhotographsAttached = event('complaint.photographs-attached.v2', () =>
  z.strictObject({
    photographs: z
      .array(
        z.strictObject({
          photograph: opaqueId,
          mediaType: photographMediaType,
          /** The secret note of its length and hash; null for one that was announced before there were such. */
          print: z.nullable(note),
        }),
      )
      .check(z.minLength(1), z.maxLength(photographsLimit)),
  }),
);

/** 附件: the documents, sounds and films that came with it, in the commit that took the complaint down. */
export const complaintAttachmentsAttached = event('complaint.attachments-attached.v1', () =>
  z.strictObject({
    attachments: z
      .array(
        z.strictObject({
          attachment: opaqueId,
          mediaType: attachmentMediaType,
          /** The secret note of its length and hash. */
          print: note,
        }),
      )
      .check(z.minLength(1), z.maxLength(attachmentsLimit)),
  }),
);

/** Where whoever reported it stood, as their device told with their consent: a secret note, in the commit that took it down. */
export const complaintPositionTold = event('complaint.position-told.v1', () =>
  z.strictObject({ position: note }),
);
/** 来访: how many came; whom they chose to speak for them is a secret note. In the commit that took the complaint down. */
export const complaintVisited = event('complaint.visited.v1', () =>
  z.strictObject({ people: count.check(z.minimum(1)), representatives: z.nullable(note) }),
);

/** 转交照片: copies of photographs of the complainant were passed on, with what nobody else need see covered. */
export const complaintPhotographsPassedOn = event('complaint.photographs-passed-on.v1', () =>
  z.strictObject({
    photographs: z
      .array(
        z.strictObject({
          original: opaqueId,
          copy: opaqueId,
          /** How many areas were covered; none where a person says that nothing needs to be. */
          areas: coveredAreas,
          /** The secret note of its length and hash. */
          print: note,
        }),
      )
      .check(z.minLength(1), z.maxLength(photographsLimit)),
  }),
);
/** 收回照片: nobody but the office sees these copies any more; that they are erased, `note.erased.v1` says beside it. */
export const complaintPhotographsTakenBack = event('complaint.photographs-taken-back.v1', () =>
  z.strictObject({
    copies: z.array(opaqueId).check(z.minLength(1), z.maxLength(photographsLimit)),
    reason: takeBackReason,
  }),
);

/** 补充: the office asks the complainant, who may answer until the end of a day. */
export const complaintAsked = event('complaint.asked.v1', () =>
  z.strictObject({
    question: note,
    answerBy: localDate,
    due: instant,
    /** How the day was counted; left out where a person named it. */
    counted: z.optional(countedDate()),
  }),
);
export const complaintSupplemented = event('complaint.supplemented.v1', () =>
  z.strictObject({ text: note }),
);
/** The complainant writes unasked; it moves nothing. */
export const complaintWrittenToOffice = event('complaint.written-to-office.v1', () =>
  z.strictObject({ text: note }),
);
/** The office writes to the complainant; it moves nothing. */
export const complaintWrittenToComplainant = event('complaint.written-to-complainant.v1', () =>
  z.strictObject({ text: note }),
);
/** The office read what the complainant wrote; it needs no answer. */
export const complaintMessagesSettled = event('complaint.messages-settled.v1', () =>
  z.strictObject({}),
);
/** Another calendar came: the complainant has until another day, or that day is firm now. */
export const complaintAnswerByMoved = event('complaint.answer-by-moved.v1', () =>
  z.strictObject({ answerBy: localDate, due: instant, counted: countedDate() }),
);
/** The day to answer by has passed; screening goes on without. */
export const complaintQuestionLapsed = event('complaint.question-lapsed.v1', () =>
  z.strictObject({ due: instant }),
);

/** 受理: it got its number, types and organisations; the text for others is cleared by a person. */
export const complaintAccepted = event('complaint.accepted.v1', () =>
  z.strictObject({
    number: complaintNumber,
    mainType: listCode,
    otherTypes: z.array(listCode).check(z.maxLength(10)),
    industry: z.nullable(listCode),
    keyAttention: z.boolean(),
    assignments: z.array(assignment).check(z.minLength(1), z.maxLength(20)),
    cleared: note,
  }),
);
/** 要点: the cleared text in a line, for lists; cleared by the same person, in the same commit. */
export const complaintGistGiven = event('complaint.gist-given.v1', () =>
  z.strictObject({ gist: note }),
);
/**
 * 所在地: where the matter is, as a person found in screening, or corrected since: in one commit with the acceptance or its
 * correction.
 */
export const complaintLocated = event('complaint.located.v1', () =>
  z.strictObject({
    district: organisationCode,
    /** A township or sub-district of it; null where no more is known. */
    township: z.nullable(organisationCode),
    /** Why it is another than was found at first; null in the acceptance. */
    reason: z.nullable(acceptanceReason),
  }),
);
/** 更正受理内容: what it is accepted as from now on. A gist that is corrected with it has an event of its own. */
export const complaintAcceptanceCorrected = event('complaint.acceptance-corrected.v1', () =>
  z.strictObject({ ...acceptedAs().shape, reason: acceptanceReason }),
);
/**
 * What looks like personal data in the texts of the same commit, and stays there: of which kind, why, and how often. The
 * complainant's own is told as that, for good; where it stands is not.
 */
export const complaintPassagesConfirmed = event('complaint.passages-confirmed.v1', () =>
  z.strictObject({
    passages: z
      .array(
        z.strictObject({
          kind: z.enum(personalDataKinds),
          reason: confirmReason,
          count: count.check(z.minimum(1)),
        }),
      )
      .check(z.minLength(1), z.maxLength(100)),
  }),
);
/** 不予受理. */
export const complaintDeclined = event('complaint.declined.v1', () =>
  z.strictObject({
    ground: declineGround,
    explanation: z.nullable(note),
    handedTo: z.nullable(organisationCode),
  }),
);
/** 并入: it keeps a number of its own and points to the one it joined. */
export const complaintMerged = event('complaint.merged.v1', () =>
  z.strictObject({ number: complaintNumber, into: opaqueId }),
);
/** Another one was merged into this one: in one commit with that one's, so that no two are merged into each other. */
export const complaintJoined = event('complaint.joined.v1', () =>
  z.strictObject({ complaint: opaqueId }),
);
/** The merger of another one into this one was taken back. */
export const complaintParted = event('complaint.parted.v1', () =>
  z.strictObject({ complaint: opaqueId }),
);
/** 撤销不予受理: it is screened again. */
export const complaintDeclineUndone = event('complaint.decline-undone.v1', () =>
  z.strictObject({ reason: undoneReason }),
);
/** 撤销合并: it is screened again, and keeps the number that it got. */
export const complaintMergeUndone = event('complaint.merge-undone.v1', () =>
  z.strictObject({ reason: undoneReason }),
);
/** 反弹: it is a relapse of an earlier one, or the earlier one of which that is a relapse; in one commit on both. */
export const complaintRelapseLinked = event('complaint.relapse-linked.v1', () =>
  z.strictObject({
    other: opaqueId,
    number: complaintNumber,
    otherIs: z.enum(['earlier', 'later']),
  }),
);
/** It is none: the link was wrong. */
export const complaintRelapseUnlinked = event('complaint.relapse-unlinked.v1', () =>
  z.strictObject({ other: opaqueId }),
);
/** 撤回, by the complainant or by the office: it goes no further. */
export const complaintWithdrawn = event('complaint.withdrawn.v1', () =>
  z.strictObject({
    by: z.enum(['complainant', 'office']),
    /** Of the office. */
    ground: z.nullable(withdrawalGround),
  }),
);
/** 交办. */
export const complaintTransferred = event('complaint.transferred.v1', () =>
  z.strictObject({
    batch: batchId,
    at: instant,
    signInDue: instant,
    replyDue: instant,
  }),
);
/**
 * 反馈总时限: by when the reply must have been reviewed, where the organisation's own date, which follows the policy too, is
 * inside it. It stands beside the date of the reply that was set in the same commit, from the same moment.
 * @property inner what that one is counted for, also when a calendar has made it the same day as this
 */
export const complaintOuterDateSet = event('complaint.outer-date-set.v1', () =>
  z.strictObject({
    from: instant,
    due: instant,
    counted: countedDate(),
    inner: countedDate().shape.period,
  }),
);
/** By another calendar it is another day, or firm now. */
export const complaintOuterDateMoved = event('complaint.outer-date-moved.v1', () =>
  z.strictObject({ due: instant, counted: countedDate() }),
);
/** 签收. */
export const complaintSignedIn = event('complaint.signed-in.v1', () =>
  z.strictObject({ organisation: organisationCode, role: assignment.shape.role }),
);
/** 退件期限: until when the leading organisation can refuse it, and how often anyone can. */
export const complaintRefusable = event('complaint.refusable.v1', () =>
  z.strictObject({
    until: instant,
    counted: z.optional(countedDate()),
    most: z.int().check(z.minimum(1)),
  }),
);
/** The time to refuse passed, and the leading organisation had neither refused nor signed in. */
export const complaintRefusalLapsed = event('complaint.refusal-lapsed.v1', () =>
  z.strictObject({ organisation: organisationCode }),
);
/** 退件. */
export const complaintRefused = event('complaint.refused.v1', () =>
  z.strictObject({ organisation: organisationCode, reason: note }),
);
/** The office granted a refusal: other organisations, new dates. */
export const complaintReassigned = event('complaint.reassigned.v1', () =>
  z.strictObject({
    assignments: z.array(assignment).check(z.minLength(1), z.maxLength(20)),
    signInDue: instant,
    replyDue: instant,
  }),
);
/** 改派: the office assigned anew by itself. Whoever stays keeps their dates and their sign-in. */
export const complaintAssignmentsChanged = event('complaint.assignments-changed.v1', () =>
  z.strictObject({
    assignments: z.array(assignment).check(z.minLength(1), z.maxLength(20)),
    reason: reassignReason,
  }),
);
/** The office denied a refusal: it stays where it was. */
export const complaintRefusalDenied = event('complaint.refusal-denied.v1', () =>
  z.strictObject({}),
);

/** 督察办时限: by when the office must do what waits for it since this commit. */
export const complaintOfficeDue = event('complaint.office-due.v1', () =>
  z.strictObject(officeDate().shape),
);
/** Another calendar came: that is another moment now, or firm. */
export const complaintOfficeDueMoved = event('complaint.office-due-moved.v1', () =>
  z.strictObject(officeDate().shape),
);
const officeDate = once(() =>
  z.strictObject({
    act: officeAct,
    due: instant,
    counted: z.optional(countedDate()),
    /** The date on which it decides comes sooner than what was counted: it is that one. */
    capped: z.optional(z.literal(true)),
  }),
);

/** 延期申请: the leading organisation asks for a later day to reply, before the date. */
export const complaintExtensionAsked = event('complaint.extension-asked.v1', () =>
  z.strictObject({
    organisation: organisationCode,
    reason: note,
    before: instant,
    after: instant,
  }),
);
/** The office grants it; where the date goes, `deadline.moved.v1` says beside it. */
export const complaintExtensionGranted = event('complaint.extension-granted.v1', () =>
  z.strictObject({}),
);
/** The office denies it: the date stays. */
export const complaintExtensionDenied = event('complaint.extension-denied.v1', () =>
  z.strictObject({ reason: note }),
);

/** 满意度: a complainant says with the receipt whether they are satisfied with how it was closed. */
export const complaintSatisfactionTold = event('complaint.satisfaction-told.v1', () =>
  z.strictObject({
    satisfied: z.boolean(),
    text: z.nullable(note),
    /** Whose closing it is: its own, or that of the one that it was merged into. */
    about: opaqueId,
    /** The reply by which that was closed. */
    round: z.int().check(z.minimum(1)),
  }),
);
/** The complainant of one that was merged into this one said so, in the same transaction. */
export const complaintJoinedSatisfactionTold = event('complaint.joined-satisfaction-told.v1', () =>
  z.strictObject({
    complaint: opaqueId,
    satisfied: z.boolean(),
    round: z.int().check(z.minimum(1)),
  }),
);

/**
 * 回访: the office asked a complainant what they think of how it was closed by a reply, and took down what they said of it,
 * if they said more.
 */
export const complaintCalledBack = event('complaint.called-back.v1', () =>
  z.strictObject({
    channel: callBackChannel,
    outcome: callBackOutcome,
    text: z.nullable(note),
    round: z.int().check(z.minimum(1)),
  }),
);
/**
 * 申请重新办理: the complainant asks that it is taken up again, with the receipt or when called back; why, they say in their
 * own words.
 */
export const complaintReopeningAsked = event('complaint.reopening-asked.v1', () =>
  z.strictObject({
    through: reopeningWay,
    reason: note,
    /** The reply by which it was closed. */
    round: z.int().check(z.minimum(1)),
  }),
);
/** The office denies it, and tells the complainant why: it stays closed. */
export const complaintReopeningDenied = event('complaint.reopening-denied.v1', () =>
  z.strictObject({ reason: note }),
);
/** 重新办理: the office has it handled anew, and says why to whoever handles it; until when, `deadline.set.v1` says. */
export const complaintReopened = event('complaint.reopened.v1', () =>
  z.strictObject({ reason: note }),
);

const replyKind = z.enum(['final', 'interim']);
/** 办理反馈, by the leading organisation; `by` is the person, who may not decide on it. */
export const complaintReplied = event('complaint.replied.v1', () =>
  z.strictObject({
    round: z.int().check(z.minimum(1)),
    organisation: organisationCode,
    by: subject,
    kind: replyKind,
    verdict,
    result: replyResult,
    outcomes,
    findings: note,
    handling: note,
    goal: z.nullable(note),
    rectification: z.nullable(note),
    accountability: z.nullable(note),
    plan: z.nullable(z.strictObject({ measures: note, deadline: localDate })),
  }),
);
/** Why the reply of the same commit says less of some outcome than had been reached. */
export const complaintOutcomesLowered = event('complaint.outcomes-lowered.v1', () =>
  z.strictObject({ round: z.int(), reason: note }),
);
/** The files that go with the reply of the same commit. */
export const complaintEvidenceAttached = event('complaint.evidence-attached.v1', () =>
  z.strictObject({
    round: z.int(),
    evidence: z.array(replyEvidence).check(z.minLength(1), z.maxLength(20)),
  }),
);
/** 审签 by the principal. */
export const complaintReplyApproved = event('complaint.reply-approved.v1', () =>
  z.strictObject({ round: z.int(), by: subject }),
);
/** Returned by the principal, or by the office 退回重办 with a new date. */
export const complaintReplyReturned = event('complaint.reply-returned.v1', () =>
  z.strictObject({
    round: z.int(),
    by: z.enum(['principal', 'office']),
    reason: note,
    replyDue: z.nullable(instant),
  }),
);
/** The office confirmed the reply; these texts are cleared for the public. */
export const complaintReplyConfirmed = event('complaint.reply-confirmed.v1', () =>
  z.strictObject({
    round: z.int(),
    result: replyResult,
    on: localDate,
    problem: note,
    findings: note,
    handling: note,
    goal: z.nullable(note),
    accountability: z.nullable(note),
  }),
);
/** The rectification task that it became was finished. */
export const complaintTaskFinished = event('complaint.task-finished.v1', () =>
  z.strictObject({ task: opaqueId, number: matterNumber, finishedOn: localDate }),
);

/** 抽中: it is to be re-checked on site; not by whoever confirmed its reply. */
export const complaintDrawn = event('complaint.drawn.v1', () =>
  z.strictObject({ sample: sampleId, confirmedBy: z.nullable(subject) }),
);
/** 现场核查: what was found, for the draws that were open. */
export const complaintRechecked = event('complaint.rechecked.v1', () =>
  z.strictObject({
    samples: z.array(sampleId).check(z.minLength(1), z.maxLength(100)),
    result: recheckResult,
    /** Why nothing was to be re-checked when it was drawn; a person says it in words. */
    cause: z.nullable(recheckImpossible),
    words: z.nullable(note),
  }),
);
/** The office says what it did about a re-check that found otherwise. */
export const complaintRecheckSettled = event('complaint.recheck-settled.v1', () =>
  z.strictObject({ words: note }),
);

/** Texts are to be erased for good; which notes those are, `note.erased.v1` says, beside it and after it. */
export const complaintErasureOrdered = event('complaint.erasure-ordered.v1', () =>
  z.strictObject({
    parts: z.array(erasurePart).check(z.minLength(1), z.maxLength(7)),
    cause: erasureCause,
    /** Of an act of the office. */
    ground: z.nullable(erasureGround),
  }),
);
/** A right text took the place of a wrong one, which is kept beside it, or erased. */
export const complaintTextCorrected = event('complaint.text-corrected.v1', () =>
  z.strictObject({ text: correctableText, old: note, corrected: note, keptOld: z.boolean() }),
);
/** It has ended: until when the contact is kept, and until when the texts are. */
export const complaintRetentionSet = event('complaint.retention-set.v1', () =>
  z.strictObject({ contactUntil: instant, textsUntil: instant }),
);

export const complaintEvents = eventFamily([
  complaintReceived,
  complaintPhotographsAttachedOpenly,
  complaintPhotographsAttached,
  complaintAttachmentsAttached,
  complaintPositionTold,
  complaintVisited,
  complaintPhotographsPassedOn,
  complaintPhotographsTakenBack,
  complaintAsked,
  complaintSupplemented,
  complaintAnswerByMoved,
  complaintWrittenToOffice,
  complaintWrittenToComplainant,
  complaintMessagesSettled,
  complaintQuestionLapsed,
  complaintAccepted,
  complaintGistGiven,
  complaintLocated,
  complaintAcceptanceCorrected,
  complaintPassagesConfirmed,
  complaintDeclined,
  complaintMerged,
  complaintJoined,
  complaintParted,
  complaintDeclineUndone,
  complaintMergeUndone,
  complaintRelapseLinked,
  complaintRelapseUnlinked,
  complaintWithdrawn,
  complaintTransferred,
  complaintOuterDateSet,
  complaintOuterDateMoved,
  complaintSignedIn,
  complaintRefusable,
  complaintRefusalLapsed,
  complaintRefused,
  complaintReassigned,
  complaintAssignmentsChanged,
  complaintRefusalDenied,
  complaintOfficeDue,
  complaintOfficeDueMoved,
  complaintExtensionAsked,
  complaintExtensionGranted,
  complaintExtensionDenied,
  complaintReplied,
  complaintOutcomesLowered,
  complaintEvidenceAttached,
  complaintReplyApproved,
  complaintReplyReturned,
  complaintReplyConfirmed,
  complaintTaskFinished,
  complaintDrawn,
  complaintRechecked,
  complaintRecheckSettled,
  complaintSatisfactionTold,
  complaintJoinedSatisfactionTold,
  complaintCalledBack,
  complaintReopeningAsked,
  complaintReopeningDenied,
  complaintReopened,
  complaintErasureOrdered,
  complaintTextCorrected,
  complaintRetentionSet,
  complaintStaged,
  rectificationEnded,
  planCorrected,
  complaintDistrictChanged,
  noteErased,
  deadlineSet,
  deadlineMoved,
  deadlinePartsChanged,
  deadlineMet,
]);
export type ComplaintEvent = ReturnType<typeof complaintEvents.parse>;
/** What an event of a complaint says. */
export type DataOf<Type extends ComplaintEvent['type']> = Extract<
  ComplaintEvent,
  { type: Type }
>['data'];
