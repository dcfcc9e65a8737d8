import { codeOf } from '../../api.ts';
import { momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useWords, wordOf } from '../words.ts';
import type { TodoTexts } from './todo-texts.ts';
import type { OpeningsShown } from './use-openings.ts';

/** One press for the opening words of all that waits in sight, and what came of it. */
export function ShowOpenings(props: {
  readonly openings: OpeningsShown;
  readonly texts: TodoTexts;
}) {
  const { openings } = props;
  const { opening: texts } = props.texts;
  const { act, closed, next, open, ask } = openings;
  const { words, workspace } = useWords();
  const language = useLanguage();
  if (closed === 0 && open === 0) return null;
  return (
    <div class="openings">
      {closed === 0 ? null : (
        <button
          type="button"
          class="button"
          aria-disabled={act.state === 'sending'}
          onClick={() => {
            if (act.state !== 'sending') ask();
          }}
        >
          {act.state === 'sending'
            ? workspace.act.sending
            : act.state === 'unanswered'
              ? workspace.act.again
              : texts.show(next, closed, open)}
        </button>
      )}
      <p class="soft small">{open === 0 ? texts.lead : texts.uncleared}</p>
      <div role="status">
        {act.state === 'done' ? (
          <p class="soft small">{texts.recorded(momentText(language, act.body.recordedAt))}</p>
        ) : null}
      </div>
      <div role="alert">
        {act.state === 'unanswered' ? <p class="fault">{workspace.act.unanswered}</p> : null}
        {act.state === 'refused' ? (
          <p class="fault">
            {texts.refused(
              wordOf(words.problem, act.status === 429 ? 'too-many' : codeOf(act.problem)),
            )}
          </p>
        ) : null}
      </div>
    </div>
  );
}
