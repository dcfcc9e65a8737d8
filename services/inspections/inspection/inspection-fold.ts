import type { StreamKind } from '@ducha/event-log';
import { inspectionsPolicy, recallPolicy } from '@ducha/policy';
import { transitions } from './inspection-stages.ts';
import { inspectionEvents, type InspectionEvent } from './inspection-events.ts';
import type { Inspection } from './inspection-state.ts';

/** The stream `inspection/<id>`; null before its draft. */
export const inspectionStream: StreamKind<Inspection | null, InspectionEvent> = {
  kind: 'inspection',
  initial: null,
  events: inspectionEvents,
  evolve(state, event) {
    const stage = transitions[event.type].to;
    if (event.type === 'inspection.drafted.v2') {
      const { kept, ...draft } = event.data;
      return {
        ...draft,
        held: recallPolicy(inspectionsPolicy, kept),
        stage,
        submittedBy: null,
        reason: null,
        team: null,
        closedOn: null,
        complaintsTakenUntil: null,
      };
    }
    return state === null ? null : { ...state, ...changes(event), stage };
  },
};

/** What an event after the first changes beside the stage. */
function changes(
  event: Exclude<InspectionEvent, { type: 'inspection.drafted.v2' }>,
): Partial<Inspection> {
  switch (event.type) {
    case 'inspection.submitted.v1':
      return { submittedBy: event.data.by };
    case 'inspection.approved.v1':
    case 'inspection.rejected.v1':
      return { reason: event.data.reason };
    case 'inspection.prepared.v1': {
      const { leader, deputies, members } = event.data;
      return { team: { leader, deputies, members } };
    }
    case 'inspection.lapsed.v1':
    case 'inspection.stationing-opened.v2':
      return {};
    case 'inspection.stationing-closed.v1': {
      const { closedOn, complaintsTakenUntil } = event.data;
      return { closedOn, complaintsTakenUntil };
    }
  }
}
