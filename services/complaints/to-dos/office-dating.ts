import type { Following } from '@ducha/event-log';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { begunWaits, datesOf, type Counting } from './office-dates.ts';

/**
 * Whatever made something wait for the office - a report that came in, an addition, a decision that was taken back, a
 * reply that was approved, a message - says in the same commit by when it is to be done. One place for all acts, so that
 * none forgets it; policy and calendar are read where something begins to wait, and else not.
 */
export function officeDating(facts: {
  readonly countingFor: (inspection: string) => Promise<Counting>;
}): Following<Complaint, ComplaintEvent>['events'] {
  return async ({ id, before, after, at }) => {
    const begun = begunWaits(id, { before, after });
    if (begun.length === 0) return [];
    const counting = await facts.countingFor(after.intake?.inspection ?? '');
    return datesOf(begun, { after, at }, counting);
  };
}
