import type { Context } from 'aws-lambda';
import { withSignal } from '@ducha/signed-call';

/** The part of an invocation's time that is kept for answering, in milliseconds. */
export const answerReserve = 400;

/**
 * Runs `work` under the deadline of an invocation: shortly before its end every call that is still open
 * is aborted, so that an answer can be given. `work` gets the milliseconds that are left at any time.
 */
export async function withDeadline<T>(
  context: Pick<Context, 'getRemainingTimeInMillis'>,
  work: (remaining: () => number) => Promise<T>,
): Promise<T> {
  const remaining = (): number => context.getRemainingTimeInMillis();
  const deadline = new AbortController();
  const timer = setTimeout(
    () => deadline.abort(new DOMException('the invocation ends', 'TimeoutError')),
    Math.max(1, remaining() - answerReserve),
  );
  try {
    return await withSignal(deadline.signal, () => work(remaining));
  } finally {
    clearTimeout(timer);
  }
}
