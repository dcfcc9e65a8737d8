import type { Answer } from '../answer.ts';

/** Two things that a page can only show together: ready when both are, else what the worse one is. */
export function answersTogether<A, B>(
  first: Answer<A>,
  second: Answer<B>,
): Answer<readonly [A, B]> {
  if (first.state === 'ready') {
    return second.state === 'ready' ? { state: 'ready', body: [first.body, second.body] } : second;
  }
  const firstWaits = first.state === 'loading' || first.state === 'slow';
  return firstWaits && second.state !== 'ready' && second.state !== 'loading' ? second : first;
}
