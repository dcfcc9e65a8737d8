import { useMemo } from 'preact/hooks';
import { beijingDay, dayAfter } from '../../dates.ts';
import { SelectField } from '../../fields.tsx';
import { useLanguage } from '../../language.ts';
import { useFilters } from '../filters.ts';
import { useHouseNow } from '../house-time.ts';
import type { LedgerTexts } from '../ledger/ledger-texts.ts';
import { LedgerView } from '../ledger/ledger-view.tsx';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useWords } from '../words.ts';
import { lookLedger } from './look-ledger.ts';
import { lookLines, singleLines } from './look-lines.ts';
import { useLooks } from './use-looks.ts';
import type { looks as chinese } from './zh.ts';

type Texts = typeof chinese & { readonly ledger: LedgerTexts };

/** The audit of looks: who saw a complainant's own words, when, and for whom it may be shown why. */
export const looks = workspacePage<Texts>({
  texts: {
    zh: async () => {
      const [own, { ledger }] = await Promise.all([import('./zh.ts'), import('../ledger/zh.ts')]);
      return { ...own.looks, ledger };
    },
    en: async () => {
      const [own, { ledger }] = await Promise.all([import('./en.ts'), import('../ledger/en.ts')]);
      return { ...own.looks, ledger };
    },
  },
  View: LooksView,
});

/** How far back one looks, in days; the whole of it is long. */
const periods = { month: 30, year: 365, all: undefined } as const;
type Period = keyof typeof periods;

function isPeriod(text: string | undefined): text is Period {
  return text !== undefined && Object.hasOwn(periods, text);
}

function LooksView({ texts }: { readonly texts: Texts }) {
  const person = usePerson();
  const { words, workspace } = useWords();
  const language = useLanguage();
  const now = useHouseNow();
  const { filters, addressWith, change } = useFilters();
  const complaint = complaintIn(filters['complaint']);
  const period = isPeriod(filters['period']) ? filters['period'] : 'month';
  const back = periods[period];
  const { followed, again } = useLooks(
    complaint !== undefined
      ? { complaint }
      : back === undefined
        ? {}
        : { from: dayAfter(beijingDay(now), -back) },
  );
  // Whoever asks for one sitting sees what it was made of.
  const isOpen = filters['sitting'] !== undefined;
  const { held } = followed;
  const rows = useMemo(
    () => (isOpen ? singleLines(held.rows) : lookLines(held.rows)),
    [held.rows, isOpen],
  );
  const mayOpen = mayUse(person, 'readComplaint');
  const showsReasons = person.roles.includes('office-head');
  const kind = useMemo(
    () =>
      lookLedger({
        texts,
        words,
        workspace,
        language,
        rows,
        showsReasons,
        hrefOf: ({ complaint: one, glance, together }) =>
          together.length > 1 && glance !== null
            ? `/work/looks?sitting=${glance.sitting}`
            : mayOpen
              ? `/c/${one}`
              : `/work/looks?complaint=${one}`,
      }),
    [texts, words, workspace, language, rows, showsReasons, mayOpen],
  );
  return (
    <>
      <h1>{texts.title}</h1>
      <p class="soft">{texts.lead}</p>
      <p class="message">{showsReasons ? texts.forHead : texts.forAuditor}</p>
      {complaint === undefined ? (
        <div class="filters">
          <SelectField
            label={texts.period}
            value={period}
            options={(['month', 'year', 'all'] as const).map((value) => ({
              value,
              text: texts.periods[value],
            }))}
            onChange={(chosen) => change({ period: chosen === 'month' ? undefined : chosen })}
          />
        </div>
      ) : (
        <p class="line">
          <strong>{texts.oneComplaint}</strong>
          <a class="button small" href={addressWith({ complaint: undefined })}>
            {texts.all}
          </a>
        </p>
      )}
      <LedgerView
        title={texts.title}
        kind={kind}
        followed={{ ...followed, held: { ...held, rows, byId: new Map() } }}
        again={again}
        empty={complaint === undefined ? texts.none[period] : texts.noneAtOne}
        of={complaint === undefined ? (period === 'month' ? {} : { period }) : { complaint }}
        texts={texts.ledger}
      />
    </>
  );
}

/** A complaint's id in an address; anything else is none. */
function complaintIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-hjkmnp-tv-z]{26}$/.test(text) ? text : undefined;
}
