import type { Relation } from '@ducha/contracts';
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
