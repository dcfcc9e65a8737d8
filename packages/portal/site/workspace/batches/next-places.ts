import type { listBatches } from '@ducha/contracts';
import { batchIdOf, batchPlaceOf } from '@ducha/contracts/batch-place.ts';
import type { BodyOf } from '../../answer.ts';

type Listed = Pick<BodyOf<typeof listBatches>['batches'][number], 'batch' | 'closedOn' | 'ahead'>;

/** What the next batch may be: a new one, or a sub-batch 分批 of the newest, and which it is if nobody says. */
export interface NextPlaces {
  readonly asNew: string;
  readonly asSub: string;
  readonly usual: 'new' | 'sub';
}

/** The ids that the next batch may get; undefined where no batch was closed here yet. */
export function nextPlaces(newest: Listed | undefined, today: string): NextPlaces | undefined {
  const place = newest === undefined ? undefined : batchPlaceOf(newest.batch);
  if (place === undefined) return undefined;
  const { ordinal, subBatch } = place;
  return {
    asNew: batchIdOf({ ...place, ordinal: ordinal + 1, subBatch: 1 }),
    asSub: batchIdOf({ ...place, subBatch: subBatch + 1 }),
    usual: newest?.ahead === true && newest.closedOn === today ? 'sub' : 'new',
  };
}
