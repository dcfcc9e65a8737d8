import * as z from 'zod/mini';
import {
  event,
  localDate,
  stationingOpened,
  type Channel,
  type ComplaintPolicy,
  type EventOf,
  type stationingClosed,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

const sourceVersion = z.int().check(z.minimum(1));

/** What the inspections service said of a stationing; the types are our own, so no relay takes them for news. */
const inspectionOpenedCopy = event('inspection-copy.opened.v1', () =>
  z.strictObject({ ...stationingOpened.data.shape, sourceVersion }),
);
const inspectionClosedCopy = event('inspection-copy.closed.v1', () =>
  z.strictObject({ complaintsTakenUntil: localDate, closedOn: localDate, sourceVersion }),
);
const events = eventFamily([inspectionOpenedCopy, inspectionClosedCopy]);
export type InspectionCopyEvent = ReturnType<typeof events.parse>;

/** An inspection as far as complaints need it. */
export interface InspectionCopy {
  readonly opened: {
    readonly from: string;
    readonly until: string;
    readonly targets: readonly string[];
    readonly policy: ComplaintPolicy;
  } | null;
  readonly closed: { readonly on: string; readonly complaintsTakenUntil: string } | null;
  readonly sourceVersion: number;
}

/** The stream `inspection/<id>`. */
export const inspectionStream: StreamKind<InspectionCopy, InspectionCopyEvent> = {
  kind: 'inspection',
  initial: { opened: null, closed: null, sourceVersion: 0 },
  events,
  evolve(state, { type, data }) {
    switch (type) {
      case 'inspection-copy.opened.v1':
        return {
          ...state,
          opened: {
            from: data.from,
            until: data.until,
            targets: data.targets,
            policy: data.policy,
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

/** The opening is copied once; it may arrive after the closing. */
export function decideOpenedCopy(
  copy: InspectionCopy,
  data: EventOf<typeof stationingOpened>['data'],
  version: number,
): readonly InspectionCopyEvent[] {
  if (copy.opened !== null && version <= copy.sourceVersion) return [];
  return [{ type: inspectionOpenedCopy.type, data: { ...data, sourceVersion: version } }];
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

/**
 * Whether an inspection takes a complaint: whatever comes in while the team is on site; after that, letters
 * alone. One posted inside the stationing counts whenever it arrives; one without a postmark until the last
 * day that was set for letters.
 */
export function takes(
  inspection: InspectionCopy,
  report: {
    readonly channel: Channel;
    readonly receivedOn: string;
    readonly postedOn: string | null;
  },
): boolean {
  const { opened, closed } = inspection;
  if (opened === null) return false;
  const { channel, receivedOn, postedOn } = report;
  const lastOnSite = closed?.on ?? opened.until;
  if (receivedOn >= opened.from && receivedOn <= lastOnSite) return true;
  if (channel !== 'letter') return false;
  if (postedOn === null) {
    const lastForLetters = closed?.complaintsTakenUntil ?? lastOnSite;
    return receivedOn >= opened.from && receivedOn <= lastForLetters;
  }
  return postedOn >= opened.from && postedOn <= lastOnSite && receivedOn >= postedOn;
}
