import {
  listPublicBatches,
  readPublicBatch,
  readPublicResult,
  readPublicTable,
} from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { batchStream } from '../batches/batch-fold.ts';
import type { ComplaintsService } from '../service.ts';
import { handOverNoticeOf, listedBatch } from '../batches/show-batch.ts';
import { areNames, namesOrRejection, nameMissing } from '../published-names/published-names.ts';
import { editionOf, namesIn, showResult, showTable } from './show-edition.ts';
import { batchPage } from '../batches/batches-route.ts';

/** What anyone may read of batches: those that went out, and their editions. */
export function publicBatchRoutes(service: ComplaintsService): Route[] {
  const batchOf = async (id: string) => (await service.log.load(ref(batchStream, id))).state;
  return [
    route(listPublicBatches, async (request) => {
      const { rows, next } = await batchPage(service, 'list2', request);
      return { body: { batches: rows.map(({ listed }) => listed), asOf: request.now, next } };
    }),
    route(readPublicBatch, async ({ params }) => {
      const state = await batchOf(params.batch);
      if (state.handedOver === null) return { rejected: 'not-found' };
      const notice = await handOverNoticeOf(service, state);
      if ('missing' in notice) return nameMissing(notice.missing);
      return { body: { ...listedBatch(state), notice } };
    }),
    route(readPublicTable, async ({ params, query }) => {
      const state = await batchOf(params.batch);
      const edition = editionOf(state, query.edition);
      if (edition === undefined) return { rejected: 'not-found' };
      const names = await namesOrRejection(service, namesIn(state, edition));
      if (!areNames(names)) return names;
      return { body: await showTable(service, state, edition, names) };
    }),
    route(readPublicResult, async ({ params, query }) => {
      const state = await batchOf(params.batch);
      const edition = editionOf(state, query.edition);
      if (edition === undefined) return { rejected: 'not-found' };
      return { body: showResult(state, edition) };
    }),
  ];
}
