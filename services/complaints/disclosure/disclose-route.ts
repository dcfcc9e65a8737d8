import { discloseBatch, type ConfirmReason, type Fault } from '@ducha/contracts';
import type { Confirmed } from '@ducha/contracts/personal-data.ts';
import { inParallel, isRejection, ref, type Rejection } from '@ducha/event-log';
import { anyone, route, type EndpointRequest, type Route } from '@ducha/lambda';
import { batchStream } from '../batches/batch-fold.ts';
import type { Batch } from '../batches/batch-state.ts';
import {
  batchPassagesConfirmed,
  type ConfirmedInTable,
  type DisclosedRow,
} from '../batches/batch-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { textOf } from '../complaint/texts.ts';
import { clearedForOthers } from '../screening/cleared-text.ts';
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
    const { rows, states } = await disclosedRows(service, before);
    const confirmed = await personalDataInOpen(service, request, {
      batch: before,
      rows,
      states,
      confirmed: request.body.confirmed,
    });
    const named = { rows: [...rows.values()], asOf: request.now };
    const names = await namesOrRejection(service, namesIn(before, named));
    const done = await service.log.handle({
      command: request.command(actor),
      stream,
      companions: ({ closed }) => ({ series: ref(seriesStream, closed?.inspection ?? 'none') }),
      decide: (batch, { series }) => {
        const decided = decideDisclose(batch, series, { rows, asOf: request.now });
        if (isRejection(decided)) return decided;
        if (isRejection(confirmed)) return confirmed;
        if (!areNames(names)) return names;
        // What stays in the texts though it looks like personal data is recorded for good.
        const stays =
          confirmed.length === 0
            ? []
            : [{ type: batchPassagesConfirmed.type, data: { passages: confirmed } }];
        return { ...decided, primary: [...decided.primary, ...stays] };
      },
      ...(request.expected === undefined ? {} : { expected: request.expected }),
    });
    if (isRejection(done)) return done;
    const edition = editionOf(done.state, undefined);
    if (edition === undefined) throw new Error('a disclosure without an edition');
    return { body: showResult(done.state, edition), version: done.version };
  });
}

/** What a table tells of each complaint of a batch, and as what it was read. */
interface Read {
  readonly rows: Map<string, DisclosedRow>;
  readonly states: Map<string, Complaint>;
}

async function disclosedRows({ log }: ComplaintsService, { handedOver }: Batch): Promise<Read> {
  const rows = new Map<string, DisclosedRow>();
  const states = new Map<string, Complaint>();
  await inParallel(handedOver?.complaints ?? [], width, async ({ complaint }) => {
    const { state } = await log.load(ref(complaintStream, complaint));
    const row = disclosedRowOf(complaint, state);
    if (row !== undefined) rows.set(complaint, row);
    states.set(complaint, state);
  });
  return { rows, states };
}

/**
 * The texts of screening were cleared for the organisations: before one is published it is searched again for personal
 * data, unless the edition before has it too. Every place is named, by the number of its complaint.
 */
async function personalDataInOpen(
  service: ComplaintsService,
  request: Pick<EndpointRequest<typeof discloseBatch>, 'person'>,
  disclosure: Read & {
    readonly batch: Batch;
    readonly confirmed: readonly Confirmed<ConfirmReason>[];
  },
): Promise<ConfirmedInTable[] | Rejection> {
  const { batch, rows, states, confirmed } = disclosure;
  const passages: ConfirmedInTable[] = [];
  const published = new Set(batch.editions.at(-1)?.rows.map(({ problem }) => problem.note));
  const faults: Fault[] = [];
  const asked = [...rows.values()].filter(
    ({ verdict, problem }) => verdict === null && !published.has(problem.note),
  );
  await inParallel(asked, width, async ({ complaint, number, problem }) => {
    const state = states.get(complaint);
    if (state === undefined) return;
    const text = textOf(await service.notes.openAll([problem]), problem);
    const found = await clearedForOthers(service, request, {
      complaint,
      state,
      confirmed,
      texts: { [number]: text },
    });
    if (isRejection(found)) faults.push(...(found.faults ?? []));
    else passages.push(...found.map((one) => ({ complaint, ...one })));
  });
  if (faults.length === 0) return passages;
  return {
    rejected: 'personal-data-in-text',
    faults: faults.toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1)),
  };
}
