import type { DutyHolding } from '@ducha/contracts';
import type { ComponentChildren } from 'preact';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useWords } from '../words.ts';
import type { DutyTexts } from './duty-texts.ts';

/** One duty and who holds it; addresses as the house masks them. */
export function Holding(props: {
  readonly holding: DutyHolding;
  readonly texts: DutyTexts;
  /** A form stands in it: it takes the whole row. */
  readonly open: boolean;
  /** What can be done with it, or the form of that. */
  readonly children: ComponentChildren;
}) {
  const { texts, open, children } = props;
  const { duty, holder, earlier } = props.holding;
  const { words } = useWords();
  const language = useLanguage();
  return (
    <section class={open ? 'card whole-line' : 'card'} aria-labelledby={`duty-${duty}`}>
      <h2 id={`duty-${duty}`}>{words.duty[duty]}</h2>
      {holder === null ? (
        <>
          <p>
            <span class="tag red">{texts.vacant}</span>
          </p>
          <p class="soft">{texts.vacantMeans[duty]}</p>
        </>
      ) : (
        <dl class="facts">
          <dt>{texts.holder}</dt>
          <dd>{holder.name ?? texts.erased}</dd>
          <dt>{texts.mobile}</dt>
          <dd class="number">{holder.mobile ?? texts.noAddress}</dd>
          <dt>{texts.email}</dt>
          <dd>{holder.email ?? texts.noAddress}</dd>
          <dt>{texts.since}</dt>
          <dd>{momentText(language, holder.since)}</dd>
        </dl>
      )}
      <p class="soft small">{texts.earlier(earlier.length)}</p>
      {earlier.length === 0 ? null : (
        <ul class="plain-list soft small">
          {earlier.map(({ tenure, since, until, erased }) => (
            <li key={tenure}>
              {texts.tenure(tenure, momentText(language, since), momentText(language, until))}
              {erased ? ` ${texts.erased}` : null}
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
