/**
 * Makes `Date` of this thread run ahead of the machine by the milliseconds held in shared memory,
 * which the local cloud's clock writes. Timers and everything monotonic stay real.
 */
export function shiftDate(offset: BigInt64Array): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + Number(Atomics.load(offset, 0));
  const Shifted = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = Shifted;
  globalThis.Date = Shifted;
}
