import { startOfDay } from '@ducha/calendar';
import type { OrganisationEntry } from '@ducha/contracts';
import { organisationRow } from '@ducha/directory';
import type { AnyProjection, Projection } from '@ducha/event-log';
import { announcementProjection } from './announcements/announcement-row.ts';
import { approverOf } from './planning/approval.ts';
import { handOvers } from './hand-overs/hand-overs-fold.ts';
import type { BatchCounted } from './hand-overs/hand-overs-events.ts';
import type { HandOvers } from './hand-overs/hand-overs-state.ts';
import { inspection } from './inspection/inspection-fold.ts';
import { onTeam, type Inspection } from './inspection/inspection-state.ts';
import type { InspectionEvent } from './inspection/inspection-events.ts';
import { organisation } from './organisations/organisation-fold.ts';
import type { OrganisationEvent } from './organisations/organisation-events.ts';

/** All inspections; a few hundred in a term. */
export const inspectionsList = 'inspections';
/** Those that are stationed, which the public may complain to. */
export const stationedList = 'stationed';
/** Those whose stationing has ended, by the last day on which letters to them are taken. */
export const lettersList = 'letters';

const inspections: Projection<Inspection | null, InspectionEvent> = {
  stream: inspection,
  rows: (state, id, { version }) => {
    if (state === null) return [{ name: 'main', data: {} }];
    const { kind, level, important, stage, targets, from, until, complaintsTakenUntil } = state;
    const order = `${from}/${id}`;
    return [
      {
        name: 'main',
        data: {
          version,
          kind,
          level,
          important,
          approver: approverOf(state),
          stage,
          targets,
          from,
          until,
          complaintsTakenUntil,
          ...whoIsAwaited(state),
        },
        list1: { list: inspectionsList, order },
        ...(stage === 'stationed' ? { list2: { list: stationedList, order } } : {}),
        ...(complaintsTakenUntil === null
          ? {}
          : { list2: { list: lettersList, order: `${complaintsTakenUntil}/${id}` } }),
        // On its first day the clock opens what nobody opened.
        ...(stage === 'preparing' ? { due: startOfDay(from) } : {}),
      },
    ];
  },
};

/** Who of all those in a role has, or has not, the next word: opaque subjects, only while it matters. */
function whoIsAwaited({ stage, submittedBy, team }: Inspection): {
  submittedBy: string | null;
  team: readonly string[];
} {
  const awaitsTeam = stage === 'preparing' || stage === 'stationed';
  return {
    submittedBy: stage === 'submitted' ? submittedBy : null,
    team: awaitsTeam && team !== null ? onTeam(team) : [],
  };
}

const organisations: Projection<OrganisationEntry | null, OrganisationEvent> = {
  stream: organisation,
  rows: (entry) => (entry === null ? [{ name: 'main', data: {} }] : [organisationRow(entry)]),
};

const handOverTotals: Projection<HandOvers, BatchCounted> = {
  stream: handOvers,
  rows: ({ batches, complaints, keyAttention }) => [
    { name: 'main', data: { batches: batches.length, complaints, keyAttention } },
  ],
};

/** How the streams of this service are seen in its lists and due rows; bookings have no view. */
export const projections: readonly AnyProjection[] = [
  inspections,
  organisations,
  handOverTotals,
  announcementProjection,
];
