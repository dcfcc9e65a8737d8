import type { Endpoint, Request } from '@ducha/contracts';
import { QueryObserver } from '@tanstack/query-core';
import { useEffect, useState } from 'preact/hooks';
import { everyPage, type Answer, type BodyOf, type Pages } from '../answer.ts';
import { readOnce, reads } from './reads.ts';

type Asked<E extends Endpoint> = Partial<Request<E>>;

/**
 * Reads the lists of several things whole, such as the batches of each inspection, as one answer in their order;
 * or why one of them could not be had. `undefined`: nothing is asked yet.
 */
export function useEachList<E extends Endpoint>(
  endpoint: E,
  requests: readonly Asked<E>[] | undefined,
  pagesOf: (request: Asked<E>) => Pages<BodyOf<E>, Asked<E>>,
): { readonly answer: Answer<readonly BodyOf<E>[]>; readonly again: () => void } {
  const queryKey: readonly unknown[] = [endpoint.name, 'each', requests ?? []];
  const options = {
    queryKey,
    queryFn: async (): Promise<Answer<readonly BodyOf<E>[]>> => {
      const answers = await Promise.all(
        (requests ?? []).map((request) =>
          everyPage((asked: Asked<E>) => readOnce(endpoint, asked), request, pagesOf(request)),
        ),
      );
      const bodies: BodyOf<E>[] = [];
      for (const answer of answers) {
        if (answer.state !== 'ready') return answer;
        bodies.push(answer.body);
      }
      return { state: 'ready', body: bodies };
    },
    enabled: requests !== undefined,
    staleTime: 15_000,
  };
  const key = JSON.stringify([options.queryKey, options.enabled]);
  const [observer] = useState(
    () => new QueryObserver<Answer<readonly BodyOf<E>[]>>(reads, options),
  );
  const [, draw] = useState(0);
  useEffect(() => observer.subscribe(() => draw((turn) => turn + 1)), [observer]);
  useEffect(() => observer.setOptions(options), [key]);
  const { data } = observer.getOptimisticResult(reads.defaultQueryOptions(options));
  return {
    answer: data ?? { state: 'loading' },
    again: () => void reads.invalidateQueries({ queryKey: options.queryKey }),
  };
}
