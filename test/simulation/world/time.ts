/** Something that will happen at a moment of the virtual time. */
interface Coming {
  readonly at: number;
  /** Of two at one moment the one that was planned first happens first. */
  readonly order: number;
  readonly happen: () => void;
  /** What only looks whether there is something to do: the world is at rest while nothing else is coming. */
  readonly idle: boolean;
  cancelled: boolean;
}

/** Takes back what was planned. */
export type Cancel = () => void;

/**
 * The virtual time of one history: it stands still while code runs, and goes on to the next thing that was
 * planned. Milliseconds since 1970.
 */
export class VirtualTime {
  #now: number;
  #order = 0;
  #busy = 0;
  readonly #coming: Coming[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  /** Whether anything is coming but looks whether there is something to do. */
  get atRest(): boolean {
    return this.#busy === 0;
  }

  /** Plans something; `idle` for what keeps nobody from rest. */
  after(milliseconds: number, happen: () => void, idle = false): Cancel {
    const coming: Coming = {
      at: this.#now + Math.max(0, Math.round(milliseconds)),
      order: (this.#order += 1),
      happen,
      idle,
      cancelled: false,
    };
    if (!idle) this.#busy += 1;
    this.#push(coming);
    return () => {
      if (coming.cancelled) return;
      coming.cancelled = true;
      if (!idle) this.#busy -= 1;
    };
  }

  /** Sets the clock forward at once: what was planned for the time between happens late. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /**
   * Lets things happen, one after the other, each with all that follows from it at once, until `over` says so or
   * nothing is coming any more.
   */
  async run(over: (next: number) => boolean): Promise<void> {
    for (;;) {
      const next = this.#next();
      if (next === undefined || over(next.at)) return;
      this.#pop();
      if (next.cancelled) continue;
      next.cancelled = true;
      if (!next.idle) this.#busy -= 1;
      this.#now = Math.max(this.#now, next.at);
      next.happen();
      await consequences();
    }
  }

  /** Until a moment, and then it is that moment. */
  async runUntil(moment: number): Promise<void> {
    await this.run((next) => next > moment);
    this.#now = Math.max(this.#now, moment);
  }

  /** Until nothing is coming but looks whether there is something to do; at most so long. */
  async settle(most: number): Promise<boolean> {
    const end = this.#now + most;
    await this.run((next) => this.atRest || next > end);
    return this.atRest;
  }

  #next(): Coming | undefined {
    while (this.#coming[0]?.cancelled === true) this.#pop();
    return this.#coming[0];
  }

  #push(coming: Coming): void {
    const heap = this.#coming;
    let index = heap.length;
    heap.push(coming);
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !earlier(coming, parent)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = coming;
  }

  #pop(): void {
    const heap = this.#coming;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const [a, b] = [heap[left], heap[right]];
      if (a === undefined) break;
      const [least, at] = b !== undefined && earlier(b, a) ? [b, right] : [a, left];
      if (!earlier(least, last)) break;
      heap[index] = least;
      index = at;
    }
    heap[index] = last;
  }
}

function earlier(one: Coming, other: Coming): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** The machine's own, taken before the globals are replaced: all promises and ticks are through when it calls back. */
const machineImmediate = setImmediate;

async function consequences(): Promise<void> {
  await new Promise<void>((resolve) => {
    machineImmediate(resolve);
  });
}
