import * as z from 'zod/mini';
import {
  batchClosed,
  batchHandedOver,
  batchId,
  complaintNumber,
  complaintPolicy,
  event,
  handedOver,
  instant,
  listCode,
  note,
  notHandedOver,
  opaqueId,
  organisationCode,
  outcomes,
  replyResult,
  verdict,
  type EventOf,
  once,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import { openingBalance } from './series.ts';
import { resultTotals } from '../disclosure/result-totals.ts';

/** The most complaints of one batch: a disclosed table must fit into one commit. The rest go with the next. */
export const batchLimit = 300;

/** What a batch goes by, fixed when its list is. */
export const batchBegun = event('batch.begun.v1', () =>
  z.strictObject({
    batch: batchId,
    ordinal: z.int().check(z.minimum(1), z.maximum(9_999)),
    cutOff: z.nullable(instant),
    policy: complaintPolicy(),
    opening: z.nullable(openingBalance()),
  }),
);

const answer = once(() =>
  z.discriminatedUnion('went', [
    z.strictObject({ went: z.literal(true), ...handedOver().shape }),
    z.strictObject({ went: z.literal(false), ...notHandedOver().shape }),
  ]),
);
export type Answer = z.infer<ReturnType<typeof answer>>;

/** Some complaints of the list have answered whether they go. */
export const batchAnswered = event('batch.answered.v1', () =>
  z.strictObject({ answers: z.array(answer()).check(z.minLength(1), z.maxLength(100)) }),
);

/** One row of the published table; its texts are notes cleared for the public. */
export const disclosedRow = once(() =>
  z.strictObject({
    complaint: opaqueId,
    number: complaintNumber,
    keyAttention: z.boolean(),
    /** The leading one first. */
    organisations: z.array(organisationCode).check(z.minLength(1), z.maxLength(20)),
    /** The main one first. */
    types: z.array(listCode).check(z.minLength(1), z.maxLength(11)),
    verdict,
    result: replyResult,
    outcomes,
    problem: note,
    findings: note,
    handling: note,
    goal: z.nullable(note),
    accountability: z.nullable(note),
  }),
);
export type DisclosedRow = z.infer<ReturnType<typeof disclosedRow>>;

/** 公开: an edition of the table and the result notice. Earlier editions are kept. */
export const batchDisclosed = event('batch.disclosed.v1', () =>
  z.strictObject({
    edition: z.int().check(z.minimum(1)),
    asOf: instant,
    rows: z.array(disclosedRow()).check(z.minLength(1), z.maxLength(batchLimit)),
    totals: resultTotals(),
    cumulative: resultTotals(),
  }),
);

const events = eventFamily([
  batchBegun,
  batchClosed,
  batchAnswered,
  batchHandedOver,
  batchDisclosed,
]);
export type BatchEvent = ReturnType<typeof events.parse>;
export type Edition = EventOf<typeof batchDisclosed>['data'];

/** A batch (批次): closing, handed over, disclosed. */
export interface Batch {
  readonly stage: 'none' | 'closing' | 'handed-over' | 'disclosed';
  readonly begun: EventOf<typeof batchBegun>['data'] | null;
  readonly closed: EventOf<typeof batchClosed>['data'] | null;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly handedOver: EventOf<typeof batchHandedOver>['data'] | null;
  readonly editions: readonly Edition[];
}

/** The stream `batch/<batch id>`. */
export const batchStream: StreamKind<Batch, BatchEvent> = {
  kind: 'batch',
  initial: {
    stage: 'none',
    begun: null,
    closed: null,
    answers: {},
    handedOver: null,
    editions: [],
  },
  events,
  evolve(state, { type, data }) {
    switch (type) {
      case 'batch.begun.v1':
        return { ...state, begun: data };
      case 'batch.closed.v1':
        return { ...state, stage: 'closing', closed: data };
      case 'batch.answered.v1':
        return {
          ...state,
          answers: {
            ...state.answers,
            ...Object.fromEntries(data.answers.map((one) => [one.complaint, one])),
          },
        };
      case 'batch.handed-over.v1':
        return { ...state, stage: 'handed-over', handedOver: data };
      case 'batch.disclosed.v1':
        return { ...state, stage: 'disclosed', editions: [...state.editions, data] };
    }
  },
};

/** The complaints of the list that have not answered yet. */
export function unanswered(batch: Batch): readonly string[] {
  return (batch.closed?.complaints ?? []).filter((id) => batch.answers[id] === undefined);
}
