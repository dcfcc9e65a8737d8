import { useId } from 'preact/hooks';
import { Tally } from '../../charts/tally.tsx';
import { FirstFew } from '../../first-few.tsx';
import { useOrganisations } from '../organisations.ts';
import { useWords, wordOf } from '../words.ts';
import type { Holder } from './complaint-morning.ts';
import type { Counted } from './counted.ts';
import type { OverviewTexts } from './overview-texts.ts';

/** With whom something is, the most first: a sentence, and a bar to each. */
export function HoldersCard(props: {
  readonly title: string;
  readonly says: OverviewTexts['late'];
  readonly holders: readonly Holder[];
  readonly isLate?: boolean;
  readonly hrefOf: (number: Counted) => string;
  readonly texts: OverviewTexts;
}) {
  const { title, says, isLate = false, hrefOf, texts } = props;
  const id = useId();
  const nameOf = useHolderName();
  const holders = props.holders.toSorted((a, b) => b.count - a.count);
  const [most] = holders;
  const total = holders.reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{most === undefined ? says.none : says.says(total, nameOf(most), most.count)}</p>
      <FirstFew count={holders.length}>
        <Tally
          kind={isLate ? 'late' : ''}
          lines={holders.map((holder) => {
            const name = nameOf(holder);
            return {
              key: holder.of === 'office' ? 'office' : holder.code,
              name,
              count: holder.count,
              link: { href: hrefOf(holder), label: texts.open(name, holder.count) },
            };
          })}
          says={texts.count}
        />
      </FirstFew>
    </section>
  );
}

/** What somebody with whom something is is called. */
export function useHolderName(): (holder: Holder) => string {
  const { words, workspace } = useWords();
  const { nameOf } = useOrganisations();
  return (holder) => {
    if (holder.of === 'office') return workspace.office;
    return holder.of === 'stage' ? wordOf(words.stage, holder.code) : nameOf(holder.code);
  };
}
