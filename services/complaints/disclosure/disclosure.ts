import type { Rejection } from '@ducha/event-log';
import { batchDisclosed, type BatchEvent, type DisclosedRow } from '../batches/batch-events.ts';
import type { Batch } from '../batches/batch-state.ts';
import { confirmedReply, type Complaint } from '../complaint/complaint-state.ts';
import { addTotals, noResults, totalsOf } from './result-totals.ts';
import { seriesBatchDisclosed, type SeriesEvent } from '../batches/series-events.ts';
import type { Series } from '../batches/series-state.ts';

/** The row of a complaint in the published table; undefined when no reply of it was confirmed yet. */
export function disclosedRowOf(complaint: string, state: Complaint): DisclosedRow | undefined {
  const reply = confirmedReply(state);
  if (reply === undefined || state.number === null || state.accepted === null) return undefined;
  const { problem, findings, handling, goal, accountability } = reply.cleared;
  return {
    complaint,
    number: state.number,
    keyAttention: state.accepted.keyAttention,
    organisations: state.assignments
      .toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
      .map(({ organisation }) => organisation),
    types: [state.accepted.mainType, ...state.accepted.otherTypes],
    verdict: reply.verdict,
    result: reply.result,
    outcomes: reply.outcomes,
    problem,
    findings,
    handling,
    goal,
    accountability,
  };
}

/**
 * 公开: publishes a batch as a new edition. Every complaint that went out must have a confirmed reply;
 * the series' results take this edition in place of the one before.
 */
export function decideDisclose(
  batch: Batch,
  series: Series,
  disclosure: {
    /** By complaint of the batch; one without a confirmed reply is missing. */
    readonly rows: ReadonlyMap<string, DisclosedRow>;
    readonly asOf: string;
  },
):
  | {
      readonly primary: readonly BatchEvent[];
      readonly companions: { readonly series: readonly SeriesEvent[] };
    }
  | Rejection {
  if (batch.stage === 'none') return { rejected: 'not-found' };
  if (batch.handedOver === null) return { rejected: 'wrong-stage' };
  const missing = batch.handedOver.complaints.filter(
    ({ complaint }) => !disclosure.rows.has(complaint),
  );
  const rows = batch.handedOver.complaints.flatMap(
    ({ complaint }) => disclosure.rows.get(complaint) ?? [],
  );
  if (missing.length > 0) {
    return {
      rejected: 'not-reviewed',
      faults: missing.map(({ number }) => ({
        pointer: number,
        code: 'not-reviewed',
        detail: 'No reply to this complaint was confirmed yet',
      })),
    };
  }
  // Everything on the list may have stayed behind.
  if (rows.length === 0) return { rejected: 'wrong-stage' };
  const totals = rows.map(totalsOf).reduce((sum, one) => addTotals(sum, one), noResults);
  const before = batch.editions.at(-1)?.totals ?? noResults;
  const cumulative = addTotals(addTotals(series.results, before, -1), totals);
  return {
    primary: [
      {
        type: batchDisclosed.type,
        data: {
          edition: batch.editions.length + 1,
          asOf: disclosure.asOf,
          rows,
          totals,
          cumulative,
        },
      },
    ],
    companions: {
      series: [{ type: seriesBatchDisclosed.type, data: { ...series, results: cumulative } }],
    },
  };
}
