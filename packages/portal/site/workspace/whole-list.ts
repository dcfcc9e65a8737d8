import type { Endpoint, Request } from '@ducha/contracts';
import { InfiniteQueryObserver, type InfiniteData } from '@tanstack/query-core';
import { useEffect, useState } from 'preact/hooks';
import type { Answer, BodyOf } from '../answer.ts';
import { readOnce, reads } from './reads.ts';
import { useSlow } from './use-slow.ts';

/** A list that is read page after page, as far as it has come. */
export interface WholeList<Body> {
  /** Every page that is there, in order; or why there is none. */
  readonly answer: Answer<readonly Body[]>;
  /** Another value whenever anything in it has changed. */
  readonly stamp: unknown;
  /** More pages follow that are not there yet. */
  readonly unfinished: boolean;
  readonly loading: boolean;
  /** A later page could not be read: `again` reads it. */
  readonly cut: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/** How many pages come by themselves; the rest when the person asks for more. */
const byThemselves = 8;

/**
 * Reads a whole list in the name of the person: the first page is shown at once, the others follow.
 * `undefined`: nothing is asked. `changed` of the endpoint has it read anew.
 */
export function useWholeList<E extends Endpoint>(
  endpoint: E,
  request: ((after: string | undefined) => Partial<Request<E>>) | undefined,
  nextOf: (body: BodyOf<E>) => string | null,
): WholeList<BodyOf<E>> {
  const [allowed, setAllowed] = useState(byThemselves);
  const options = {
    queryKey: [endpoint.name, 'whole', request?.(undefined)],
    queryFn: ({ pageParam }: { readonly pageParam: string | undefined }) =>
      readOnce(endpoint, request?.(pageParam) ?? {}),
    initialPageParam: noPage,
    getNextPageParam: (last: Answer<BodyOf<E>>) =>
      last.state === 'ready' ? (nextOf(last.body) ?? undefined) : undefined,
    enabled: request !== undefined,
    staleTime: 15_000,
  };
  const key = JSON.stringify([options.queryKey, options.enabled]);
  const [observer] = useState(
    () =>
      new InfiniteQueryObserver<
        Answer<BodyOf<E>>,
        Error,
        InfiniteData<Answer<BodyOf<E>>>,
        readonly unknown[],
        string | undefined
      >(reads, options),
  );
  const [, draw] = useState(0);
  useEffect(() => observer.subscribe(() => draw((turn) => turn + 1)), [observer]);
  useEffect(() => observer.setOptions(options), [key]);
  const result = observer.getCurrentResult();
  const pages = result.data?.pages ?? [];
  const { hasNextPage, isFetching, isFetchingNextPage } = result;
  useEffect(() => {
    if (hasNextPage && !isFetching && pages.length < allowed) void observer.fetchNextPage();
  }, [hasNextPage, isFetching, pages.length, allowed]);
  const offline = pages.some(({ state }) => state === 'offline');
  useEffect(() => {
    const back = (): void => {
      if (offline) void reads.invalidateQueries({ queryKey: options.queryKey });
    };
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, [offline, key]);
  const slow = useSlow(pages.length === 0 && request !== undefined, key);
  const bodies = pages.flatMap((page) => (page.state === 'ready' ? [page.body] : []));
  const [first] = pages;
  return {
    answer:
      first === undefined
        ? { state: slow ? 'slow' : 'loading' }
        : first.state === 'ready'
          ? { state: 'ready', body: bodies }
          : first,
    stamp: result.data,
    unfinished: hasNextPage,
    loading: isFetchingNextPage,
    cut: bodies.length > 0 && bodies.length < pages.length,
    more: () => setAllowed(pages.length + byThemselves),
    again: () => void reads.invalidateQueries({ queryKey: options.queryKey }),
  };
}

const noPage: string | undefined = undefined;
