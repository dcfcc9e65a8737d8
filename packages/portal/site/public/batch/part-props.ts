import type { readPublicBatch } from '@ducha/contracts';
import type { Answer, BodyOf } from '../../answer.ts';
import type { batch as Texts } from '../../texts/zh/batch.ts';

/** What each part of the page is told. */
export interface PartProps {
  readonly texts: typeof Texts;
  readonly id: string;
  /** The batch itself, whatever state it is in, and how to ask again. */
  readonly batch: Answer<BodyOf<typeof readPublicBatch>>;
  readonly again: () => void;
  /** The newest when undefined. */
  readonly edition: number | undefined;
}
