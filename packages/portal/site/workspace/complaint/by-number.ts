import { listComplaints, type Request } from '@ducha/contracts';
import { useRef, useState } from 'preact/hooks';
import type { ComplaintRow } from '../every-page.ts';
import { readOnce } from '../reads.ts';

type Query = Request<typeof listComplaints>['query'];

/** How far a search has come; `seen` complaints were compared. */
export type NumberSearch =
  | { readonly state: 'ready' }
  | { readonly state: 'searching'; readonly seen: number }
  | { readonly state: 'found'; readonly row: ComplaintRow }
  | { readonly state: 'missing'; readonly seen: number }
  | { readonly state: 'failed' };

/**
 * Finds a complaint by its number 受理编号. The house has no look-up by number: the list is read page by page until
 * it is there, and it is said how many were compared.
 */
export function useByNumber(): {
  readonly search: NumberSearch;
  readonly find: (typed: string, list: Query) => Promise<void>;
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
    find: async (typed, list) => {
      turn.current += 1;
      const mine = turn.current;
      const tell = (next: NumberSearch): void => {
        if (turn.current === mine) setSearch(next);
      };
      tell({ state: 'searching', seen: 0 });
      tell(await searched(numberTyped(typed), list, (seen) => tell({ state: 'searching', seen })));
    },
  };
}

async function searched(
  number: string,
  list: Query,
  progress: (seen: number) => void,
): Promise<NumberSearch> {
  let seen = 0;
  let after: string | undefined;
  do {
    const query = { ...list, limit: 200, ...(after === undefined ? {} : { after }) };
    const page = await readOnce(listComplaints, { query });
    if (page.state !== 'ready') return { state: 'failed' };
    const { complaints, next } = page.body;
    const row = complaints.find((one) => one.number === number);
    if (row !== undefined) return { state: 'found', row };
    seen += complaints.length;
    progress(seen);
    after = next ?? undefined;
  } while (after !== undefined);
  return { state: 'missing', seen };
}

/** As it is written in the house, however it was typed: full width, blanks, lower case, the star 重点. */
export function numberTyped(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s*＊]/g, '');
}
