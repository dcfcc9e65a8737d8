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
  matterNumber,
  opaqueId,
  organisationCode,
  outcomes,
  recheckImpossible,
  recheckResult,
  replyResult,
  sampleId,
  sha256,
  verdict,
} from '../code.ts';
import { dateExplained } from '../counted-date.ts';
import { endpoint } from '../endpoint.ts';
import { rectificationEndReason } from '../events/complaints.ts';
import { erasurePart } from '../events/notes.ts';
import { words } from '../free-text.ts';
import { personalDataKinds } from '../personal-data/kinds.ts';
import { correctableText, erasureShown } from './erasure-shown.ts';
import { message } from './complaint-messages.ts';
import {
  acceptanceCorrected,
  callBackChannel,
  callBackOutcome,
  relocated,
  linkedComplaint,
  reassignmentShown,
  reopeningDecision,
  reopeningWay,
  undoneShown,
  withdrawnShown,
} from './putting-right-shown.ts';
import { passedOnShown } from './passed-on-shown.ts';
import { attachmentMediaType } from './complaint-attachments.ts';
import { position } from './complaint-intake.ts';
import { photographMediaType } from './complaint-photographs.ts';
import { download } from './file-upload.ts';
import { replyEvidence } from './reply-evidence.ts';
import { complaintParams, noBody, none, read } from './complaint-requests.ts';
import { officeAct } from './todo-act.ts';

/** Where a complaint stands (the diagram is in the service's README). */
export const complaintStage = z.enum([
  'received',
  'asked',
  'declined',
  'merged',
  'accepted',
  'transferred',
  'refused',
  'handling',
  'replied',
  'approved',
  'staged',
  'closed',
  'withdrawn',
]);

/** Grounds to decline 不予受理 (domain, section 4). */
export const declineGround = z.enum([
  'not-environmental',
  'other-place',
  'court-or-review',
  'repeated',
  'same-facts-disputed',
]);

const part = once(() =>
  z.strictObject({
    organisation: organisationCode,
    role: assignment.shape.role,
    /** Null while a refusal is being decided: no date runs. */
    signInDue: z.nullable(instant),
    signInDate: z.nullable(dateExplained()),
    signedInAt: z.nullable(instant),
  }),
);

const replyShown = once(() =>
  z.strictObject({
    round: z.int(),
    organisation: organisationCode,
    kind: z.enum(['final', 'interim']),
    verdict,
    result: replyResult,
    /** The totals reached so far, as this round says them. */
    outcomes,
    /** Why a figure is less than what had been reached; null where none is. */
    lessReason: z.nullable(z.string()),
    findings: z.string(),
    handling: z.string(),
    goal: z.nullable(z.string()),
    rectification: z.nullable(z.string()),
    accountability: z.nullable(z.string()),
    plan: z.nullable(z.strictObject({ measures: z.string(), deadline: localDate })),
    evidence: z.array(replyEvidence),
    repliedAt: instant,
    state: z.enum(['waiting', 'approved', 'returned', 'confirmed']),
    /** Why it was returned, the last time. */
    returned: z.nullable(
      z.strictObject({ by: z.enum(['principal', 'office']), reason: z.string() }),
    ),
    /** The texts that the office cleared for publication. */
    cleared: z.nullable(
      z.strictObject({
        problem: z.string(),
        findings: z.string(),
        handling: z.string(),
        goal: z.nullable(z.string()),
        accountability: z.nullable(z.string()),
      }),
    ),
  }),
);

/** A complaint as officials see it: no contact and no words of the complainant (see `lookAtComplaint`). */
export const complaintShown = once(() =>
  z.strictObject({
    complaint: opaqueId,
    version: z.int(),
    inspection: opaqueId,
    stage: complaintStage,
    channel,
    number: z.nullable(complaintNumber),
    foreign: z.nullable(z.strictObject({ list: listCode, number: matterNumber })),
    /** Null to organisations, who are told the day: the minute may tell who called, wrote or came. */
    receivedAt: z.nullable(instant),
    receivedOn: localDate,
    /** Whether the complainant left a contact is told to no organisation either: null. */
    anonymous: z.nullable(z.boolean()),
    /** Where the matter is, as it was found in screening; as it was told, before. */
    district: z.nullable(organisationCode),
    /** The township or sub-district of it, where it was found. */
    township: z.nullable(organisationCode),
    suggestedType: z.nullable(listCode),
    mainType: z.nullable(listCode),
    otherTypes: z.array(listCode),
    industry: z.nullable(listCode),
    keyAttention: z.boolean(),
    /** Of a letter its postmark; null to organisations, whom it may tell who wrote. */
    postedOn: z.nullable(localDate),
    /** Of a visit how many came; null to organisations, whom it may tell who came. */
    visitors: z.nullable(count),
    /**
     * How many photographs the complainant handed in; they are seen by a recorded look alone, and organisations
     * are not told of them.
     */
    photographs: z.nullable(count),
    /** How many documents, sounds and films came with it; seen and told to nobody as the photographs are. */
    attachments: z.nullable(count),
    /** Copies of them that the office passed on, for organisations and team to see. */
    passedOn: z.array(passedOnShown()),
    /** 交办问题基本情况, as cleared in screening. */
    clearedText: z.nullable(z.string()),
    /** 要点: what it is about, in a line; cleared with the text. None of one accepted before there were such. */
    gist: z.nullable(z.string()),
    mergedInto: z.nullable(opaqueId),
    question: z.nullable(
      z.strictObject({
        text: z.string(),
        answerBy: localDate,
        answerDate: dateExplained(),
        answered: z.boolean(),
      }),
    ),
    /** With the complainant; shown to the office alone, none to organisations. */
    messages: z.array(message()),
    declined: z.nullable(
      z.strictObject({
        ground: declineGround,
        explanation: z.nullable(z.string()),
        handedTo: z.nullable(organisationCode),
      }),
    ),
    /** Decisions of its screening that were taken back; told to no organisation, to which it had not gone. */
    undone: z.array(undoneShown()),
    batch: z.nullable(batchId),
    transferredAt: z.nullable(instant),
    /** Who has a part in it, or will once it is handed over. */
    assignments: z.array(assignment),
    parts: z.array(part()),
    reassignments: z.array(reassignmentShown()),
    withdrawn: z.nullable(withdrawnShown()),
    /** 反弹: the earlier one whose matter has come up again, and the later ones that are relapses of this one. */
    relapseOf: z.nullable(linkedComplaint()),
    relapses: z.array(linkedComplaint()),
    acceptanceCorrections: z.array(acceptanceCorrected()),
    relocations: z.array(relocated()),
    /** The newest edition of its batch says otherwise of it than a new one would; null to organisations. */
    editionDue: z.nullable(z.boolean()),
    replyDue: z.nullable(instant),
    replyDate: z.nullable(dateExplained()),
    /**
     * What the office itself has to do about it, and by when; to whoever re-checks the re-check, to organisations
     * nothing. One that began to wait before the office's own steps had dates is not among them.
     */
    officeDates: z.array(
      z.strictObject({
        act: officeAct,
        due: instant,
        date: dateExplained(),
        /** The date of the reply on which it decides comes sooner than its own time ends: it is that one. */
        capped: z.boolean(),
      }),
    ),
    /** 反馈总时限: by when the reply must have been reviewed, where the organisation's date lies inside it. */
    outerDue: z.nullable(instant),
    outerDate: z.nullable(dateExplained()),
    /** 退件期限: until when the leading organisation may refuse, and how often; null before, and where nobody said so. */
    refusable: z.nullable(
      z.strictObject({
        until: instant,
        date: dateExplained(),
        most: z.int(),
        /** It passed, and the organisation had neither refused nor signed in. */
        lapsed: z.boolean(),
      }),
    ),
    /** 延期: every later day that was asked for, why, and what the office decided. */
    extensions: z.array(
      z.strictObject({
        organisation: organisationCode,
        at: instant,
        reason: z.string(),
        /** The moment from which it was late, and from which it would be. */
        before: instant,
        after: instant,
        decision: z.nullable(z.enum(['granted', 'denied'])),
        /** Why it was denied. */
        denial: z.nullable(z.string()),
      }),
    ),
    /** 抽查: each time that it was drawn, and what the re-check found; told to the office and to whoever re-checks. */
    rechecks: z.array(
      z.strictObject({
        sample: sampleId,
        drawnAt: instant,
        /** Null while it is to be re-checked. */
        result: z.nullable(recheckResult),
        /** Why there was nothing to re-check when it was drawn. */
        cause: z.nullable(recheckImpossible),
        words: z.nullable(z.string()),
        recheckedAt: z.nullable(instant),
        /** What the office did about one that found otherwise; no words where a later reply was confirmed. */
        settled: z.nullable(z.strictObject({ at: instant, words: z.nullable(z.string()) })),
      }),
    ),
    refusals: z.array(
      z.strictObject({
        organisation: organisationCode,
        at: instant,
        reason: z.string(),
        decision: z.nullable(z.enum(['granted', 'denied'])),
      }),
    ),
    replies: z.array(replyShown()),
    result: z.nullable(replyResult),
    task: z.nullable(z.strictObject({ number: matterNumber, finishedOn: localDate })),
    /** The office ended its rectification before the task was finished; null where it did not. */
    rectificationEnded: z.nullable(
      z.strictObject({ reason: rectificationEndReason, on: localDate }),
    ),
    /**
     * 满意度: what its complainant, and those of others merged into it, said of how it was closed by a reply, in order;
     * to organisations nothing.
     */
    satisfaction: z.array(
      z.strictObject({
        by: z.enum(['complainant', 'joined']),
        satisfied: z.boolean(),
        round: z.int(),
        at: instant,
      }),
    ),
    /** 回访: every time that the office asked its complainant, of the reply that closed it; to organisations nothing. */
    callBacks: z.array(
      z.strictObject({
        channel: callBackChannel,
        outcome: callBackOutcome,
        round: z.int(),
        at: instant,
      }),
    ),
    /** 重新办理: every time that its complainant asked for it, and what the office decided; to organisations that it was granted. */
    reopenings: z.array(
      z.strictObject({
        /** How and when it was asked for; null to organisations. */
        through: z.nullable(reopeningWay),
        askedAt: z.nullable(instant),
        decision: z.nullable(reopeningDecision),
        decidedAt: z.nullable(instant),
        reason: z.nullable(z.string()),
      }),
    ),
    /** What is still kept of it and could be erased; to organisations nothing. */
    erasable: z.array(erasurePart),
    erasures: z.array(erasureShown()),
    /** Texts that were replaced by right ones. */
    corrections: z.array(
      z.strictObject({ text: correctableText, at: instant, keptOld: z.boolean() }),
    ),
  }),
);

export const readComplaint = endpoint({
  ...read,
  name: 'readComplaint',
  path: '/complaints/{complaint}',
  summary: 'One complaint, without its contact and the words of the complainant',
  params: complaintParams,
  query: none,
  body: noBody,
  status: 200,
  answer: complaintShown,
  rejections: [],
});

export const readComplaintTimeline = endpoint({
  ...read,
  name: 'readComplaintTimeline',
  path: '/complaints/{complaint}/timeline',
  summary:
    'Every commit on a complaint with its hash, and whether the chain verifies; to an organisation without those between office and complainant',
  params: complaintParams,
  query: none,
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      complaint: opaqueId,
      /** Every commit is the one that was written, and follows the one before it. */
      verified: z.boolean(),
      commits: z.array(
        z.strictObject({
          version: z.int(),
          /** Null to an organisation for its receipt, of which it is told the day. */
          at: z.nullable(instant),
          /** The Beijing day of it. */
          on: localDate,
          role: z.string(),
          organisation: z.nullable(z.string()),
          /** To an organisation its own people's alone. */
          subject: z.nullable(z.string()),
          events: z.array(z.string()),
          hash: sha256,
          previous: sha256,
          verified: z.boolean(),
        }),
      ),
    }),
  rejections: [],
});

export const lookAtComplaint = endpoint({
  name: 'lookAtComplaint',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/complaints/{complaint}/looks',
  summary:
    "See the complainant's own words and, if asked for, the contact; the look is recorded for good",
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ reason: words(500), contact: z._default(z.boolean(), false) }),
  status: 200,
  answer: () =>
    z.strictObject({
      complaint: opaqueId,
      problem: z.string(),
      place: z.nullable(z.string()),
      /** Where the complainant stood, as they chose to tell; null where they did not, or it was erased. */
      position: z.nullable(position()),
      /** What the complainant wrote after it, answers to questions too; null where it was erased. */
      messages: z.array(z.strictObject({ at: instant, text: z.nullable(z.string()) })),
      photographs: z.array(
        z.strictObject({
          photograph: opaqueId,
          mediaType: photographMediaType,
          ...download(),
        }),
      ),
      /** 附件: what the address gives is to be saved, and never opened as a page. */
      attachments: z.array(
        z.strictObject({
          attachment: opaqueId,
          mediaType: attachmentMediaType,
          bytes: count,
          ...download(),
        }),
      ),
      /**
       * What looks like personal data in problem and place, as it would be found in a text for others: where it
       * stands, in UTF-16 units, up to and without `end`. Without the contact none of it is told to be the
       * complainant's own.
       */
      found: z.array(
        z.strictObject({
          text: z.enum(['problem', 'place']),
          start: z.int(),
          end: z.int(),
          kind: z.enum(personalDataKinds),
        }),
      ),
      contact: z.nullable(
        z.strictObject({
          name: z.nullable(z.string()),
          phone: z.nullable(z.string()),
          address: z.nullable(z.string()),
          /** Who speaks for those that came. */
          representatives: z.nullable(z.string()),
        }),
      ),
      recordedAt: instant,
    }),
  rejections: ['own-case'],
});
