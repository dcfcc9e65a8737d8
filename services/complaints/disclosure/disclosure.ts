import { reachedOutcomes } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { batchDisclosed, type BatchEvent, type DisclosedRow } from '../batches/batch-events.ts';
import type { Batch } from '../batches/batch-state.ts';
import { confirmedReply, type Complaint } from '../complaint/complaint-state.ts';
import { addTotals, noResults, totalsOf } from './result-totals.ts';
import { seriesBatchDisclosed, type SeriesEvent } from '../batches/series-events.ts';
import type { Series } from '../batches/series-state.ts';

/**
 * The row of a complaint in the published table: by the reply that was confirmed last; of one that has none the
 * problem as it was handed over, and that it is not closed yet. Undefined for one that was never accepted.
 */
export function disclosedRowOf(complaint: string, state: Complaint): DisclosedRow | undefined {
  const { number, accepted } = state;
  if (number === null || accepted === null) return undefined;
  const row = {
    complaint,
    number,
    keyAttention: accepted.keyAttention,
    organisations: state.assignments
      .toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
      .map(({ organisation }) => organisation),
    types: [accepted.mainType, ...accepted.otherTypes],
    withdrawn: state.withdrawn !== null,
  };
  const reply = confirmedReply(state);
  if (reply === undefined) {
    return { ...row, ...unanswered, problem: accepted.cleared };
  }
  const { problem, findings, handling, goal, accountability } = reply.cleared;
  const { verdict } = reply;
  // Since that reply the office may have ended its rectification, or taken it up again.
  const result = state.result ?? reply.result;
  const outcomes = reachedOutcomes(state.replies);
  return { ...row, verdict, result, outcomes, problem, findings, handling, goal, accountability };
}

/** 未办结: what a table tells of a complaint before a reply to it is confirmed. */
const unanswered = {
  verdict: null,
  result: 'open',
  outcomes: noResults.outcomes,
  findings: null,
  handling: null,
  goal: null,
  accountability: null,
} as const;

/** All that a row says, its complaint included: two that differ in anything that a table shows are two texts. */
export function rowText(row: DisclosedRow): string {
  const { problem, findings, handling, goal, accountability } = row;
  const outcomes = Object.entries<number>(row.outcomes).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    [row.complaint, row.number, row.keyAttention, row.verdict, row.result],
    ...(row.withdrawn ? ['withdrawn'] : []),
    row.organisations,
    row.types,
    outcomes,
    [problem, findings, handling, goal, accountability].map((one) => one?.note ?? null),
  ]);
}

/**
 * 公开: publishes a batch as a new edition, with what is there; the series' results take it in place of the one
 * before. One that would say what the last one says is none.
 */
export function decideDisclose(
  batch: Batch,
  series: Series,
  disclosure: {
    /** By complaint of the batch. */
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
  const rows = batch.handedOver.complaints.map(({ complaint, number }) => {
    const row = disclosure.rows.get(complaint);
    if (row === undefined) throw new Error(`${number} was handed over and never accepted`);
    return row;
  });
  // Everything on the list may have stayed behind.
  if (rows.length === 0) return { rejected: 'wrong-stage' };
  const last = batch.editions.at(-1);
  const told = new Set(last?.rows.map(rowText));
  if (last !== undefined && rows.every((row) => told.has(rowText(row)))) {
    return { rejected: 'edition-unchanged' };
  }
  const totals = rows.map(totalsOf).reduce((sum, one) => addTotals(sum, one), noResults);
  const before = last?.totals ?? noResults;
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
