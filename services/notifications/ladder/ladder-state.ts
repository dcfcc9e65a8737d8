import type { DeadlineAct, Matter } from '@ducha/contracts';
import type { PlannedStep } from './ladder-plan.ts';

/** What a ladder is about. */
export interface LadderFacts {
  readonly deadline: string;
  readonly matter: Matter;
  readonly act: DeadlineAct;
  readonly organisation: string;
  readonly from: string;
  /** The batch with which it was handed over; undefined of any other date. */
  readonly batch?: string | undefined;
}

/**
 * The ladder of one date. What was heard of it may come in any order, so the newest version of each kind
 * of news is kept: the date that was set or moved last holds, and it is open while nothing newer than
 * its setting says that it was met.
 */
export interface Ladder {
  /** `awaited`: its date is known, but not yet what it is about. */
  readonly stage: 'none' | 'awaited' | 'open' | 'ended';
  /** Versions of the owner's stream: of the setting, of the date that holds, of its being met. */
  readonly newest: {
    readonly set: number;
    readonly dated: number;
    readonly met: number;
    /** Of the word that holds on whose case it is. */
    readonly parts: number;
  };
  readonly facts: LadderFacts | null;
  /** Every organisation whose case it is; null where that was not said. */
  readonly parts: readonly string[] | null;
  readonly due: string | null;
  /** The years of which nothing was known when it was counted; null where a person set it. */
  readonly unpublished: readonly number[] | null;
  /** Counts the plans: a reminder that waits from an earlier one is void. */
  readonly plan: number;
  /** The steps to come, in order. */
  readonly steps: readonly PlannedStep[];
}
