import { readTaskTimeline } from '@ducha/contracts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { eventName } from '../conflict.tsx';
import { useOrganisations } from '../organisations.ts';
import { useRead } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import type { TaskTexts } from './task-texts.ts';

/** Every commit on the task, newest first. The house answers a timeline only after its chain has verified. */
export function TaskTimeline(props: { readonly task: string; readonly texts: TaskTexts }) {
  const { timeline: texts } = props.texts;
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const { answer, again } = useRead(readTaskTimeline, { params: { task: props.task } });
  return (
    <section class="card" aria-labelledby="timeline">
      <h2 id="timeline">{texts.heading}</h2>
      <Shown answer={answer} again={again}>
        {({ commits }) => (
          <>
            <p>
              <span class="tag green">✓ {texts.verified}</span>
            </p>
            <ol class="timeline">
              {commits.toReversed().map((commit) => (
                <li key={commit.version}>
                  <p class="what">
                    {commit.events
                      .map((event) => wordOf(words.event, eventName(event)))
                      .join(texts.comma)}
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
