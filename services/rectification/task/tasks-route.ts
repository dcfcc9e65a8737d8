import { beijingDate } from '@ducha/calendar';
import { listTasks, readTask, readTaskTimeline } from '@ducha/contracts';
import { askedOfRows, testsOfRows } from '@ducha/contracts/row-filter.ts';
import { taskFacts } from '@ducha/contracts/task-facts.ts';
import { readCalendar } from '@ducha/directory';
import { isRejection, readList, ref } from '@ducha/event-log';
import { route, type EndpointRequest, type Route, type Store } from '@ducha/lambda';
import type { Seats } from '../inspections/seats.ts';
import { foundTask, isTheirs, lineOf, visibleLists } from './listed-task.ts';
import { taskStream } from './task-fold.ts';
import { taskAnswer } from './task-answer.ts';
import { readerRelationsTo } from './task-relations.ts';

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
  const tests = testsOfRows(askedOfRows(request.query, taskFacts), taskFacts, request.now);
  // Whoever sits on the team and has a part finds a task in two lists, side by side.
  const tasks = page.rows
    .map(foundTask)
    .filter((one) => isTheirs(one, request))
    .filter(({ id }, index, all) => all[index - 1]?.id !== id)
    .map((found) => lineOf(found, { today, calendar }))
    .filter((line) => tests.every((meets) => meets(line)));
  const next = page.next ?? null;
  return { body: { asOf: request.now, tasks, next } };
}
