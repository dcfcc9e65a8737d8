import { daysBetween, hasEnd } from '@ducha/calendar';
import type { Actor, EventOf, NoteRef, Role } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import {
  inspectionApproved,
  inspectionDrafted,
  inspectionRejected,
  inspectionSubmitted,
  type InspectionEvent,
} from '../inspection/inspection-events.ts';
import type { Inspection } from '../inspection/inspection-state.ts';
import { canHappen } from '../inspection/inspection-stages.ts';

/** The longest window that an inspection may have, in days: a stationed one lasts years. */
const longestWindow = 5 * 366;

/** The draft of an inspection; its window must run forward. */
export function decideDraft(
  state: Inspection | null,
  draft: EventOf<typeof inspectionDrafted>['data'],
): Decision<InspectionEvent> {
  if (!canHappen('inspection.drafted.v2', state?.stage ?? 'none'))
    return { rejected: 'wrong-stage' };
  if (!isWindow(draft)) return { rejected: 'dates-impossible' };
  return [{ type: inspectionDrafted.type, data: draft }];
}

/** Whether a window runs forward, and is not too long. */
export function isWindow({ from, until }: Pick<Inspection, 'from' | 'until'>): boolean {
  return until >= from && hasEnd(until) && daysBetween(from, until) <= longestWindow;
}

/** 报批: the draft is put before those who approve it. */
export function decideSubmission(
  state: Inspection | null,
  actor: Actor,
): Decision<InspectionEvent> {
  if (state === null) return { rejected: 'not-found' };
  if (!canHappen('inspection.submitted.v1', state.stage)) return { rejected: 'wrong-stage' };
  return [{ type: inspectionSubmitted.type, data: { by: actor.subject } }];
}

/** Roles that approve inspections. */
export type Approver = Extract<
  Role,
  'working-group-approver' | 'committee-and-government-approver'
>;

/**
 * Who approves: routine inspections and important special ones the municipal Party committee and
 * government (市委、市政府; the Measures), others the one that the policy names.
 */
export function approverOf({
  kind,
  important,
  held,
}: Pick<Inspection, 'kind' | 'important' | 'held'>): Approver {
  return kind === 'routine' || (kind === 'special' && important)
    ? 'committee-and-government-approver'
    : held.approverOfOthers;
}

/** 批准 or 不批准, by the role that the Measures name, and never by who submitted it. */
export function decideApproval(
  state: Inspection | null,
  command: {
    readonly decision: 'approve' | 'reject';
    readonly reason: NoteRef;
    readonly actor: Actor;
  },
): Decision<InspectionEvent> {
  if (state === null) return { rejected: 'not-found' };
  const { type } = command.decision === 'approve' ? inspectionApproved : inspectionRejected;
  if (!canHappen(type, state.stage)) return { rejected: 'wrong-stage' };
  if (command.actor.role !== approverOf(state)) return { rejected: 'forbidden' };
  if (command.actor.subject !== null && command.actor.subject === state.submittedBy) {
    return { rejected: 'own-case' };
  }
  return [{ type, data: { reason: command.reason } }];
}
