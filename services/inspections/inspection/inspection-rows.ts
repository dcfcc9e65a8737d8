import * as z from 'zod/mini';
import {
  inspectionKind,
  inspectionLevel,
  inspectionStage,
  localDate,
  organisationCode,
  subject,
} from '@ducha/contracts';
import type { Listed, Projection } from '@ducha/event-log';
import { inspectionsPolicy, standardPolicy } from '@ducha/policy';
import { approverOf, type Approver } from '../planning/approval.ts';
import { dueOf } from './due.ts';
import { inspectionStream } from './inspection-fold.ts';
import { onTeam, type Inspection } from './inspection-state.ts';
import type { InspectionEvent } from './inspection-events.ts';

/** All inspections; a few hundred in a term. */
export const inspectionsList = 'inspections';
/** Those on whose teams a person sits. */
export function inspectionsOfTeamsOf(subject: string): string {
  return `inspections-of/${subject}`;
}
/** Those that are stationed, which the public may complain to. */
export const stationedList = 'stationed';
/** Those whose stationing has ended, by the last day on which letters to them are taken. */
export const lettersList = 'letters';

export const inspectionProjection: Projection<Inspection | null, InspectionEvent> = {
  stream: inspectionStream,
  rows: (state, id, { version }) => {
    if (state === null) return [{ name: 'main', data: {} }];
    const { kind, level, important, stage, targets, from, until, complaintsTakenUntil } = state;
    const order = `${from}/${id}`;
    const due = dueOf(state);
    const data = {
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
    };
    const people = [...new Set(state.team === null ? [] : onTeam(state.team))];
    return [
      {
        name: 'main',
        data,
        list1: { list: inspectionsList, order },
        ...(stage === 'stationed' ? { list2: { list: stationedList, order } } : {}),
        ...(complaintsTakenUntil === null
          ? {}
          : { list2: { list: lettersList, order: `${complaintsTakenUntil}/${id}` } }),
        ...(due === undefined ? {} : { due }),
      },
      ...people.map((subject) => ({
        name: `person-${subject}`,
        data,
        list1: { list: inspectionsOfTeamsOf(subject), order },
      })),
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

const row = z.object({
  version: z.int().check(z.minimum(1)),
  kind: inspectionKind,
  level: inspectionLevel,
  important: z.boolean(),
  // Not in a row of before the policy named it.
  approver: z.optional(z.enum(['working-group-approver', 'committee-and-government-approver'])),
  stage: inspectionStage,
  targets: z.array(organisationCode),
  from: localDate,
  until: localDate,
  complaintsTakenUntil: z.nullable(localDate),
  submittedBy: z.nullable(subject),
  team: z.array(subject),
});

/** A row of the view of inspections. Throws when it is not one. */
export function inspectionRow({
  id,
  data,
}: Listed): z.infer<typeof row> & { inspection: string; approver: Approver } {
  const read = row.parse(data);
  const held = standardPolicy(inspectionsPolicy).values;
  return { ...read, inspection: id, approver: read.approver ?? approverOf({ ...read, held }) };
}
