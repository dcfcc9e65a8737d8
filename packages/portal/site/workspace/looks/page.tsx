import '../../style/stacking.css';
import { listLooks } from '@ducha/contracts';
import { Notice, Shown } from '../../shown.tsx';
import type { looks as chinese } from './zh.ts';
import { useFilters } from '../filters.ts';
import { workspacePage } from '../page.tsx';
import { Pager } from '../pager.tsx';
import { usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { LookTable } from './table.tsx';

/** The audit of looks: who saw a complainant's own words, when, and for whom it may be shown why. */
export const looks = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).looks,
    en: async () => (await import('./en.ts')).looks,
  },
  View: LooksView,
});

function LooksView({ texts }: { readonly texts: typeof chinese }) {
  const { roles } = usePerson();
  const { filters, addressWith } = useFilters();
  const { after } = filters;
  const complaint = complaintIn(filters['complaint']);
  const answersForThem = roles.includes('office-head');
  const { answer, again } = useRead(listLooks, {
    query: {
      ...(complaint === undefined ? {} : { complaint }),
      ...(after === undefined ? {} : { after }),
    },
  });
  const none = complaint === undefined ? texts.none : texts.noneAtOne;
  return (
    <>
      <h1>{texts.title}</h1>
      <p class="soft">{texts.lead}</p>
      <p class="message">{answersForThem ? texts.forHead : texts.forAuditor}</p>
      {complaint === undefined ? null : (
        <p class="line">
          <strong>{texts.oneComplaint}</strong>
          <a class="button small" href={addressWith({ complaint: undefined })}>
            {texts.all}
          </a>
        </p>
      )}
      <Shown answer={answer} again={again}>
        {(body) => (
          <>
            {body.looks.length === 0 ? (
              <Notice>{after === undefined ? none : texts.noneHere}</Notice>
            ) : (
              <LookTable texts={texts} body={body} reasons={answersForThem} />
            )}
            <Pager next={body.next} />
          </>
        )}
      </Shown>
    </>
  );
}

/** A complaint's id in an address; anything else is none. */
function complaintIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-hjkmnp-tv-z]{26}$/.test(text) ? text : undefined;
}
