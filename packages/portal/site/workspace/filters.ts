import { useLocation } from 'preact-iso';

/**
 * The filters of a page, which live in its address: it can be kept, shared, and gone back to. What is searched for
 * in a ledger stands there too (`ledger/asked.ts`).
 */
export function useFilters(): {
  readonly filters: Readonly<Record<string, string | undefined>>;
  /** The address with some filters changed (`undefined` takes one away); pages begin anew. */
  readonly addressWith: (changed: Readonly<Record<string, string | undefined>>) => string;
  /** Goes there; the step before is in the browser's history. */
  readonly change: (changed: Readonly<Record<string, string | undefined>>) => void;
} {
  const { path, query, route } = useLocation();
  const addressWith = (changed: Readonly<Record<string, string | undefined>>): string => {
    const kept = Object.entries({ ...query, after: undefined, ...changed }).flatMap(
      ([name, value]) =>
        value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
    );
    return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
  };
  return { filters: query, addressWith, change: (changed) => route(addressWith(changed)) };
}
