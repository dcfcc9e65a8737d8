import { readComplaintTimeline } from '@ducha/contracts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { eventName } from '../conflict.tsx';
import { useOrganisations } from '../organisations.ts';
import { useRead } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintTexts } from './complaint-texts.ts';

/** Every commit on the complaint, newest first, and whether the chain of their hashes holds. */
export function Timeline(props: { readonly complaint: string; readonly texts: ComplaintTexts }) {
  const { timeline: texts } = props.texts;
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const { answer, again } = useRead(readComplaintTimeline, {
    params: { complaint: props.complaint },
  });
  return (
    <section class="card" aria-labelledby="timeline">
      <h2 id="timeline">{texts.heading}</h2>
      <Shown answer={answer} again={again}>
        {({ verified, commits }) => (
          <>
            {verified ? (
              <p>
                <span class="tag green">✓ {texts.verified}</span>
              </p>
            ) : (
              <div class="message bad" role="alert">
                <p>{texts.broken}</p>
              </div>
            )}
            <ol class="timeline">
              {commits.toReversed().map((commit) => (
                <li key={commit.version}>
                  <p class="what">
                    {[
                      ...new Set(
                        commit.events.map((event) => wordOf(words.event, eventName(event))),
                      ),
                    ].join(texts.comma)}
                    {commit.verified ? null : (
                      <>
                        {' '}
                        <span class="tag red">{texts.commitBroken}</span>
                      </>
                    )}
                  </p>
                  <p class="soft small">
                    {commit.organisation === null ? null : <>{nameOf(commit.organisation)} </>}
                    {wordOf(words.role, commit.role)}
                    <br />
                    <time dateTime={commit.at}>{momentText(language, commit.at)}</time>
                    {' · '}
                    {texts.version(commit.version)}
                    {' · '}
                    <span title={commit.hash}>
                      {texts.hash} <code>{commit.hash.slice(0, 8)}</code>
                    </span>
                  </p>
                </li>
              ))}
            </ol>
          </>
        )}
      </Shown>
    </section>
  );
}
