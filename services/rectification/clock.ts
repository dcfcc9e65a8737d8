import { clockHandler, openStore, PolicyReader, readEnvironment } from '@ducha/lambda';
import { rectificationPolicy } from '@ducha/policy';
import { taskStream } from './task/task-fold.ts';
import { dueTask } from './task/due-task.ts';
import { environments } from './environment.ts';

const store = openStore(readEnvironment(environments.clock));

/** Puts missed dates on record, and erases what was kept long enough. */
export const handler = clockHandler({
  client: store.client,
  table: store.table,
  actions: { [taskStream.kind]: dueTask(store, new PolicyReader(store, rectificationPolicy)) },
});
