import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { dueText } from '../due-text.ts';
import { useOrganisations } from '../organisations.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';

/** Every later day to reply that was asked for, and what became of it. */
export function Extensions(props: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
}) {
  const { extensions } = props.complaint;
  const { extensions: texts } = props.texts;
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  if (extensions.length === 0) return null;
  return (
    <section aria-labelledby="extensions">
      <h2 id="extensions">{texts.heading}</h2>
      <ol class="plain-list">
        {extensions.map(({ organisation, at, reason, before, after, decision, denial }) => (
          <li key={at} class="card">
            <p class="line">
              <strong>{nameOf(organisation)}</strong>
              <span class={decision === null ? 'tag yellow' : 'tag'}>
                {wordOf(words.extension, decision ?? 'open')}
              </span>
              <time class="soft small" dateTime={at}>
                {momentText(language, at)}
              </time>
            </p>
            <p>{texts.fromTo(dueText(language, before), dueText(language, after))}</p>
            <p class="said">{reason}</p>
            {denial === null ? null : (
              <p class="said">
                <span class="soft">{texts.denial}</span> {denial}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
