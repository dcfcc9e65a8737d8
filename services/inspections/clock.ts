import { clockHandler, openStore, readEnvironment } from '@ducha/lambda';
import { inspectionStream } from './inspection/inspection-fold.ts';
import { dueStationing } from './stationing/due-stationing.ts';
import { environments } from './environment.ts';

const store = openStore(readEnvironment(environments.clock));

/** Opens stationings on their first day. */
export const handler = clockHandler({
  client: store.client,
  table: store.table,
  actions: { [inspectionStream.kind]: dueStationing(store) },
});
