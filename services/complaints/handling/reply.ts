import { hasEnd } from '@ducha/calendar';
import {
  lesserOutcomes,
  outcomeFaults,
  reachedOutcomes,
  type EventOf,
  type NoteRef,
  type OutcomeContradiction,
} from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintEvidenceAttached,
  complaintOutcomesLowered,
  complaintReplied,
  complaintReplyApproved,
  complaintReplyReturned,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import { lastReply, leadOf, type Complaint, type Reply } from '../complaint/complaint-state.ts';
import { deadlineDone, deadlineOf } from '../complaint/deadlines.ts';
import { fault, refusedMove } from '../complaint/refused-command.ts';

type Replied = Omit<EventOf<typeof complaintReplied>['data'], 'round'>;

/**
 * 办理反馈: the leading organisation replies, with the files that it has put. A verdict may stand on an
 * interim reply; its result is open.
 */
export function decideReply(
  state: Complaint,
  reply: Replied,
  today: string,
  {
    evidence = [],
    lessReason = null,
  }: {
    readonly evidence?: readonly Reply['evidence'][number][];
    /** Why a figure is less than what had been reached. */
    readonly lessReason?: NoteRef | null;
  } = {},
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedReply(state);
  if (refused !== undefined) return refused;
  if (leadOf(state) !== reply.organisation) return { rejected: 'lead-only' };
  const wrong = inconsistent(state, reply, today) ?? lessThanReached(state, reply, lessReason);
  if (wrong !== undefined) return wrong;
  const round = state.replies.length + 1;
  return [
    { type: complaintReplied.type, data: { ...reply, round } },
    ...(lessReason === null
      ? []
      : [{ type: complaintOutcomesLowered.type, data: { round, reason: lessReason } }]),
    ...(evidence.length === 0
      ? []
      : [{ type: complaintEvidenceAttached.type, data: { round, evidence: [...evidence] } }]),
  ];
}

/**
 * Why no reply can be given now, whoever gives it; undefined where one can. What was staged lives on in its task: until
 * that is finished there is nothing to close.
 */
export function refusedReply(state: Complaint): Rejection | undefined {
  return refusedMove(state.stage, 'reply') ?? refusedByTask(state);
}

/** What was staged waits for its task, whatever is done about the reply that would close it. */
export function refusedByTask({ result, task }: Complaint): Rejection | undefined {
  return result === 'staged' && task === null ? { rejected: 'task-open' } : undefined;
}

/** Outcomes add up over the rounds: a lesser figure needs its reason, and a reason a lesser figure. */
function lessThanReached(
  state: Complaint,
  { outcomes }: Replied,
  lessReason: NoteRef | null,
): Rejection | undefined {
  const lesser = lesserOutcomes(outcomes, reachedOutcomes(state.replies));
  if (lesser.length > 0 === (lessReason !== null)) return undefined;
  const faults =
    lessReason === null
      ? lesser.map((field) => ({
          pointer: `#/outcomes/${field}`,
          code: 'outcome-less',
          detail: 'It is less than what had been reached: the reason is missing',
        }))
      : [
          {
            pointer: '#/lessReason',
            code: 'nothing-less',
            detail: 'No figure is less than what had been reached',
          },
        ];
  return { rejected: 'reply-inconsistent', faults };
}

/** 审签: the principal approves. A final reply then meets its date: the organisation has done its part. */
export function decideApproval(
  state: Complaint,
  approval: {
    readonly complaint: string;
    readonly organisation: string;
    readonly by: string;
    readonly at: string;
  },
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'approve');
  if (refused !== undefined) return refused;
  const { complaint, organisation, by, at } = approval;
  const reply = lastReply(state);
  if (reply === undefined) return { rejected: 'wrong-stage' };
  if (reply.organisation !== organisation) return { rejected: 'lead-only' };
  if (reply.by === by) return { rejected: 'own-case' };
  const deadline = deadlineOf(complaint, organisation, 'reply');
  const met = reply.kind === 'final' && state.openDeadlines.includes(deadline);
  return [
    { type: complaintReplyApproved.type, data: { round: reply.round, by } },
    ...(met ? [deadlineDone(deadline, at)] : []),
  ];
}

/** The principal returns the reply to the desk; the date stays. */
export function decidePrincipalReturn(
  state: Complaint,
  returned: { readonly organisation: string; readonly reason: NoteRef },
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'approve');
  if (refused !== undefined) return refused;
  const reply = lastReply(state);
  if (reply === undefined) return { rejected: 'wrong-stage' };
  if (reply.organisation !== returned.organisation) return { rejected: 'lead-only' };
  const data = {
    round: reply.round,
    by: 'principal' as const,
    reason: returned.reason,
    replyDue: null,
  };
  return [{ type: complaintReplyReturned.type, data }];
}

function inconsistent(state: Complaint, reply: Replied, today: string): Rejection | undefined {
  const wrong = (field: string, detail: string) => fault('reply-inconsistent', field, detail);
  if ((reply.kind === 'interim') !== (reply.result === 'open')) {
    return wrong('result', 'A final reply is closed or staged, an interim one is open');
  }
  if ((reply.result === 'staged') !== (reply.plan !== null)) {
    return wrong('plan', 'A staged reply, and no other, carries a dated plan');
  }
  if (reply.plan !== null && reply.plan.deadline <= today) {
    return wrong('plan/deadline', 'The plan must end after today');
  }
  if (reply.plan !== null && !hasEnd(reply.plan.deadline)) {
    return wrong('plan/deadline', 'It is too far away');
  }
  if (reply.plan !== null && reply.goal === null) {
    return wrong('goal', 'A staged reply says what the plan is to reach');
  }
  if (state.result === 'staged' && reply.result !== 'closed') {
    return wrong(
      'result',
      'What was staged is a rectification task by now: the next reply closes it',
    );
  }
  if (state.plans.length > 0 && reply.result === 'staged') {
    return wrong('result', 'It has had its rectification task: of one complaint there is one');
  }
  return contradictoryOutcomes(reply);
}

/** What each contradiction is, in a sentence. */
const contradictions: Readonly<Record<OutcomeContradiction, string>> = {
  'unfounded-outcome': 'What is unsubstantiated has nobody ordered, punished or held accountable',
  'fine-without-firm': 'There is a fine, and no firm that was fined',
  'firm-without-fine': 'A firm was fined, and the fine is nought',
  'accountability-unsaid': 'People were held accountable, and no words say what was done to whom',
};

/** Figures that contradict one another, the verdict or the words: every one of them is named. */
function contradictoryOutcomes(reply: Replied): Rejection | undefined {
  const { verdict, outcomes, accountability } = reply;
  const found = outcomeFaults({ verdict, outcomes, saysAccountability: accountability !== null });
  if (found.length === 0) return undefined;
  return {
    rejected: 'reply-inconsistent',
    faults: found.map(({ field, code }) => ({
      pointer: field === 'accountability' ? '#/accountability' : `#/outcomes/${field}`,
      code,
      detail: contradictions[code],
    })),
  };
}
