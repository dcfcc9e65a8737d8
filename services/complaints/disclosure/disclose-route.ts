import { discloseBatch } from '@ducha/contracts';
import { inParallel, isRejection, ref } from '@ducha/event-log';
import { anyone, route, type Route } from '@ducha/lambda';
import { batchStream } from '../batches/batch-fold.ts';
import type { Batch } from '../batches/batch-state.ts';
import type { DisclosedRow } from '../batches/batch-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { decideDisclose, disclosedRowOf } from './disclosure.ts';
import { seriesStream } from '../batches/series-fold.ts';
import type { ComplaintsService } from '../service.ts';
import { areNames, namesOrRejection } from '../published-names/published-names.ts';
import { editionOf, namesIn, showResult } from './show-edition.ts';

/** How many complaints of a batch are read at once. */
const width = 16;

/** 公开: publishes a new edition of a batch's table and result notice. */
export function discloseRoute(service: ComplaintsService): Route {
  return route(discloseBatch, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const stream = ref(batchStream, request.params.batch);
    const before = (await service.log.load(stream)).state;
    if (before.stage === 'none') return { rejected: 'not-found' };
    const rows = await disclosedRows(service, before);
    const named = { rows: [...rows.values()], asOf: request.now };
    const names = await namesOrRejection(service, namesIn(before, named));
    const done = await service.log.handle({
      command: request.command(actor),
      stream,
      companions: ({ closed }) => ({ series: ref(seriesStream, closed?.inspection ?? 'none') }),
      decide: (batch, { series }) => {
        const decided = decideDisclose(batch, series, { rows, asOf: request.now });
        return isRejection(decided) || areNames(names) ? decided : names;
      },
      ...(request.expected === undefined ? {} : { expected: request.expected }),
    });
    if (isRejection(done)) return done;
    const edition = editionOf(done.state, undefined);
    if (edition === undefined) throw new Error('a disclosure without an edition');
    return { body: showResult(done.state, edition), version: done.version };
  });
}

async function disclosedRows(
  { log }: ComplaintsService,
  { handedOver }: Batch,
): Promise<Map<string, DisclosedRow>> {
  const rows = new Map<string, DisclosedRow>();
  await inParallel(handedOver?.complaints ?? [], width, async ({ complaint }) => {
    const row = disclosedRowOf(complaint, (await log.load(ref(complaintStream, complaint))).state);
    if (row !== undefined) rows.set(complaint, row);
  });
  return rows;
}
