import type { listBatches } from '@ducha/contracts';
import { batchesAfter } from '@ducha/contracts/batch-place.ts';
import type { BodyOf } from '../../answer.ts';

type Listed = Pick<BodyOf<typeof listBatches>['batches'][number], 'batch' | 'closedOn' | 'ahead'>;

/** What the next batch may be: a new one, or a sub-batch 分批 of the newest, and which it is if nobody says. */
export interface NextPlaces extends ReturnType<typeof batchesAfter> {
  readonly usual: 'new' | 'sub';
}

/** The ids that the next batch may get; undefined where no batch was closed here yet. */
export function nextPlaces(newest: Listed | undefined, today: string): NextPlaces | undefined {
  if (newest === undefined) return undefined;
  const usual = newest.ahead === true && newest.closedOn === today ? 'sub' : 'new';
  return { ...batchesAfter(newest.batch), usual };
}
