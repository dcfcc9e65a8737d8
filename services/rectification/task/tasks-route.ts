import * as z from 'zod/mini';
import { beijingDate, unpublishedOn } from '@ducha/calendar';
import {
  listTasks,
  localDate,
  matterNumber,
  organisationCode,
  progressWord,
  readTask,
  readTaskTimeline,
  taskSource,
  type Relation,
} from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, readList, ref } from '@ducha/event-log';
import { anyone, route, type EndpointRequest, type Route, type Store } from '@ducha/lambda';
import type { Seats } from '../inspections/seats.ts';
import { statusOn, statusWords } from './progress-status.ts';
import { taskStream } from './task-fold.ts';
import { allTasks, tasksAcceptedBy, tasksIn, tasksOf } from './task-rows.ts';
import { taskAnswer } from './task-answer.ts';
import { readerRelationsTo, relationsTo } from './task-relations.ts';

const pageSize = 50;

/** Tasks to read: one, folded from the log; its history; all, from the view. */
export function taskReading(store: Store, seats: Seats): Route[] {
  return [
    route(listTasks, (request) => taskPage(store, seats, request)),
    route(readTask, async (request) => {
      const { task: id } = request.params;
      const { state, version } = await store.log.load(ref(taskStream, id));
      const actor = request.permit(await readerRelationsTo(seats, state, request.person));
      if (isRejection(actor)) return actor;
      if (state === null) return { rejected: 'not-found' };
      return taskAnswer(store, { id, state, version }, request.now);
    }),
    route(readTaskTimeline, async (request) => {
      const { task: id } = request.params;
      const { state, version, commits, head } = await store.log.load(ref(taskStream, id));
      const actor = request.permit(await readerRelationsTo(seats, state, request.person));
      if (isRejection(actor)) return actor;
      if (state === null) return { rejected: 'not-found' };
      return {
        version,
        body: {
          task: id,
          version,
          verified: true as const,
          commits: commits.map((commit, index) => ({
            version: commit.version,
            at: commit.at,
            role: commit.actor.role,
            organisation: commit.actor.organisation,
            events: commit.events.map(({ type }) => type),
            // The next commit names the hash of this one; the last one's is the head.
            hash: commits[index + 1]?.previous ?? head,
          })),
        },
      };
    }),
  ];
}

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
});

async function taskPage(store: Store, seats: Seats, request: EndpointRequest<typeof listTasks>) {
  const lists = await visibleLists(seats, request);
  const { after } = request.query;
  const page = await readList(store.client, store.table, {
    index: 'list1',
    lists,
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
  });
  const calendar = await readCalendar(store);
  const today = beijingDate(request.now);
  // Whoever sits on the team and has a part finds a task in two lists, side by side.
  const found = page.rows
    .map(({ id, name, data }) => ({ id, name, facts: row.parse(data) }))
    .filter((one) => isTheirs(one, request))
    .filter(({ id }, index, all) => all[index - 1]?.id !== id);
  const tasks = found.map(({ id, facts: kept }) => {
    const { lastWord, district: _, ...facts } = kept;
    const status = statusOn(today, { ...facts, lastWord });
    const deadlineUnpublished = [...unpublishedOn(facts.deadline, calendar)];
    return {
      task: id,
      ...facts,
      deadlineUnpublished,
      status,
      statusChinese: statusWords[status],
    };
  });
  const next = page.next ?? null;
  return { body: { asOf: request.now, tasks, next } };
}

/** Whether the list in which a task was found shows it to a person who may be recused from it. */
function isTheirs(
  { name, facts }: { readonly name: string; readonly facts: z.infer<typeof row> },
  { permit, person }: EndpointRequest<typeof listTasks>,
): boolean {
  const relations = relationsTo(facts, person);
  const seated = name === 'inspection' && relations.has('any');
  return !isRejection(permit(seated ? new Set([...relations, 'own-team']) : relations));
}

/** All tasks for those who may see all; else those of the person's own organisation and teams. */
async function visibleLists(
  seats: Seats,
  { permit, person }: EndpointRequest<typeof listTasks>,
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
