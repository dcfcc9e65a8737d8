import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useOrganisations } from '../organisations.ts';
import { EvidenceFiles } from './evidence-files.tsx';
import type { TaskShown, TaskTexts } from './task-texts.ts';

/** What was said of the task's progress, the newest first, with what was shown for it. */
export function Progress({ task, texts }: { readonly task: TaskShown; readonly texts: TaskTexts }) {
  const { progress: says, facts } = texts;
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{says.heading}</h2>
      {task.progress.length === 0 ? <p class="soft">{says.none}</p> : null}
      {task.finishedOn === null ? null : (
        <article class="card">
          <h3>{says.completion}</h3>
          {task.completion === null ? (
            <p class="soft">{facts.erased}</p>
          ) : (
            <p class="said">{task.completion}</p>
          )}
        </article>
      )}
      {task.progress.toReversed().map(({ at, organisation, word, text, evidence }, index, all) => (
        <article key={at} class="card">
          <p class="line">
            <span class={word === 'behind' ? 'tag yellow' : 'tag green'}>
              {texts.post.words[word]}
            </span>
            <span>{says.nth(all.length - index)}</span>
            <span class="soft small">
              {says.by(nameOf(organisation), momentText(language, at))}
            </span>
          </p>
          {text === null ? <p class="soft">{facts.erased}</p> : <p class="said">{text}</p>}
          {evidence.length === 0 ? null : (
            <>
              <h3>{says.evidence}</h3>
              <EvidenceFiles evidence={evidence} texts={texts.evidence} />
            </>
          )}
        </article>
      ))}
    </section>
  );
}
