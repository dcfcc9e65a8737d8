import { hasEnd } from '@ducha/calendar';
import { deadlineMoved, type NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintExtensionAsked,
  complaintExtensionDenied,
  complaintExtensionGranted,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import { leadOf, type Complaint } from '../complaint/complaint-state.ts';
import { deadlineOf, endWithin } from '../complaint/deadlines.ts';
import { beyondOuter, fault } from '../complaint/refused-command.ts';

/**
 * 延期申请: whoever leads asks for a later day to reply, before the date, and once at a time. A date that runs against
 * nobody, since the reply was given or a refusal is being decided, needs none. Where the whole has a date 反馈总时限, it is
 * within that.
 */
export function decideAskExtension(
  state: Complaint,
  ask: {
    readonly complaint: string;
    readonly organisation: string;
    readonly until: string;
    readonly reason: NoteRef;
    readonly at: string;
  },
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const { complaint, organisation, until, reason, at } = ask;
  const before = openReplyDate(complaint, state);
  if (before === undefined) return { rejected: 'wrong-stage' };
  if (leadOf(state) !== organisation) return { rejected: 'lead-only' };
  if (openExtension(complaint, state) !== undefined) return { rejected: 'already-done' };
  if (at >= before) return { rejected: 'extension-late' };
  if (!hasEnd(until)) return fault('dates-impossible', 'until', 'It is too far away');
  const after = endWithin(state.dates, until, at);
  if (after === null) return beyondOuter('until');
  if (after <= before) return fault('dates-impossible', 'until', 'It is not later than the date');
  return [{ type: complaintExtensionAsked.type, data: { organisation, reason, before, after } }];
}

/** The office grants it: the date moves, and its reminders with it. */
export function decideGrantExtension(
  state: Complaint,
  grant: { readonly complaint: string; readonly by: string },
): readonly ComplaintEvent[] | Rejection {
  const asked = decidable(state, grant);
  if ('rejected' in asked) return asked;
  const deadline = deadlineOf(grant.complaint, asked.organisation, 'reply');
  return [
    { type: complaintExtensionGranted.type, data: {} },
    { type: deadlineMoved.type, data: { deadline, due: asked.after } },
  ];
}

/** The office denies it, and says why: the date stays. */
export function decideDenyExtension(
  state: Complaint,
  denial: { readonly complaint: string; readonly by: string; readonly reason: NoteRef },
): readonly ComplaintEvent[] | Rejection {
  const asked = decidable(state, denial);
  if ('rejected' in asked) return asked;
  return [{ type: complaintExtensionDenied.type, data: { reason: denial.reason } }];
}

/**
 * What was asked for and is not decided yet; undefined where there is nothing, its date is no longer asked for, or that of
 * the whole comes before the day that was asked for by now.
 */
export function openExtension(
  complaint: string,
  state: Complaint,
): Complaint['extensions'][number] | undefined {
  const asked = state.extensions.at(-1);
  if (asked === undefined || asked.decision !== null) return undefined;
  const isTheirs = leadOf(state) === asked.organisation;
  const { outer } = state.dates;
  const isWithin = outer === null || asked.before > outer.due || asked.after <= outer.due;
  return isTheirs && isWithin && openReplyDate(complaint, state) === asked.before
    ? asked
    : undefined;
}

/** Nobody decides on what their own organisation asked for. */
function decidable(
  state: Complaint,
  { complaint, by }: { readonly complaint: string; readonly by: string },
): Complaint['extensions'][number] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const asked = openExtension(complaint, state);
  if (asked === undefined) return { rejected: 'wrong-stage' };
  return asked.organisation === by ? { rejected: 'own-case' } : asked;
}

/** The moment from which the reply is late, while it is asked for. */
function openReplyDate(complaint: string, state: Complaint): string | undefined {
  const deadline = deadlineOf(complaint, leadOf(state) ?? '', 'reply');
  return state.openDeadlines.includes(deadline) ? state.dates.reply?.due : undefined;
}
