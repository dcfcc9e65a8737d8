import * as z from 'zod/mini';
import {
  event,
  localDate,
  stationingOpened,
  type Channel,
  type EventOf,
  type InspectionPolicy,
  type stationingClosed,
} from '@ducha/contracts';
import { eventFamily, type StoredEvent, type StreamKind } from '@ducha/event-log';
import {
  complaintsPolicy,
  keptPolicy,
  recallPolicy,
  type ComplaintsPolicy,
  type KeptPolicy,
} from '@ducha/policy';

const sourceVersion = z.int().check(z.minimum(1));

/**
 * What the inspections service said of a stationing, and our policy as it was then; the types are our
 * own, so no relay takes them for news.
 */
const inspectionOpenedCopy = event('inspection-copy.opened.v2', () =>
  z.strictObject({ ...stationingOpened.data.shape, kept: keptPolicy(), sourceVersion }),
);
const inspectionClosedCopy = event('inspection-copy.closed.v1', () =>
  z.strictObject({ complaintsTakenUntil: localDate, closedOn: localDate, sourceVersion }),
);
const events = eventFamily([inspectionOpenedCopy, inspectionClosedCopy], {
  'inspection-copy.opened.v1': withPolicyOfThen,
});
export type InspectionCopyEvent = ReturnType<typeof events.parse>;

/** An inspection as far as complaints need it. */
export interface InspectionCopy {
  readonly opened: {
    readonly from: string;
    readonly until: string;
    readonly targets: readonly string[];
    /** What it said of its own about its complaints. */
    readonly policy: InspectionPolicy;
    /** What the office's policy said when it began. */
    readonly kept: KeptPolicy;
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
      case 'inspection-copy.opened.v2':
        return {
          ...state,
          opened: {
            from: data.from,
            until: data.until,
            targets: data.targets,
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

/**
 * Whether an inspection takes a complaint: whatever comes in while the team is on site; after that, letters
 * alone. One posted inside the stationing counts whenever it arrives; one without a postmark until the last
 * day that was set for letters.
 */
export function takesReport(
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

/** What holds for the complaints of an inspection: its own word, else the office's of when it began. */
export type PolicyOfComplaints = ComplaintsPolicy &
  Pick<InspectionPolicy, 'round' | 'resultRateTarget'>;

export function policyOfComplaints(
  opened: Pick<NonNullable<InspectionCopy['opened']>, 'policy' | 'kept'>,
): PolicyOfComplaints {
  const office = recallPolicy(complaintsPolicy, opened.kept);
  const { signIn, reply, typeCounting, organisationCounting, ...own } = opened.policy;
  return {
    ...office,
    signIn: signIn ?? office.signIn,
    reply: reply ?? office.reply,
    typeCounting: typeCounting ?? office.typeCounting,
    organisationCounting: organisationCounting ?? office.organisationCounting,
    ...own,
  };
}

/** Before a policy was kept, an inspection brought what it needed, and these were the rest. */
export const keptBefore: KeptPolicy = {
  change: 0,
  entries: [
    { entry: 'refusals', value: 3 },
    { entry: 'messages', value: 20 },
    { entry: 'rollForward', value: false },
    { entry: 'letterOfOther', value: 'Q' },
  ],
};

function withPolicyOfThen({ data }: StoredEvent): StoredEvent {
  const said = z.record(z.string(), z.unknown()).parse(data);
  return { type: inspectionOpenedCopy.type, data: { ...said, kept: keptBefore } };
}
