import { happens, whole } from '../chance.ts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import type { SimulatedFunction } from './functions.ts';
import type { Rates } from './luck.ts';
import type { Cancel, VirtualTime } from './time.ts';

const minute = 60_000;

/**
 * A schedule of every minute that lets a clock look at what is due. Minutes at which nothing is due are passed over:
 * a sweep of nothing does nothing, and a year has half a million of them.
 */
export class ScheduleSource {
  readonly #function: SimulatedFunction;
  readonly #input: unknown;
  readonly #nextDue: () => number | undefined;
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;
  readonly #rates: () => Rates;
  #planned: { readonly at: number; readonly cancel: Cancel } | undefined;

  constructor(
    target: SimulatedFunction,
    input: unknown,
    nextDue: () => number | undefined,
    surroundings: { time: VirtualTime; random: SeededRandom; rates: () => Rates },
  ) {
    this.#function = target;
    this.#input = input;
    this.#nextDue = nextDue;
    this.#time = surroundings.time;
    this.#random = surroundings.random;
    this.#rates = surroundings.rates;
  }

  /** Whether a clock has something to do. */
  get dueNow(): boolean {
    const due = this.#nextDue();
    return due !== undefined && due <= this.#time.now;
  }

  /** What is due may have changed. */
  wake(): void {
    this.#plan(nextMinute(this.#time.now));
  }

  #plan(at: number): void {
    if (this.#planned !== undefined) {
      if (this.#planned.at <= at) return;
      this.#planned.cancel();
    }
    // What is due later is no work yet: nobody who waits for the house to rest waits for that, or stops in the middle of it.
    const cancel = this.#time.after(at - this.#time.now, () => this.#tick(), !this.dueNow);
    this.#planned = { at, cancel };
  }

  #tick(): void {
    this.#planned = undefined;
    const due = this.#nextDue();
    if (due === undefined) return;
    if (due > this.#time.now) {
      this.#plan(nextMinute(due - 1));
      return;
    }
    this.#plan(nextMinute(this.#time.now));
    const luck = happens(this.#random, this.#rates().tick) ? whole(this.#random, 1, 3) : 0;
    // Missed; twice; late.
    if (luck === 1) return;
    this.#fire(luck === 3 ? whole(this.#random, 1_000, 50_000) : 0);
    if (luck === 2) this.#fire(whole(this.#random, 0, 5_000));
  }

  #fire(wait: number): void {
    this.#time.after(wait, () => this.#function.invoke(this.#input, () => this.wake()));
  }
}

/** The first full minute after a moment. */
function nextMinute(moment: number): number {
  return (Math.floor(moment / minute) + 1) * minute;
}
