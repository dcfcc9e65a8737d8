import { errorFields, log } from './log.ts';

/**
 * Begins at cold start, side by side, what the first request would wait for: the runtime still has to fetch
 * that request. What fails is asked for again by whoever needs it, and is only told of here.
 */
export function beginEarly(...calls: readonly (() => Promise<unknown>)[]): void {
  for (const call of calls) {
    call().catch((error: unknown) => log('early-call-failed', errorFields(error)));
  }
}
