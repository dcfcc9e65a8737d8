import type { StreamKind } from '@ducha/event-log';
import { batchEvents, type BatchEvent } from './batch-events.ts';
import type { Batch } from './batch-state.ts';

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
  events: batchEvents,
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
      case 'batch.disclosed.v3':
        return { ...state, stage: 'disclosed', editions: [...state.editions, data] };
      case 'batch.passages-confirmed.v1':
        return state;
    }
  },
};
