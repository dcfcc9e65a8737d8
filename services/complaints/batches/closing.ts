import {
  batchClosed,
  batchHandedOver,
  batchesAfter,
  batchIdForm,
  batchIdOf,
  batchLimit,
  batchPlaceOf,
  type ComplaintPolicy,
} from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { batchAnswered, batchBegun, type Answer, type BatchEvent } from './batch-events.ts';
import { unanswered, type Batch } from './batch-state.ts';
import type { PolicyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { faultAt } from '../complaint/refused-command.ts';
import { seriesBatchClosed, seriesBatchHandedOver, type SeriesEvent } from './series-events.ts';
import type { Series } from './series-state.ts';

/** What a batch is closed by. */
export interface Closing {
  readonly inspection: string;
  /** Accepted complaints, in the order in which they are to go. */
  readonly complaints: readonly string[];
  /** Whether they were chosen among those that wait, to go before the others. */
  readonly ahead: boolean;
  /** The id of the batch that somebody wants it to be; undefined where that follows from how the newest one went. */
  readonly as?: string | undefined;
  readonly cutOff: string | null;
  readonly closedOn: string;
  readonly policy: ComplaintPolicy;
  readonly request: string;
}

/** The id of the next batch: the one that is wanted, or a sub-batch of one that went ahead on that day, or a new one. */
export function nextBatch(
  series: Series,
  { inspection, closedOn, as }: Pick<Closing, 'inspection' | 'as' | 'closedOn'>,
): string {
  if (as !== undefined) return as;
  const { asNew, asSub = asNew } = placesOf(series, inspection);
  // Nobody is held up by a batch that has as many as there may be.
  return series.ahead === closedOn && batchIdForm.test(asSub) ? asSub : asNew;
}

/** What the next batch may be. What an opening balance tells of went out before this system began: nothing is added to it. */
function placesOf(
  { next, closed }: Series,
  inspection: string,
): { readonly asNew: string; readonly asSub?: string } {
  return closed === null
    ? { asNew: batchIdOf({ inspection, ordinal: next, subBatch: 1 }) }
    : batchesAfter(closed.batch);
}

/**
 * Fixes the list of the next batch, in one commit with the series; one batch at a time. Chosen complaints go ahead
 * 先行交办; what is closed on the same day after them is a sub-batch 分批 of theirs, if nobody says otherwise. A sub-batch is
 * handed over and published by itself, and bears the ordinal of its batch.
 */
export function decideCloseBatch(
  series: Series,
  closing: Closing,
):
  | {
      readonly primary: readonly SeriesEvent[];
      readonly companions: { readonly batch: readonly BatchEvent[] };
    }
  | Rejection {
  if (series.open !== null) return { rejected: 'batch-unfinished' };
  if (closing.complaints.length === 0) return { rejected: 'batch-empty' };
  const { inspection, cutOff, closedOn, policy, request } = closing;
  const batch = nextBatch(series, closing);
  const refused = refusedPlace(series, inspection, batch);
  if (refused !== undefined) return refused;
  const { ordinal } = batchPlaceOf(batch);
  const complaints = closing.complaints.slice(0, batchLimit);
  const { ahead: _, ...before } = series;
  const moved: Series = {
    ...before,
    next: ordinal + 1,
    ...(closing.ahead ? { ahead: closedOn } : {}),
    open: batch,
    closed: { request, batch },
  };
  return {
    primary: [{ type: seriesBatchClosed.type, data: moved }],
    companions: {
      batch: [
        {
          type: batchBegun.type,
          data: {
            batch,
            ordinal,
            cutOff,
            policy,
            opening: series.opening,
            ...(closing.ahead ? { ahead: true } : {}),
          },
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

/** Why a batch cannot be that one; undefined where it can. */
function refusedPlace(series: Series, inspection: string, batch: string): Rejection | undefined {
  const { asNew, asSub } = placesOf(series, inspection);
  if (batch !== asNew && batch !== asSub) {
    return impossible(
      'batch-not-next',
      `The next batch is ${[asNew, asSub ?? []].flat().join(' or ')}`,
    );
  }
  return batchIdForm.test(batch)
    ? undefined
    : impossible('sub-batches-exhausted', 'A batch has no more sub-batches');
}

function impossible(code: string, detail: string): Rejection {
  return { rejected: 'batch-impossible', faults: [faultAt(code, 'as', detail)] };
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
