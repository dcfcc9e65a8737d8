import type { StreamKind } from '@ducha/event-log';
import { inspectionCopyEvents, type InspectionCopyEvent } from './inspection-copy-events.ts';
import type { InspectionCopy } from './inspection-copy-state.ts';

/** The stream `inspection/<id>`. */
export const inspectionStream: StreamKind<InspectionCopy, InspectionCopyEvent> = {
  kind: 'inspection',
  initial: { opened: null, closed: null, sourceVersion: 0 },
  events: inspectionCopyEvents,
  evolve(state, { type, data }) {
    switch (type) {
      case 'inspection-copy.opened.v2':
        return {
          ...state,
          opened: {
            from: data.from,
            until: data.until,
            targets: data.targets,
            level: data.level,
            policy: data.policy,
            kept: data.kept,
          },
          sourceVersion: Math.max(state.sourceVersion, data.sourceVersion),
        };
      case 'inspection-copy.closed.v1':
        return {
          ...state,
          closed: { on: data.closedOn, complaintsTakenUntil: data.complaintsTakenUntil },
          sourceVersion: Math.max(state.sourceVersion, data.sourceVersion),
        };
    }
  },
};
