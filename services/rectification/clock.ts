import { clockHandler, openStore, readEnvironment } from '@ducha/lambda';
import { taskStream } from './task/task-fold.ts';
import { dueDeadline } from './task/due-deadline.ts';
import { environments } from './environment.ts';

const store = openStore(readEnvironment(environments.clock));

/** Puts missed dates on record. */
export const handler = clockHandler({
  client: store.client,
  table: store.table,
  actions: { [taskStream.kind]: dueDeadline(store) },
});
