import type { Duty } from '@ducha/contracts';

/** A reminder that waits: the ladder, its plan, its step. */
export interface Waiting {
  readonly ladder: string;
  readonly plan: number;
  readonly step: string;
  /** The date that it is about; undefined where that was not kept. */
  readonly due?: string | undefined;
}

/** What is due for one duty of one organisation at one time. */
export interface Slot {
  readonly of: { readonly organisation: string; readonly duty: Duty; readonly at: string } | null;
  readonly waiting: readonly Waiting[];
  /** When what waits is sent; null while nothing waits. */
  readonly sendAt: string | null;
  /** How often the slot was sent; who comes late begins another round. */
  readonly rounds: number;
}

/** Whether the slot is to be sent now. */
export function isReady(state: Slot, now: string): boolean {
  return state.sendAt !== null && state.sendAt <= now;
}
