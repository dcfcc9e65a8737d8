import { hasEnd } from '@ducha/calendar';
import { complaintStaged, type NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintReplyConfirmed,
  complaintReplyReturned,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import { lastReply, placeOf, type Complaint, type Reply } from '../complaint/complaint-state.ts';
import { endWithin, oneDeadline } from '../complaint/deadlines.ts';
import { partiesTo } from '../complaint/parties.ts';
import { beyondOuter, fault, refusedMove } from '../complaint/refused-command.ts';
import { refusedByTask } from './reply.ts';

/** Texts that the reviewer cleared for the public; `measures` goes to the rectification task. */
export interface ClearedTexts {
  readonly problem: NoteRef;
  readonly findings: NoteRef;
  readonly handling: NoteRef;
  readonly goal: NoteRef | null;
  readonly accountability: NoteRef | null;
  readonly measures: NoteRef | null;
}

/** Who reviews: the person, and the organisation that they belong to. */
export interface Reviewer {
  readonly subject: string;
  readonly organisation: string;
}

/** The office confirms an approved reply; a staged one becomes a rectification task. */
export function decideConfirm(
  state: Complaint,
  confirmation: {
    readonly complaint: string;
    readonly texts: ClearedTexts;
    readonly by: Reviewer;
    readonly today: string;
  },
): readonly ComplaintEvent[] | Rejection {
  const reply = lastReply(state);
  const refused = refusedReview(state, reply, confirmation.by);
  if (refused !== undefined) return refused;
  if (reply === undefined) return { rejected: 'wrong-stage' };
  const waits = refusedByTask(state);
  if (waits !== undefined) return waits;
  const { measures, ...texts } = confirmation.texts;
  const staged = stagedEvent(state, reply, confirmation);
  if (staged !== undefined && 'rejected' in staged) return staged;
  if (staged === undefined && measures !== null) {
    return fault('reply-inconsistent', 'measures', 'Only a staged reply has measures to clear');
  }
  return [
    {
      type: complaintReplyConfirmed.type,
      data: { round: reply.round, result: reply.result, on: confirmation.today, ...texts },
    },
    ...(staged === undefined ? [] : [staged]),
  ];
}

/**
 * 退回重办: the reply is due again, by the end of a day that the office names: within the date of the whole 反馈总时限, where
 * there is one that has not passed.
 */
export function decideOfficeReturn(
  state: Complaint,
  returned: {
    readonly complaint: string;
    readonly reason: NoteRef;
    readonly redoBy: string;
    readonly by: Reviewer;
    readonly today: string;
    readonly at: string;
  },
): readonly ComplaintEvent[] | Rejection {
  const reply = lastReply(state);
  const refused = refusedReview(state, reply, returned.by);
  if (refused !== undefined) return refused;
  if (reply === undefined || state.number === null) return { rejected: 'wrong-stage' };
  if (returned.redoBy < returned.today) {
    return fault('dates-impossible', 'redoBy', 'The day has passed');
  }
  if (!hasEnd(returned.redoBy)) return fault('dates-impossible', 'redoBy', 'It is too far away');
  const { complaint, at: from } = returned;
  const due = endWithin(state.dates, returned.redoBy, from);
  if (due === null) return beyondOuter('redoBy');
  const about = { complaint, number: state.number, from, parts: partiesTo(state) };
  return [
    {
      type: complaintReplyReturned.type,
      data: { round: reply.round, by: 'office', reason: returned.reason, replyDue: due },
    },
    oneDeadline(about, reply.organisation, 'reply', { due, counted: null }),
  ];
}

/**
 * Nobody closes their own case, whatever their roles: neither who wrote or approved the reply, nor
 * anyone of the organisation that replied.
 */
function refusedReview(
  state: Complaint,
  reply: Reply | undefined,
  by: Reviewer,
): Rejection | undefined {
  const refused = refusedMove(state.stage, 'confirm-closed');
  if (refused !== undefined) return refused;
  const own =
    reply !== undefined &&
    ([reply.by, reply.approvedBy].includes(by.subject) || reply.organisation === by.organisation);
  return own ? { rejected: 'own-case' } : undefined;
}

function stagedEvent(
  state: Complaint,
  reply: Reply,
  { complaint, texts }: { readonly complaint: string; readonly texts: ClearedTexts },
): Extract<ComplaintEvent, { type: 'complaint.staged.v1' }> | Rejection | undefined {
  if (reply.result !== 'staged') return undefined;
  const { number, accepted, intake } = state;
  if (reply.plan === null || number === null || accepted === null || intake === null) {
    return { rejected: 'wrong-stage' };
  }
  if (texts.goal === null) {
    return fault('reply-inconsistent', 'goal', 'The goal of a staged reply is cleared too');
  }
  if (texts.measures === null) {
    return fault('reply-inconsistent', 'measures', 'The measures of the plan are cleared too');
  }
  return {
    type: complaintStaged.type,
    data: {
      complaint,
      inspection: intake.inspection,
      district: placeOf(state).district,
      number,
      lead: reply.organisation,
      assisting: state.assignments
        .filter(({ role }) => role === 'assist')
        .map(({ organisation }) => organisation),
      mainType: accepted.mainType,
      problem: texts.problem,
      goal: texts.goal,
      measures: texts.measures,
      deadline: reply.plan.deadline,
    },
  };
}
