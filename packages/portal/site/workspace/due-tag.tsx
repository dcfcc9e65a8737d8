import { useLanguage } from '../language.ts';
import { dueText } from './due-text.ts';
import { timeLeft, urgencyOf } from './urgency.ts';
import { useWords } from './words.ts';

/** Until when something is to be done: what is left in a coloured word, and the moment itself. */
export function DueTag(props: {
  readonly due: string;
  /** The house's own time. */
  readonly now: string;
}) {
  const { due, now } = props;
  const language = useLanguage();
  const { workspace } = useWords();
  const urgency = urgencyOf(due, now);
  const { unit, count } = timeLeft(due, now);
  const late = Date.parse(due) <= Date.parse(now);
  const says = late ? workspace.due.late[unit](Math.abs(count)) : workspace.due.left[unit](count);
  return (
    <span class="due">
      <span class={urgency === 'calm' ? 'tag' : `tag ${urgency}`}>{says}</span>{' '}
      <time class="soft small number" dateTime={due}>
        {dueText(language, due, now)}
      </time>
    </span>
  );
}
