import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';

/** Every time that it was asked for to be taken up again, and what the office decided. */
export function Reopenings(props: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
}) {
  const { reopenings } = props.complaint;
  const { reopenings: texts } = props.texts;
  const language = useLanguage();
  const { words } = useWords();
  if (reopenings.length === 0) return null;
  return (
    <section aria-labelledby="reopenings">
      <h2 id="reopenings">{texts.heading}</h2>
      <ol class="plain-list">
        {reopenings.map(({ through, askedAt, decision, decidedAt, reason }, place) => (
          <li key={place} class="card">
            <p class="line">
              <span class={decision === null ? 'tag yellow' : 'tag'}>
                {wordOf(words.reopening, decision ?? 'open')}
              </span>
              {decidedAt === null ? null : (
                <time class="soft small" dateTime={decidedAt}>
                  {momentText(language, decidedAt)}
                </time>
              )}
            </p>
            {askedAt === null || through === null ? null : (
              <p>{texts.asked[through](momentText(language, askedAt))}</p>
            )}
            {reason === null ? null : (
              <p class="said">
                <span class="soft">{texts.reason}</span> {reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
