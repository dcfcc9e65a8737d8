import type { Endpoint, Request } from '@ducha/contracts';
import { QueryClient, QueryObserver } from '@tanstack/query-core';
import { useEffect, useState } from 'preact/hooks';
import {
  answerOf,
  everyPage,
  withoutAnswer,
  type Answer,
  type BodyOf,
  type Pages,
} from '../answer.ts';
import { call } from '../api.ts';
import { noteHouseTime } from './house-time.ts';
import { sessionEnded } from './session-ended.ts';
import { accessToken } from './session.ts';
import { useSlow } from './use-slow.ts';

/** What the workspace has read: shown at once when it is asked for again, and read anew behind it. */
export const reads = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      retry: false,
      refetchOnWindowFocus: true,
      // Without a network it is asked all the same, so that a page says so; and again when it is back.
      networkMode: 'always',
      refetchOnReconnect: 'always',
    },
  },
});
reads.mount();

type Asked<E extends Endpoint> = Partial<Request<E>>;

/** Under which key an endpoint's answer is kept. */
function keyOf<E extends Endpoint>(
  endpoint: E,
  request: Asked<E>,
  pages?: Pages<BodyOf<E>, Asked<E>>,
): readonly unknown[] {
  const what = [endpoint.name, request.params ?? {}, request.query ?? {}];
  return pages === undefined ? what : [...what, 'every page'];
}

/**
 * Reads in the name of the person. `undefined`: nothing is asked yet. While it is read anew, the answer
 * before stays, with `refreshing` set. With `pages` a list is read whole.
 */
export function useRead<E extends Endpoint>(
  endpoint: E,
  request: Asked<E> | undefined,
  pages?: Pages<BodyOf<E>, Asked<E>>,
): {
  readonly answer: Answer<BodyOf<E>>;
  readonly refreshing: boolean;
  readonly again: () => void;
} {
  const asked = request ?? {};
  const options = {
    queryKey: keyOf(endpoint, asked, pages),
    queryFn: () => readAnew(endpoint, asked, pages),
    enabled: request !== undefined,
  };
  const key = JSON.stringify([options.queryKey, options.enabled]);
  const [observer] = useState(() => new QueryObserver<Answer<BodyOf<E>>>(reads, options));
  const [, draw] = useState(0);
  useEffect(() => observer.subscribe(() => draw((turn) => turn + 1)), [observer]);
  useEffect(() => observer.setOptions(options), [key]);
  const result = observer.getOptimisticResult(reads.defaultQueryOptions(options));
  const slow = useSlow(result.data === undefined, key);
  return {
    answer: result.data ?? { state: slow ? 'slow' : 'loading' },
    refreshing: result.isFetching && result.data !== undefined,
    again: () => void reads.invalidateQueries({ queryKey: options.queryKey }),
  };
}

/**
 * What was read before stays in sight while there is no network, no answer or no session: a form that stands
 * on it, half written, stays too.
 */
async function readAnew<E extends Endpoint>(
  endpoint: E,
  request: Asked<E>,
  pages: Pages<BodyOf<E>, Asked<E>> | undefined,
): Promise<Answer<BodyOf<E>>> {
  const one = (asked: Asked<E>): Promise<Answer<BodyOf<E>>> => readOnce(endpoint, asked);
  const answer = await (pages === undefined ? one(request) : everyPage(one, request, pages));
  const before = reads.getQueryData<Answer<BodyOf<E>>>(keyOf(endpoint, request, pages));
  const lost = answer.state === 'offline' || answer.state === 'failed';
  return lost && before?.state === 'ready' ? before : answer;
}

/** Reads once, outside any page's cache: for those that read a list page after page. */
export async function readOnce<E extends Endpoint>(
  endpoint: E,
  request: Asked<E>,
): Promise<Answer<BodyOf<E>>> {
  try {
    const token = await accessToken();
    if (endpoint.audience === 'staff' && token === undefined) {
      sessionEnded();
      return { state: 'failed', problem: undefined };
    }
    const whole = token === undefined ? request : { ...request, token };
    const called = await call(endpoint, whole);
    if (called.ok) noteHouseTime(called.body);
    else if (called.status === 401) {
      sessionEnded();
      return { state: 'failed', problem: called.problem };
    }
    return answerOf(called);
  } catch {
    return withoutAnswer();
  }
}

/** Something has changed: what these endpoints said is read anew where it is shown, later elsewhere. */
export function changed(...endpoints: readonly Endpoint[]): void {
  for (const { name } of endpoints) void reads.invalidateQueries({ queryKey: [name] });
}

/** Puts a body where an endpoint's answer is kept: what a command answered, or what it is expected to. */
export function keep<E extends Endpoint>(endpoint: E, request: Asked<E>, body: BodyOf<E>): void {
  const answer: Answer<BodyOf<E>> = { state: 'ready', body };
  reads.setQueryData(keyOf(endpoint, request), answer);
}

/** What is kept of an endpoint's answer, as it was read last; nothing is asked. */
export function kept<E extends Endpoint>(endpoint: E, request: Asked<E>): BodyOf<E> | undefined {
  const answer = reads.getQueryData<Answer<BodyOf<E>>>(keyOf(endpoint, request));
  return answer?.state === 'ready' ? answer.body : undefined;
}
