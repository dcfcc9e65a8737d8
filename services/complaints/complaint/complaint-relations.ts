import type { Endpoint, Relation } from '@ducha/contracts';
import { isRejection, type Rejection } from '@ducha/event-log';
import type { EndpointRequest, Person } from '@ducha/lambda';
import type { Complaint } from './complaint-state.ts';
import type { ComplaintsService } from '../service.ts';

/** The roles that a person would act in, if the complaint is theirs; whether it is, `refusedTo` says. */
export const everyRelation: ReadonlySet<Relation> = new Set(['assigned']);

/**
 * How a person stands to a complaint, as far as it says so itself: their organisation has a part in it once
 * it was handed over to it.
 */
export function relationsTo(person: Person | null, state: Complaint): ReadonlySet<Relation> {
  const organisation = person?.organisation ?? null;
  const assigned =
    state.transfer !== null && state.assignments.some((part) => part.organisation === organisation);
  return new Set<Relation>(assigned ? ['assigned'] : []);
}

/** How a person who reads stands to a complaint: whoever sits on the team of its inspection, reads. */
export async function readerRelationsTo(
  { teams }: Pick<ComplaintsService, 'teams'>,
  person: Person | null,
  state: Complaint,
): Promise<ReadonlySet<Relation>> {
  const relations = relationsTo(person, state);
  const seated = await teams.seats(person, state.intake?.inspection ?? null);
  return seated ? new Set([...relations, 'own-team']) : relations;
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
