import type { Duty, Occasion } from '@ducha/contracts';
import type { NoticeMatter } from './notice-events.ts';

/** One part of a notice. */
export interface NoticePart {
  readonly notice: string;
  readonly parts: number;
  readonly organisation: string;
  readonly occasion: Occasion;
  readonly batch: number | null;
  readonly subBatch?: number | undefined;
  readonly matters: readonly NoticeMatter[];
  readonly madeAt: string;
  /** The duties from which it was passed on. */
  readonly escalated: readonly Duty[];
}
