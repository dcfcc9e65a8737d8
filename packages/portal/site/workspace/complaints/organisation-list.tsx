import { listComplaints } from '@ducha/contracts';
import { ChoiceField } from '../../fields.tsx';
import { Notice, Shown } from '../../shown.tsx';
import type { complaints } from './zh.ts';
import { useFilters } from '../filters.ts';
import { Pager } from '../pager.tsx';
import { useRead } from '../reads.ts';
import { NumberLookup } from './number-lookup.tsx';
import { ComplaintTable } from './table.tsx';

/** What was handed to the own organisation: what is still with it, or what is done. */
export function OrganisationList({ texts }: { readonly texts: typeof complaints }) {
  const { filters, change } = useFilters();
  const state = filters['state'] === 'closed' ? 'closed' : 'open';
  const { after } = filters;
  const { answer, again } = useRead(listComplaints, {
    query: { state, ...(after === undefined ? {} : { after }) },
  });
  return (
    <>
      <ChoiceField
        label={texts.state}
        value={state}
        onChange={(chosen) => change({ state: chosen })}
        options={(['open', 'closed'] as const).map((value) => ({
          value,
          text: texts.states[value],
        }))}
      />
      <NumberLookup texts={texts} lists={[{ state: 'open' }, { state: 'closed' }]} />
      <Shown answer={answer} again={again}>
        {(body) => (
          <>
            {body.complaints.length === 0 ? (
              <Notice>{body.next === null ? texts.noneOfYours[state] : texts.noneHere}</Notice>
            ) : (
              <ComplaintTable texts={texts} body={body} />
            )}
            <Pager next={body.next} />
          </>
        )}
      </Shown>
    </>
  );
}
