import type { Relation } from '@ducha/contracts';
import type { Teams } from '@ducha/directory';
import type { Person } from '@ducha/lambda';
import type { Task } from './task-state.ts';

/** How a person's organisation stands to a task. */
export function relationsTo(
  task: Pick<Task, 'lead' | 'assisting' | 'accepting'> | null,
  person: Person | null,
): ReadonlySet<Relation> {
  const organisation = person?.organisation ?? null;
  const relations = new Set<Relation>();
  if (task === null || organisation === null) return relations;
  if ([task.lead, ...task.assisting].includes(organisation)) relations.add('assigned');
  if (task.accepting === organisation) relations.add('accepting-unit');
  return relations;
}

/** How a person who reads stands to a task: whoever sits on the team of its inspection, reads. */
export async function readerRelationsTo(
  teams: Pick<Teams, 'seats'>,
  task: Task | null,
  person: Person | null,
): Promise<ReadonlySet<Relation>> {
  const relations = relationsTo(task, person);
  const seated = await teams.seats(person, task?.inspection ?? null);
  return seated ? new Set([...relations, 'own-team']) : relations;
}
