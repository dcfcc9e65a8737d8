import { useFilters } from './filters.ts';
import { useWords } from './words.ts';

/** On to the next page of a list, whose place is in the address; back is the browser's back. */
export function Pager(props: { readonly next: string | null }) {
  const { workspace } = useWords();
  const { filters, addressWith } = useFilters();
  const { next } = props;
  if (next === null && filters['after'] === undefined) return null;
  return (
    <p class="actions">
      {filters['after'] === undefined ? null : (
        <a class="button" href={addressWith({})}>
          {workspace.list.first}
        </a>
      )}
      {next === null ? null : (
        <a class="button" href={addressWith({ after: next })} rel="next">
          {workspace.list.next}
        </a>
      )}
    </p>
  );
}
