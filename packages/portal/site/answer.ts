import type { Called, Endpoint, Problem, Request } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { call } from './api.ts';

/** What a page knows of something that it asked for. Every state is drawn (see `shown.tsx`). */
export type Answer<Body> =
  | { readonly state: 'loading' }
  /** Still loading, longer than people like to wait. */
  | { readonly state: 'slow' }
  | { readonly state: 'offline' }
  | { readonly state: 'failed'; readonly problem: Problem | undefined }
  | { readonly state: 'forbidden' }
  | { readonly state: 'gone' }
  | { readonly state: 'ready'; readonly body: Body };

export type BodyOf<E extends Endpoint> = Extract<Called<E>, { ok: true }>['body'];

/** How long a page waits before it says that the network is slow. */
export const slowAfter = 3_000;

/** An answer as the house gave it, as a state of the page. */
export function answerOf<E extends Endpoint>(called: Called<E>): Answer<BodyOf<E>> {
  if (called.ok) return { state: 'ready', body: called.body };
  if (called.status === 403 || called.status === 401) return { state: 'forbidden' };
  if (called.status === 404 || called.status === 410) return { state: 'gone' };
  return { state: 'failed', problem: called.problem };
}

/** Why there was no answer. */
export function withoutAnswer(): Answer<never> {
  return navigator.onLine ? { state: 'failed', problem: undefined } : { state: 'offline' };
}

/** How the pages of a list follow one another, and become one body. */
export interface Pages<Body, Asked> {
  readonly nextOf: (body: Body) => string | null;
  readonly from: (after: string) => Asked;
  readonly joined: (before: Body, page: Body) => Body;
}

/** Every page of a list, one after the other, as one answer; or why a page could not be had. */
export async function everyPage<Body, Asked>(
  ask: (asked: Asked) => Promise<Answer<Body>>,
  first: Asked,
  pages: Pages<Body, Asked>,
): Promise<Answer<Body>> {
  let whole = await ask(first);
  let next = whole.state === 'ready' ? pages.nextOf(whole.body) : null;
  while (next !== null && whole.state === 'ready') {
    const page = await ask(pages.from(next));
    if (page.state !== 'ready') return page;
    whole = { state: 'ready', body: pages.joined(whole.body, page.body) };
    next = pages.nextOf(page.body);
  }
  return whole;
}

/**
 * Asks an endpoint that reads, whenever the request changes, when `again` is called, and when the
 * network comes back after it was away. `undefined`: nothing is asked yet. With `pages` a list is read whole.
 */
export function useAnswer<E extends Endpoint>(
  endpoint: E,
  request: Partial<Request<E>> | undefined,
  pages?: Pages<BodyOf<E>, Partial<Request<E>>>,
): { readonly answer: Answer<BodyOf<E>>; readonly again: () => void } {
  const [answer, setAnswer] = useState<Answer<BodyOf<E>>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(request);
  const again = (): void => setTurn((before) => before + 1);
  useEffect(() => {
    if (request === undefined) return undefined;
    const given = new AbortController();
    setAnswer({ state: 'loading' });
    const slow = setTimeout(() => setAnswer({ state: 'slow' }), slowAfter);
    const ask = async (): Promise<void> => {
      const one = async (asked: Partial<Request<E>>): Promise<Answer<BodyOf<E>>> =>
        call(endpoint, asked, given.signal).then(answerOf, withoutAnswer);
      const next = await (pages === undefined ? one(request) : everyPage(one, request, pages));
      clearTimeout(slow);
      if (!given.signal.aborted) setAnswer(next);
    };
    void ask();
    return () => {
      clearTimeout(slow);
      given.abort();
    };
    // The request is compared by what it says, not by its identity.
  }, [endpoint.name, key, turn]);
  useEffect(() => {
    const back = (): void => {
      if (answer.state === 'offline') again();
    };
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, [answer.state]);
  return { answer, again };
}
