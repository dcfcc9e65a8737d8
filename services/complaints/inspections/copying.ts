import type { EventOf, stationingClosed, stationingOpened } from '@ducha/contracts';
import type { KeptPolicy } from '@ducha/policy';
import {
  inspectionClosedCopy,
  inspectionOpenedCopy,
  type InspectionCopyEvent,
} from './inspection-copy-events.ts';
import type { InspectionCopy } from './inspection-copy-state.ts';

/** The opening is copied once; it may arrive after the closing. */
export function decideOpenedCopy(
  copy: InspectionCopy,
  data: EventOf<typeof stationingOpened>['data'],
  kept: KeptPolicy,
  version: number,
): readonly InspectionCopyEvent[] {
  if (copy.opened !== null && version <= copy.sourceVersion) return [];
  return [{ type: inspectionOpenedCopy.type, data: { ...data, kept, sourceVersion: version } }];
}

export function decideClosedCopy(
  copy: InspectionCopy,
  data: EventOf<typeof stationingClosed>['data'],
  version: number,
): readonly InspectionCopyEvent[] {
  if (copy.closed !== null && version <= copy.sourceVersion) return [];
  const { closedOn, complaintsTakenUntil } = data;
  return [
    {
      type: inspectionClosedCopy.type,
      data: { closedOn, complaintsTakenUntil, sourceVersion: version },
    },
  ];
}
