import { useLanguage } from '../language.ts';
import { dueText } from './due-text.ts';
import { timeLeft, urgencyOf } from './urgency.ts';
import { useWords } from './words.ts';

/** Until when something is to be done: what is left in a coloured word, and the moment itself. */
export function DueTag(props: {
  readonly due: string;
  /** The years of whose days off nothing was known when it was counted; none: the date is firm. */
  readonly unpublished: readonly number[];
  /** The house's own time. */
  readonly now: string;
}) {
  const { due, unpublished, now } = props;
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
      <Unpublished years={unpublished} />
    </span>
  );
}

/** Beside a date that may yet move, why. */
export function Unpublished({ years }: { readonly years: readonly number[] }) {
  const { workspace } = useWords();
  if (years.length === 0) return null;
  return <span class="soft small"> {workspace.due.unpublished(years)}</span>;
}
