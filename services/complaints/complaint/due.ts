import { decideRetention, retentionDue } from '../erasure/retention.ts';
import { decideRefusalLapse, refusalLapseDue } from '../handling/refusal.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import { decideLapse } from '../screening/screening.ts';
import type { ComplaintEvent } from './complaint-events.ts';
import type { Complaint } from './complaint-state.ts';

/** When the clock must look at a complaint: a question or the time to refuse may lapse, or what is kept is to be erased. */
export function dueOf(state: Complaint): string | undefined {
  if (state.stage === 'asked') return state.question?.due;
  return refusalLapseDue(state) ?? retentionDue(state);
}

/** What the clock does with a complaint that it finds due. Throws when its inspection was never heard of. */
export function decideDue(
  state: Complaint,
  due: { readonly complaint: string; readonly at: string; readonly inspection: InspectionCopy },
): readonly ComplaintEvent[] {
  if (state.stage === 'asked') return decideLapse(state, due.at);
  if (refusalLapseDue(state) !== undefined) return decideRefusalLapse(state, due.at);
  const { opened } = due.inspection;
  if (opened === null) throw new Error('a complaint of an inspection that nobody heard of');
  return decideRetention(state, { ...due, policy: policyOfComplaints(opened) });
}
