import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useOrganisations } from '../organisations.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';

/** Every time that an organisation said that the complaint is not its own, and what became of it. */
export function Refusals(props: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
}) {
  const { refusals } = props.complaint;
  const { refusals: texts } = props.texts;
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  if (refusals.length === 0) return null;
  return (
    <section aria-labelledby="refusals">
      <h2 id="refusals">{texts.heading}</h2>
      <ol class="plain-list">
        {refusals.map(({ organisation, at, reason, decision }) => (
          <li key={at} class="card">
            <p class="line">
              <strong>{nameOf(organisation)}</strong>
              <span class={decision === null ? 'tag yellow' : 'tag'}>
                {wordOf(words.refusal, decision ?? 'open')}
              </span>
              <time class="soft small" dateTime={at}>
                {momentText(language, at)}
              </time>
            </p>
            <p class="said">{reason}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
