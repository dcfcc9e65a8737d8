/** The time of the local cloud: the machine's, moved ahead by an offset that all workers share. */
export interface Clock {
  now(): Date;
  /** Milliseconds ahead of the machine, as the workers' Date reads them. */
  readonly offset: BigInt64Array;
  /** Sets the clock to an instant. @throws RangeError when that is in the clock's past */
  set(instant: Date): void;
}

/**
 * Makes the clock.
 * @param ahead milliseconds by which it starts ahead of the machine
 * @param onSet told the new offset, to keep it
 */
export function createClock(ahead: number, onSet: (ahead: number) => void): Clock {
  const offset = new BigInt64Array(new SharedArrayBuffer(8));
  Atomics.store(offset, 0, BigInt(Math.round(ahead)));
  const now = (): Date => new Date(Date.now() + Number(Atomics.load(offset, 0)));
  return {
    now,
    offset,
    set(instant) {
      const current = now();
      if (instant < current) {
        throw new RangeError(
          `the clock only moves forward: it is ${current.toISOString()}, not before ${instant.toISOString()}`,
        );
      }
      const moved = instant.getTime() - Date.now();
      Atomics.store(offset, 0, BigInt(moved));
      onSet(moved);
    },
  };
}
