import { listBatches, readBatch } from '@ducha/contracts';
import { isRejection, readList, ref } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { batchStream } from './batch-fold.ts';
import { readListedCutOffs } from '../cut-off/listed-cut-offs.ts';
import { relationsToInspection } from '../inspections/inspection-relations.ts';
import { batchesList } from '../projections.ts';
import type { ComplaintsService } from '../service.ts';
import { listedBatchRow } from './listed-batch.ts';
import { showBatch } from './show-batch.ts';
import { countedInBatches, toDoOf } from './to-do.ts';

/** The batches of an inspection, newest first; `index` says of which list. */
export async function batchPage(
  { client, table }: Pick<ComplaintsService, 'client' | 'table'>,
  index: 'list1' | 'list2',
  request: {
    readonly query: {
      readonly inspection: string;
      readonly limit: number;
      readonly after?: string | undefined;
    };
  },
) {
  const { inspection, limit, after } = request.query;
  const { rows, next } = await readList(client, table, {
    index,
    lists: [batchesList(inspection)],
    limit,
    backward: true,
    ...(after === undefined ? {} : { after }),
  });
  return { rows: rows.map(({ data }) => listedBatchRow(data)), next: next ?? null };
}

export function listBatchesRoute(service: ComplaintsService): Route {
  return route(listBatches, async (request) => {
    const { query, person, permit } = request;
    const actor = permit(await relationsToInspection(service, person, query.inspection));
    if (isRejection(actor)) return actor;
    const [{ rows, next }, counted, cutOff] = await Promise.all([
      batchPage(service, 'list1', request),
      query.todo === undefined
        ? undefined
        : countedInBatches(service, query.inspection, request.now),
      query.todo === undefined ? null : readListedCutOffs(service, query.inspection),
    ]);
    return {
      body: {
        batches: rows.map(({ listed, published }) => ({
          ...listed,
          todo:
            counted === undefined
              ? null
              : toDoOf(counted.batches.get(listed.batch), listed, published),
        })),
        waiting: counted?.waiting ?? null,
        cutOff,
        asOf: request.now,
        next,
      },
    };
  });
}

/** One batch with its hand-over notice. */
export function readBatchRoute(service: ComplaintsService): Route {
  return route(readBatch, async (request) => {
    const { state, version } = await service.log.load(ref(batchStream, request.params.batch));
    const inspection = state.closed?.inspection ?? '';
    const actor = request.permit(await relationsToInspection(service, request.person, inspection));
    if (isRejection(actor)) return actor;
    if (state.stage === 'none') return { rejected: 'not-found' };
    return { body: await showBatch(service, state, { version, person: request.person }), version };
  });
}
