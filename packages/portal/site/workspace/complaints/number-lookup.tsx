import type { listComplaints, Request } from '@ducha/contracts';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { TextField } from '../../fields.tsx';
import type { complaints } from './zh.ts';
import { useByNumber } from '../complaint/by-number.ts';

/** Opens the complaint with a number, and says how far it had to read. */
export function NumberLookup(props: {
  readonly texts: typeof complaints;
  readonly lists: readonly Request<typeof listComplaints>['query'][];
}) {
  const { texts, lists } = props;
  const { route } = useLocation();
  const { search, find, reset } = useByNumber();
  const [number, setNumber] = useState('');
  useEffect(() => {
    if (search.state === 'found') route(`/c/${search.row.complaint}`);
  }, [search.state]);
  return (
    <form
      role="search"
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim() !== '') void find(number, lists);
      }}
    >
      <TextField
        label={texts.number}
        type="search"
        value={number}
        onInput={(typed) => {
          setNumber(typed);
          reset();
        }}
      />
      <button type="submit" class="button">
        {texts.find}
      </button>
      <p class="search-state" role="status">
        {search.state === 'searching' ? texts.searching(search.seen) : null}
        {search.state === 'missing' ? texts.notThere(search.seen) : null}
        {search.state === 'failed' ? texts.searchFailed : null}
      </p>
    </form>
  );
}
