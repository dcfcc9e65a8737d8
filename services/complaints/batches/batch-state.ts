import type { batchClosed, batchHandedOver, EventOf } from '@ducha/contracts';
import type { Answer, batchBegun, batchDisclosed } from './batch-events.ts';

/** 一览表的一版: what was published at one time. */
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

/** The complaints of the list that have not answered yet. */
export function unanswered(batch: Batch): readonly string[] {
  return (batch.closed?.complaints ?? []).filter((id) => batch.answers[id] === undefined);
}
