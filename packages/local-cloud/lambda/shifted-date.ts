/**
 * Makes `Date` of this thread run ahead of the machine by the milliseconds held in shared memory,
 * which the local cloud's clock writes. Timers and everything monotonic stay real.
 */
export function shiftDate(offset: BigInt64Array): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + Number(Atomics.load(offset, 0));
  const Shifted = new Proxy(RealDate, {
    construct(target, args: unknown[], newTarget): Date {
      // oxlint-disable-next-line typescript/no-unsafe-assignment -- Reflect.construct is declared to give any
      const made: Date = Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget);
      return made;
    },
    apply: () => new RealDate(now()).toString(),
    get: (target, key): unknown => (key === 'now' ? now : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = Shifted;
  globalThis.Date = Shifted;
}
