import { readSample } from '@ducha/contracts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { mayUse, usePerson } from '../person.ts';
import { useWords } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';

/** 抽查: each time that it was drawn, what the re-check found, and what the office did about it. */
export function Rechecks(props: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
}) {
  const { rechecks } = props.complaint;
  const { rechecks: texts } = props.texts;
  const language = useLanguage();
  const { words } = useWords();
  const readsSamples = mayUse(usePerson(), readSample.name);
  if (rechecks.length === 0) return null;
  return (
    <section aria-labelledby="rechecks">
      <h2 id="rechecks">{texts.heading}</h2>
      <ol class="plain-list">
        {rechecks.map(({ sample, drawnAt, result, cause, words: found, recheckedAt, settled }) => (
          <li key={sample} class="card">
            <p class="line">
              <span class={result === null || result === 'differs' ? 'tag yellow' : 'tag'}>
                {result === null ? texts.open : words.recheckResult[result]}
              </span>
              <span class="soft small">
                {texts.drawn} <time dateTime={drawnAt}>{momentText(language, drawnAt)}</time>
                {recheckedAt === null ? null : (
                  <>
                    {texts.between}
                    {texts.rechecked}{' '}
                    <time dateTime={recheckedAt}>{momentText(language, recheckedAt)}</time>
                  </>
                )}
              </span>
              {readsSamples ? <a href={`/work/samples/${sample}`}>{texts.sample}</a> : null}
            </p>
            {cause === null ? null : <p>{words.recheckImpossible[cause]}</p>}
            {found === null ? null : <p class="said">{found}</p>}
            {settled === null ? null : (
              <p class="said">
                <span class="soft">{texts.settled(momentText(language, settled.at))}</span>{' '}
                {settled.words ?? texts.repliedAnew}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
