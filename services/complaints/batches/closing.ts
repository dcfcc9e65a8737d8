import { batchClosed, batchHandedOver, type ComplaintPolicy } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  batchAnswered,
  batchBegun,
  batchLimit,
  type Answer,
  type BatchEvent,
} from './batch-events.ts';
import { unanswered, type Batch } from './batch-state.ts';
import type { PolicyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { seriesBatchClosed, seriesBatchHandedOver, type SeriesEvent } from './series-events.ts';
import type { Series } from './series-state.ts';

/** Fixes the list of the next batch, in one commit with the series; one batch at a time. */
export function decideCloseBatch(
  series: Series,
  closing: {
    readonly inspection: string;
    /** Accepted complaints, in the order in which they are to go. */
    readonly complaints: readonly string[];
    readonly cutOff: string | null;
    readonly closedOn: string;
    readonly policy: ComplaintPolicy;
    readonly request: string;
  },
):
  | {
      readonly primary: readonly SeriesEvent[];
      readonly companions: { readonly batch: readonly BatchEvent[] };
    }
  | Rejection {
  if (series.open !== null) return { rejected: 'batch-unfinished' };
  if (closing.complaints.length === 0) return { rejected: 'batch-empty' };
  const { inspection, cutOff, closedOn, policy, request } = closing;
  const batch = batchIdOf(inspection, series.next);
  const complaints = closing.complaints.slice(0, batchLimit);
  const moved: Series = {
    ...series,
    next: series.next + 1,
    open: batch,
    closed: { request, batch },
  };
  return {
    primary: [{ type: seriesBatchClosed.type, data: moved }],
    companions: {
      batch: [
        {
          type: batchBegun.type,
          data: { batch, ordinal: series.next, cutOff, policy, opening: series.opening },
        },
        { type: batchClosed.type, data: { batch, inspection, closedOn, complaints } },
      ],
    },
  };
}

/** What of the policy of its complaints a batch is counted by. */
export function policyOfBatch(policy: PolicyOfComplaints): ComplaintPolicy {
  const { round, signIn, reply, typeCounting, organisationCounting, resultRateTarget } = policy;
  return {
    round,
    signIn,
    reply,
    typeCounting,
    organisationCounting,
    ...(resultRateTarget === undefined ? {} : { resultRateTarget }),
  };
}

/** Id of the n-th batch of an inspection. */
export function batchIdOf(inspection: string, ordinal: number): string {
  return `${inspection}-${ordinal}`;
}

/** Notes answers; one that is known already is not noted again. */
export function decideAnswered(batch: Batch, answers: readonly Answer[]): readonly BatchEvent[] {
  const missing = new Set(unanswered(batch));
  const fresh = answers.filter(({ complaint }) => missing.has(complaint));
  return fresh.length === 0 ? [] : [{ type: batchAnswered.type, data: { answers: fresh } }];
}

/** All have answered: the batch goes out, and the series' totals with it. Done before, it is done. */
export function decideHandOver(
  batch: Batch,
  series: Series,
  handedOverAt: string,
):
  | {
      readonly primary: readonly BatchEvent[];
      readonly companions: { readonly series: readonly SeriesEvent[] };
    }
  | Rejection {
  const { begun, closed } = batch;
  if (begun === null || closed === null) return { rejected: 'not-found' };
  if (batch.stage !== 'closing') return { primary: [], companions: { series: [] } };
  if (unanswered(batch).length > 0) return { rejected: 'batch-unfinished' };
  const went = closed.complaints.flatMap((id) => {
    const answer = batch.answers[id];
    if (answer?.went !== true) return [];
    const { went: _went, ...row } = answer;
    return [row];
  });
  const left = closed.complaints.flatMap((complaint) => {
    const answer = batch.answers[complaint];
    return answer?.went === false ? [{ complaint, reason: answer.reason }] : [];
  });
  const moved: Series = {
    ...series,
    open: null,
    complaints: series.complaints + went.length,
    keyAttention: series.keyAttention + went.filter(({ keyAttention }) => keyAttention).length,
  };
  return {
    primary: [
      {
        type: batchHandedOver.type,
        data: {
          batch: begun.batch,
          inspection: closed.inspection,
          ordinal: begun.ordinal,
          handedOverAt,
          complaints: went,
          left,
          cumulative: { complaints: moved.complaints, keyAttention: moved.keyAttention },
        },
      },
    ],
    companions: { series: [{ type: seriesBatchHandedOver.type, data: moved }] },
  };
}
