import type { Relation } from '@ducha/contracts';
import { isRecused, type Person } from '@ducha/lambda';
import { partiesTo } from '../opening/opening.ts';
import type { Seats } from '../inspections/seats.ts';
import type { Task } from './task-state.ts';

/**
 * How a person stands to a task: their organisation may have a part in it, or be the district that its
 * complaint is about; then they are recused from it in whatever other role of theirs.
 */
export function relationsTo(
  task: Pick<Task, 'lead' | 'assisting' | 'accepting' | 'district'> | null,
  person: Person | null,
): ReadonlySet<Relation> {
  const organisation = person?.organisation ?? null;
  const relations = new Set<Relation>();
  if (task === null) return new Set(['any']);
  const { lead, assisting, accepting } = task;
  if (!isRecused(person, partiesTo(task))) relations.add('any');
  if (organisation === null) return relations;
  if ([lead, ...assisting].includes(organisation)) relations.add('assigned');
  if (accepting === organisation) relations.add('accepting-unit');
  return relations;
}

/** How a person who reads stands to a task: whoever sits on the team of its inspection, reads. */
export async function readerRelationsTo(
  seats: Pick<Seats, 'seats'>,
  task: Task | null,
  person: Person | null,
): Promise<ReadonlySet<Relation>> {
  const relations = relationsTo(task, person);
  if (!relations.has('any')) return relations;
  const seated = await seats.seats(person, task?.inspection ?? null);
  return seated ? new Set([...relations, 'own-team']) : relations;
}
