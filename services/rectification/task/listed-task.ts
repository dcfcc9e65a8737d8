import * as z from 'zod/mini';
import { unpublishedOn, type Calendar } from '@ducha/calendar';
import {
  localDate,
  matterNumber,
  organisationCode,
  progressWord,
  taskSource,
  type Endpoint,
  type listTasks,
  type Relation,
} from '@ducha/contracts';
import { isRejection, type Listed } from '@ducha/event-log';
import { anyone, type EndpointRequest } from '@ducha/lambda';
import type { Seats } from '../inspections/seats.ts';
import { statusOn, statusWords } from './progress-status.ts';
import { allTasks, tasksAcceptedBy, tasksIn, tasksOf } from './task-rows.ts';
import { relationsTo } from './task-relations.ts';

const row = z.object({
  version: z.int(),
  number: matterNumber,
  source: taskSource,
  lead: organisationCode,
  assisting: z.array(organisationCode),
  accepting: organisationCode,
  // Not in a row of before it was told.
  district: z._default(z.nullable(organisationCode), null),
  deadline: localDate,
  finishedOn: z.nullable(localDate),
  lastWord: z.nullable(progressWord),
  // Left out of most, and of rows of before tasks were ended.
  isEnded: z._default(z.boolean(), false),
  // Not in a row of before there were gists.
  problem: z.optional(z.tuple([z.string(), z.string()])),
});

/** A task as a row of a list tells of it. */
export interface FoundTask {
  readonly id: string;
  /** Of the row, which tells in which list it stands. */
  readonly name: string;
  readonly facts: z.infer<typeof row>;
}

/** Reads what a row of a list says of a task. */
export function foundTask({ id, name, data }: Listed): FoundTask {
  return { id, name, facts: row.parse(data) };
}

/** A line of the list of tasks on a day. */
export function lineOf(
  { id, facts: kept }: FoundTask,
  { today, calendar }: { readonly today: string; readonly calendar: Calendar },
): z.infer<typeof listTasks.answer>['tasks'][number] {
  const { lastWord, isEnded, district: _district, problem: _problem, ...facts } = kept;
  const status = statusOn(today, { ...facts, lastWord, isEnded });
  return {
    task: id,
    ...facts,
    deadlineUnpublished: [...unpublishedOn(facts.deadline, calendar)],
    status,
    statusChinese: statusWords[status],
  };
}

/** Whether the list in which a task was found shows it to a person who may be recused from it. */
export function isTheirs(
  { name, facts }: FoundTask,
  { permit, person }: Pick<EndpointRequest<Endpoint>, 'permit' | 'person'>,
): boolean {
  const relations = relationsTo(facts, person);
  const seated = name === 'inspection' && relations.has('any');
  return !isRejection(permit(seated ? new Set([...relations, 'own-team']) : relations));
}

/** All tasks for those who may see all; else those of the person's own organisation and teams. */
export async function visibleLists(
  seats: Seats,
  { permit, person }: Pick<EndpointRequest<Endpoint>, 'permit' | 'person'>,
): Promise<readonly string[]> {
  const holds = (relation: Relation): boolean => !isRejection(permit(new Set([relation])));
  if (!isRejection(permit(anyone))) return allTasks;
  const organisation = person?.organisation ?? null;
  return [
    ...(organisation !== null && holds('assigned') ? [tasksOf(organisation)] : []),
    ...(organisation !== null && holds('accepting-unit') ? [tasksAcceptedBy(organisation)] : []),
    ...(holds('own-team') ? (await seats.inspectionsOf(person)).map(tasksIn) : []),
  ];
}
