import { AsyncLocalStorage } from 'node:async_hooks';

/** What is left of the invocation, known to everything that it calls. */
export interface Deadline {
  /** Milliseconds until the function would be stopped. */
  remaining(): number;
  /** Aborted shortly before the end, so that an answer can still be given. */
  readonly signal: AbortSignal;
}

/** The part of an invocation's time that is kept for answering, in milliseconds. */
export const answerReserve = 400;

const current = new AsyncLocalStorage<Deadline>();

/** Runs `work` under the invocation's deadline: every call of a client below ends with it. */
export function withDeadline<T>(deadline: Deadline, work: () => T): T {
  return current.run(deadline, work);
}

/** The signal of the invocation that is running, if one is. */
export function currentSignal(): AbortSignal | undefined {
  return current.getStore()?.signal;
}
