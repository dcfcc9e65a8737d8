import * as z from 'zod/mini';
import { complaintListed, type Endpoint, type Relation } from '@ducha/contracts';
import { isRejection, type Rejection, type RowData } from '@ducha/event-log';
import {
  actorFor,
  anyone,
  isRecused,
  rightsFor,
  type EndpointRequest,
  type Person,
} from '@ducha/lambda';
import type { Complaint } from './complaint-state.ts';
import { partiesTo, type Case } from './parties.ts';
import { rowsById } from './rows-by-id.ts';
import type { ComplaintsService } from '../service.ts';

/** The roles that a person would act in, if the complaint is theirs; whether it is, `refusedTo` says. */
export const everyRelation: ReadonlySet<Relation> = new Set(['any', 'assigned', 'drawn']);

/**
 * How a person stands to a complaint, as far as it says so itself: their organisation has a part in it once
 * it was handed over to it; and in whatever other role of theirs they are recused from a case of their own
 * organisation, one that was drawn for re-check too.
 */
export function relationsTo(person: Person | null, state: Complaint): ReadonlySet<Relation> {
  return relationsToCase(person, state, {
    transferred: state.transfer !== null,
    drawn: state.rechecks.length > 0,
  });
}

function relationsToCase(
  person: Person | null,
  its: Case,
  { transferred, drawn }: { readonly transferred: boolean; readonly drawn: boolean },
): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (!isRecused(person, partiesTo(its))) relations.add('any');
  const assigned =
    transferred && its.assignments.some((part) => part.organisation === person?.organisation);
  if (assigned) relations.add('assigned');
  if (drawn && relations.has('any')) relations.add('drawn');
  return relations;
}

/** How a person who reads stands to a complaint: whoever sits on the team of its inspection, reads. */
export async function readerRelationsTo(
  service: Pick<ComplaintsService, 'teams' | 'inspections'>,
  person: Person | null,
  state: Complaint,
): Promise<ReadonlySet<Relation>> {
  const relations = relationsTo(person, state);
  if (!relations.has('any') || state.intake === null) return relations;
  const seated = await isSeated(service, person, state.intake.inspection);
  return seated ? new Set([...relations, 'own-team']) : relations;
}

/** Whether somebody sits on the team of an inspection; not, if one of its targets is their own organisation. */
export async function isSeated(
  { teams, inspections }: Pick<ComplaintsService, 'teams' | 'inspections'>,
  person: Person | null,
  inspection: string,
): Promise<boolean> {
  if (!(await teams.seats(person, inspection))) return false;
  const targets = (await inspections.find(inspection))?.opened?.targets ?? [];
  return !isRecused(person, targets);
}

/** The inspections on whose teams somebody sits so. */
export async function seatsOf(
  service: Pick<ComplaintsService, 'teams' | 'inspections'>,
  person: Person | null,
): Promise<readonly string[]> {
  const inspections = await service.teams.inspectionsOf(person);
  const seated = await Promise.all(inspections.map((one) => isSeated(service, person, one)));
  return inspections.filter((_, index) => seated[index]);
}

/** `not-found` for a complaint that is not there, or that this person does not stand so to. */
export function refusedTo(
  { permit }: Pick<EndpointRequest<Endpoint>, 'permit'>,
  state: Complaint,
  relations: ReadonlySet<Relation>,
): Rejection | undefined {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const actor = permit(relations);
  return isRejection(actor) ? actor : undefined;
}

/**
 * Whether somebody reads as one of the office or of the team: whoever may by nothing but their organisation's
 * part in it, or because it was drawn for re-check, is neither.
 */
export function isOfOffice(
  { permit }: Pick<EndpointRequest<Endpoint>, 'permit'>,
  relations: ReadonlySet<Relation>,
): boolean {
  const others = new Set([...relations].filter((one) => one !== 'assigned' && one !== 'drawn'));
  return !isRejection(permit(others));
}

/** Whether somebody reads rows of complaints as one of the office or of a team, by some role of theirs. */
export function readsRowsOfOffice(person: Person | null): boolean {
  const others = new Set(['any', 'own-team'] as const);
  return !isRejection(actorFor(person, rightsFor('readComplaint', person), others));
}

/**
 * Why a person may not act on a complaint. Whoever is recused, and reads it as one of its organisation, is
 * told so: it is their own case; to others it is not there.
 */
export function refusedActOn(
  { permit, person }: Pick<EndpointRequest<Endpoint>, 'permit' | 'person'>,
  state: Complaint,
): Rejection | undefined {
  const relations = relationsTo(person, state);
  const refused = refusedTo({ permit }, state, relations);
  const recused = !relations.has('any') && !isRejection(permit(anyone));
  if (refused === undefined || !recused) return refused;
  const reads = actorFor(person, rightsFor('readComplaint', person), relations);
  return isRejection(reads) ? refused : { rejected: 'own-case' };
}

const caseRow = z.object({
  district: complaintListed.shape.district,
  organisations: complaintListed.shape.organisations,
  batch: complaintListed.shape.batch,
  drawn: z.optional(z.record(z.string(), z.string())),
});

/** How a person stands to a complaint, as its row in a list says. */
export function relationsToRow(person: Person | null, data: RowData): ReadonlySet<Relation> {
  const { district, organisations: assignments, batch, drawn } = caseRow.parse(data);
  return relationsToCase(
    person,
    { intake: { district }, located: null, assignments },
    { transferred: batch !== null, drawn: drawn !== undefined },
  );
}

/**
 * Those of some complaints that a person is not recused from, by their rows. Only who holds a role at an
 * organisation can be recused; a complaint whose row is not made yet is left out for them.
 */
export async function unrecusedFrom(
  service: Pick<ComplaintsService, 'client' | 'table'>,
  person: Person | null,
  complaints: readonly string[],
): Promise<ReadonlySet<string>> {
  if (person === null || person.organisation === null) return new Set(complaints);
  const rows = await rowsById(service, complaints);
  return new Set(
    [...rows].flatMap(([id, data]) => (relationsToRow(person, data).has('any') ? [id] : [])),
  );
}
