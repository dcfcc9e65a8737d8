import { batchListed, listBatches, readBatch } from '@ducha/contracts';
import { isRejection, readList, ref, type Listed } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { batchStream } from './batch-fold.ts';
import { relationsToInspection } from '../inspections/inspection-relations.ts';
import { batchesList } from '../projections.ts';
import type { ComplaintsService } from '../service.ts';
import { showBatch } from './show-batch.ts';

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
    readonly now: string;
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
  return {
    body: {
      batches: rows.map(({ data }: Listed) => batchListed().parse(data)),
      asOf: request.now,
      next: next ?? null,
    },
  };
}

export function listBatchesRoute(service: ComplaintsService): Route {
  return route(listBatches, async (request) => {
    const { query, person, permit } = request;
    const actor = permit(await relationsToInspection(service, person, query.inspection));
    return isRejection(actor) ? actor : batchPage(service, 'list1', request);
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
