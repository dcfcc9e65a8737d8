import { listComplaints, type Request } from '@ducha/contracts';
import { useRef, useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { call } from '../../api.ts';
import { sessionEnded } from '../session-ended.ts';
import type { ComplaintRow } from '../every-page.ts';
import { accessToken } from '../session.ts';

type Query = Request<typeof listComplaints>['query'];

/** How far a search has come; `seen` complaints were compared. */
export type NumberSearch =
  | { readonly state: 'ready' }
  | { readonly state: 'searching'; readonly seen: number }
  | { readonly state: 'found'; readonly row: ComplaintRow }
  | { readonly state: 'missing'; readonly seen: number }
  | { readonly state: 'failed' };

/**
 * Finds a complaint by its number 受理编号. The house has no look-up by number: the lists are read page
 * by page until it is there, and it is said how many were compared.
 */
export function useByNumber(): {
  readonly search: NumberSearch;
  readonly find: (typed: string, lists: readonly Query[]) => Promise<void>;
  readonly reset: () => void;
} {
  const [search, setSearch] = useState<NumberSearch>({ state: 'ready' });
  const turn = useRef(0);
  return {
    search,
    reset: () => {
      turn.current += 1;
      setSearch({ state: 'ready' });
    },
    find: async (typed, lists) => {
      turn.current += 1;
      const mine = turn.current;
      const tell = (next: NumberSearch): void => {
        if (turn.current === mine) setSearch(next);
      };
      try {
        tell({ state: 'searching', seen: 0 });
        tell(
          await searched(numberTyped(typed), lists, (seen) => tell({ state: 'searching', seen })),
        );
      } catch {
        tell({ state: 'failed' });
      }
    },
  };
}

async function searched(
  number: string,
  lists: readonly Query[],
  progress: (seen: number) => void,
): Promise<NumberSearch> {
  let seen = 0;
  for (const list of lists) {
    let after: string | undefined;
    do {
      const page = await pageOf({ ...list, limit: 200, ...(after === undefined ? {} : { after }) });
      if (page === undefined) return { state: 'failed' };
      const row = page.complaints.find((one) => one.number === number);
      if (row !== undefined) return { state: 'found', row };
      seen += page.complaints.length;
      progress(seen);
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
  return { state: 'missing', seen };
}

async function pageOf(query: Query): Promise<BodyOf<typeof listComplaints> | undefined> {
  const token = await accessToken();
  if (token === undefined) {
    sessionEnded();
    return undefined;
  }
  const called = await call(listComplaints, { query, token });
  return called.ok ? called.body : undefined;
}

/** As it is written in the house, however it was typed: full width, blanks, lower case, the star 重点. */
export function numberTyped(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s*＊]/g, '');
}
