import * as z from 'zod/mini';
import {
  assignment,
  batchId,
  channel,
  complaintNumber,
  complaintStaged,
  count,
  deadlineMet,
  deadlineMoved,
  deadlineSet,
  declineGround,
  event,
  instant,
  listCode,
  localDate,
  matterNumber,
  note,
  opaqueId,
  organisationCode,
  outcomes,
  photographMediaType,
  photographsLimit,
  replyEvidence,
  replyResult,
  sha256,
  subject,
  verdict,
  type Assignment,
  type NoteRef,
  type ReplyResult,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import { after, type ComplaintMove, type ComplaintStage } from './complaint-stage.ts';

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

/** The photographs that the complainant handed in, in the commit that took the complaint down. */
export const complaintPhotographsAttached = event('complaint.photographs-attached.v1', () =>
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

/** 补充: the office asks the complainant, who may answer until the end of a day. */
export const complaintAsked = event('complaint.asked.v1', () =>
  z.strictObject({ question: note, answerBy: localDate, due: instant }),
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
/** 交办. */
export const complaintTransferred = event('complaint.transferred.v1', () =>
  z.strictObject({
    batch: batchId,
    at: instant,
    signInDue: instant,
    replyDue: instant,
  }),
);
/** 签收. */
export const complaintSignedIn = event('complaint.signed-in.v1', () =>
  z.strictObject({ organisation: organisationCode, role: assignment.shape.role }),
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
/** The office denied a refusal: it stays where it was. */
export const complaintRefusalDenied = event('complaint.refusal-denied.v1', () =>
  z.strictObject({}),
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

const events = eventFamily([
  complaintReceived,
  complaintPhotographsAttached,
  complaintAsked,
  complaintSupplemented,
  complaintWrittenToOffice,
  complaintWrittenToComplainant,
  complaintQuestionLapsed,
  complaintAccepted,
  complaintDeclined,
  complaintMerged,
  complaintTransferred,
  complaintSignedIn,
  complaintRefused,
  complaintReassigned,
  complaintRefusalDenied,
  complaintReplied,
  complaintEvidenceAttached,
  complaintReplyApproved,
  complaintReplyReturned,
  complaintReplyConfirmed,
  complaintTaskFinished,
  complaintStaged,
  deadlineSet,
  deadlineMoved,
  deadlineMet,
]);
export type ComplaintEvent = ReturnType<typeof events.parse>;
type DataOf<Type extends ComplaintEvent['type']> = Extract<ComplaintEvent, { type: Type }>['data'];

/** One reply, from the organisation's desk to the office's confirmation. */
export interface Reply extends DataOf<'complaint.replied.v1'> {
  readonly evidence: DataOf<'complaint.evidence-attached.v1'>['evidence'];
  readonly at: string;
  readonly state: 'waiting' | 'approved' | 'returned' | 'confirmed';
  readonly approvedBy: string | null;
  readonly returned: { readonly by: 'principal' | 'office'; readonly reason: NoteRef } | null;
  readonly cleared: DataOf<'complaint.reply-confirmed.v1'> | null;
}

/** What the office wrote to the complainant, or the complainant to the office. */
export interface Message {
  readonly from: 'office' | 'complainant';
  readonly at: string;
  readonly text: NoteRef;
}

/** A complaint (信访举报件) as folded from its stream. */
export interface Complaint {
  readonly stage: ComplaintStage;
  readonly intake: DataOf<'complaint.received.v1'> | null;
  readonly photographs: DataOf<'complaint.photographs-attached.v1'>['photographs'];
  readonly question: (DataOf<'complaint.asked.v1'> & { readonly answered: boolean }) | null;
  /** Between the office and the complainant, questions and answers too, in order. */
  readonly messages: readonly Message[];
  readonly declined: DataOf<'complaint.declined.v1'> | null;
  readonly number: string | null;
  /** When screening ended, UTC. */
  readonly screenedAt: string | null;
  readonly accepted: DataOf<'complaint.accepted.v1'> | null;
  readonly mergedInto: string | null;
  readonly assignments: readonly Assignment[];
  readonly transfer: DataOf<'complaint.transferred.v1'> | null;
  readonly signInDue: string | null;
  readonly replyDue: string | null;
  /** When each organisation signed in. */
  readonly signedIn: Readonly<Record<string, string>>;
  readonly refusals: readonly {
    readonly organisation: string;
    readonly reason: NoteRef;
    readonly at: string;
    readonly decision: 'granted' | 'denied' | null;
  }[];
  readonly replies: readonly Reply[];
  /** Of the reply that was confirmed last. */
  readonly result: ReplyResult | null;
  readonly closedOn: string | null;
  readonly openDeadlines: readonly string[];
  readonly task: DataOf<'complaint.task-finished.v1'> | null;
}

/** The stream `complaint/<id>`. */
export const complaintStream: StreamKind<Complaint, ComplaintEvent> = {
  kind: 'complaint',
  events,
  initial: {
    stage: 'none',
    intake: null,
    photographs: [],
    question: null,
    messages: [],
    declined: null,
    number: null,
    screenedAt: null,
    accepted: null,
    mergedInto: null,
    assignments: [],
    transfer: null,
    signInDue: null,
    replyDue: null,
    signedIn: {},
    refusals: [],
    replies: [],
    result: null,
    closedOn: null,
    openDeadlines: [],
    task: null,
  },
  evolve: (state, happened, { at }) => ({
    ...state,
    ...stageAfter(state, happened),
    ...changes(state, happened, at),
  }),
};

/** What each event moves; the others leave the stage as it is. */
const moves: Readonly<Partial<Record<ComplaintEvent['type'], ComplaintMove>>> = {
  'complaint.received.v1': 'receive',
  'complaint.asked.v1': 'ask',
  'complaint.supplemented.v1': 'supplement',
  'complaint.question-lapsed.v1': 'lapse',
  'complaint.accepted.v1': 'accept',
  'complaint.declined.v1': 'decline',
  'complaint.merged.v1': 'merge',
  'complaint.transferred.v1': 'transfer',
  'complaint.refused.v1': 'refuse',
  'complaint.reassigned.v1': 'decide-refusal',
  'complaint.replied.v1': 'reply',
  'complaint.reply-approved.v1': 'approve',
  'complaint.reply-returned.v1': 'return',
};

function stageAfter(state: Complaint, happened: ComplaintEvent): { stage: ComplaintStage } {
  const move = moveOf(state, happened);
  return { stage: (move === undefined ? undefined : after(state.stage, move)) ?? state.stage };
}

function moveOf(state: Complaint, happened: ComplaintEvent): ComplaintMove | undefined {
  if (happened.type === 'complaint.reply-confirmed.v1') return `confirm-${happened.data.result}`;
  if (happened.type === 'complaint.signed-in.v1') {
    return happened.data.role === 'lead' ? 'sign-in' : undefined;
  }
  if (happened.type === 'complaint.refusal-denied.v1') {
    return state.signedIn[leadOf(state) ?? ''] === undefined ? 'decide-refusal' : 'resume';
  }
  return moves[happened.type];
}

function changes(state: Complaint, { type, data }: ComplaintEvent, at: string): Partial<Complaint> {
  switch (type) {
    case 'complaint.received.v1':
      return { intake: data };
    case 'complaint.photographs-attached.v1':
      return { photographs: data.photographs };
    case 'complaint.asked.v1':
      return {
        question: { ...data, answered: false },
        messages: [...state.messages, { from: 'office', at, text: data.question }],
      };
    case 'complaint.supplemented.v1':
      return {
        messages: [...state.messages, { from: 'complainant', at, text: data.text }],
        question: state.question === null ? null : { ...state.question, answered: true },
      };
    case 'complaint.written-to-office.v1':
      return { messages: [...state.messages, { from: 'complainant', at, text: data.text }] };
    case 'complaint.written-to-complainant.v1':
      return { messages: [...state.messages, { from: 'office', at, text: data.text }] };
    case 'complaint.question-lapsed.v1':
      return {};
    case 'complaint.accepted.v1':
      return {
        accepted: data,
        number: data.number,
        assignments: data.assignments,
        screenedAt: at,
      };
    case 'complaint.declined.v1':
      return { declined: data, screenedAt: at };
    case 'complaint.merged.v1':
      return { number: data.number, mergedInto: data.into, screenedAt: at };
    case 'complaint.transferred.v1':
      return { transfer: data, signInDue: data.signInDue, replyDue: data.replyDue };
    case 'complaint.signed-in.v1':
      return { signedIn: { ...state.signedIn, [data.organisation]: at } };
    case 'complaint.refused.v1':
      return { refusals: [...state.refusals, { ...data, at, decision: null }] };
    case 'complaint.reassigned.v1':
      return {
        assignments: data.assignments,
        signInDue: data.signInDue,
        replyDue: data.replyDue,
        signedIn: {},
        refusals: decided(state, 'granted'),
      };
    case 'complaint.refusal-denied.v1':
      return { refusals: decided(state, 'denied') };
    case 'complaint.replied.v1':
      return {
        replies: [
          ...state.replies,
          {
            ...data,
            evidence: [],
            at,
            state: 'waiting',
            approvedBy: null,
            returned: null,
            cleared: null,
          },
        ],
      };
    case 'complaint.evidence-attached.v1':
      return { replies: withLast(state, { evidence: data.evidence }) };
    case 'complaint.reply-approved.v1':
      return { replies: withLast(state, { state: 'approved', approvedBy: data.by }) };
    case 'complaint.reply-returned.v1':
      return {
        replies: withLast(state, {
          state: 'returned',
          returned: { by: data.by, reason: data.reason },
        }),
        ...(data.replyDue === null ? {} : { replyDue: data.replyDue }),
      };
    case 'complaint.reply-confirmed.v1':
      return {
        replies: withLast(state, { state: 'confirmed', cleared: data }),
        result: data.result,
        closedOn: data.result === 'closed' ? data.on : null,
      };
    case 'complaint.task-finished.v1':
      return { task: data };
    case 'complaint.staged.v1':
    case 'deadline.moved.v1':
      return {};
    case 'deadline.set.v1':
      return {
        openDeadlines: [
          ...state.openDeadlines.filter((open) => open !== data.deadline),
          data.deadline,
        ],
      };
    case 'deadline.met.v1':
      return { openDeadlines: state.openDeadlines.filter((open) => open !== data.deadline) };
  }
}

function withLast(state: Complaint, change: Partial<Reply>): Reply[] {
  return state.replies.map((reply, index) =>
    index === state.replies.length - 1 ? { ...reply, ...change } : reply,
  );
}

function decided(state: Complaint, decision: 'granted' | 'denied'): Complaint['refusals'] {
  return state.refusals.map((refusal) =>
    refusal.decision === null ? { ...refusal, decision } : refusal,
  );
}

/** The reply that is on someone's desk, or was there last. */
export function lastReply(state: Complaint): Reply | undefined {
  return state.replies.at(-1);
}

/** The reply that the office confirmed last, with its cleared texts. */
export function confirmedReply(
  state: Complaint,
): (Reply & { readonly cleared: NonNullable<Reply['cleared']> }) | undefined {
  for (const reply of state.replies.toReversed()) {
    if (reply.cleared !== null) return { ...reply, cleared: reply.cleared };
  }
  return undefined;
}

/** 牵头: the organisation that leads. */
export function leadOf(state: Pick<Complaint, 'assignments'>): string | undefined {
  return state.assignments.find(({ role }) => role === 'lead')?.organisation;
}
