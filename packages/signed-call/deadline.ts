import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<AbortSignal>();

/** Runs `work` under a signal: every call that is made below ends when it is aborted. */
export function withSignal<T>(signal: AbortSignal, work: () => T): T {
  return current.run(signal, work);
}

/** The signal that this code runs under, if there is one. */
export function currentSignal(): AbortSignal | undefined {
  return current.getStore();
}
