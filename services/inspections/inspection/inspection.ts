import * as z from 'zod/mini';
import {
  event,
  inspectionKind,
  inspectionLevel,
  inspectionPolicy,
  localDate,
  note,
  organisationCode,
  stationingClosed,
  stationingOpened,
  stationingOpenedV1,
  subject,
  type InspectionPolicy,
  type InspectionStage,
  type NoteRef,
} from '@ducha/contracts';
import type { LocalDate } from '@ducha/calendar';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import {
  inspectionsPolicy,
  keptPolicy,
  recallPolicy,
  type InspectionsPolicy,
  type KeptPolicy,
} from '@ducha/policy';
import { transitions } from './stages.ts';

/**
 * A draft: what is to be inspected, where and when, what it says of its own about its complaints, and what
 * our policy said then.
 */
export const inspectionDrafted = event('inspection.drafted.v2', () =>
  z.strictObject({
    kind: inspectionKind,
    level: inspectionLevel,
    important: z.boolean(),
    targets: z.array(organisationCode).check(z.minLength(1), z.maxLength(90)),
    from: localDate,
    until: localDate,
    policy: inspectionPolicy,
    kept: keptPolicy(),
  }),
);

export const inspectionSubmitted = event('inspection.submitted.v1', () =>
  z.strictObject({ by: z.nullable(subject) }),
);

const decision = z.strictObject({ reason: note });
export const inspectionApproved = event('inspection.approved.v1', decision);
export const inspectionRejected = event('inspection.rejected.v1', decision);

/** The team was formed and booked; what was declared about its people is sealed. */
export const inspectionPrepared = event('inspection.prepared.v1', () =>
  z.strictObject({
    leader: subject,
    deputies: z.array(subject).check(z.minLength(1), z.maxLength(5)),
    members: z.array(subject).check(z.maxLength(60)),
    vetting: note,
  }),
);

/** Its window went by and the team never came. */
export const inspectionLapsed = event('inspection.lapsed.v1', () =>
  z.strictObject({ on: localDate }),
);

/** What held while it was not kept with an inspection. */
const keptBefore: KeptPolicy = {
  change: 0,
  entries: [
    { entry: 'retiredYears', value: 3 },
    { entry: 'recusalYears', value: 3 },
    { entry: 'ecologyBureau', value: 'sthjj' },
    { entry: 'approverOfOthers', value: 'working-group-approver' },
  ],
};

const events = eventFamily(
  [
    inspectionDrafted,
    inspectionSubmitted,
    inspectionApproved,
    inspectionRejected,
    inspectionPrepared,
    inspectionLapsed,
    stationingOpened,
    stationingClosed,
  ],
  {
    'inspection.drafted.v1': ({ data }) => ({
      type: inspectionDrafted.type,
      data: { ...z.record(z.string(), z.unknown()).parse(data), kept: keptBefore },
    }),
    // It said all that the inspection could leave out today.
    [stationingOpenedV1.type]: ({ data }) => ({ type: stationingOpened.type, data }),
  },
);
export type InspectionEvent = ReturnType<typeof events.parse>;

/** 督察组. */
export interface Team {
  readonly leader: string;
  readonly deputies: readonly string[];
  readonly members: readonly string[];
}

/** Everyone who sits on a team. */
export function onTeam({ leader, deputies, members }: Team): readonly string[] {
  return [leader, ...deputies, ...members];
}

/** 督察, once drafted. */
export interface Inspection {
  readonly stage: InspectionStage;
  readonly kind: z.infer<typeof inspectionKind>;
  readonly level: z.infer<typeof inspectionLevel>;
  readonly important: boolean;
  readonly targets: readonly string[];
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** What it says of its own about its complaints. */
  readonly policy: InspectionPolicy;
  /** Our policy as it was when the draft was made. */
  readonly held: InspectionsPolicy;
  readonly submittedBy: string | null;
  readonly reason: NoteRef | null;
  readonly team: Team | null;
  readonly closedOn: LocalDate | null;
  readonly complaintsTakenUntil: LocalDate | null;
}

/** The stream `inspection/<id>`; null before its draft. */
export const inspection: StreamKind<Inspection | null, InspectionEvent> = {
  kind: 'inspection',
  initial: null,
  events,
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
