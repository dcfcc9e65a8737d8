import * as z from 'zod/mini';
import { beijingDate } from '@ducha/calendar';
import {
  listTasks,
  localDate,
  matterNumber,
  organisationCode,
  progressWord,
  readTask,
  readTaskTimeline,
  taskSource,
} from '@ducha/contracts';
import { isRejection, readList, ref, type Rejection } from '@ducha/event-log';
import { route, type EndpointRequest, type Route, type Store } from '@ducha/lambda';
import { statusOn, statusWords } from './progress-status.ts';
import { taskStream } from './task-fold.ts';
import { allTasks, tasksAcceptedBy, tasksOf } from './task-rows.ts';
import { taskAnswer } from './task-answer.ts';
import { relationsTo } from './task-relations.ts';

const pageSize = 50;

/** Tasks to read: one, folded from the log; its history; all, from the view. */
export function taskReading(store: Store): Route[] {
  return [
    route(listTasks, (request) => taskPage(store, request)),
    route(readTask, async (request) => {
      const { task: id } = request.params;
      const { state, version } = await store.log.load(ref(taskStream, id));
      const actor = request.permit(relationsTo(state, request.person));
      if (isRejection(actor)) return actor;
      if (state === null) return { rejected: 'not-found' };
      return taskAnswer(store, { id, state, version }, request.now);
    }),
    route(readTaskTimeline, async (request) => {
      const { task: id } = request.params;
      const { state, version, commits, head } = await store.log.load(ref(taskStream, id));
      const actor = request.permit(relationsTo(state, request.person));
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
  deadline: localDate,
  finishedOn: z.nullable(localDate),
  lastWord: z.nullable(progressWord),
});

async function taskPage(store: Store, request: EndpointRequest<typeof listTasks>) {
  const lists = visibleLists(request);
  if (isRejection(lists)) return lists;
  const { after } = request.query;
  const page = await readList(store.client, store.table, {
    index: 'list1',
    lists,
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
  });
  const today = beijingDate(request.now);
  const tasks = page.rows.map(({ id, data }) => {
    const { lastWord, ...facts } = row.parse(data);
    const status = statusOn(today, { ...facts, lastWord });
    return { task: id, ...facts, status, statusChinese: statusWords[status] };
  });
  const next = page.next ?? null;
  return { body: { asOf: request.now, tasks, next } };
}

/** All tasks for those who may see all; else those of the person's own organisation. */
function visibleLists(request: EndpointRequest<typeof listTasks>): readonly string[] | Rejection {
  const everything = request.permit(new Set());
  if (!isRejection(everything)) return allTasks;
  const organisation = request.person?.organisation ?? null;
  if (organisation === null) return everything;
  const lists = [
    ...(isRejection(request.permit(new Set(['assigned']))) ? [] : [tasksOf(organisation)]),
    ...(isRejection(request.permit(new Set(['accepting-unit'])))
      ? []
      : [tasksAcceptedBy(organisation)]),
  ];
  return lists.length === 0 ? everything : lists;
}
