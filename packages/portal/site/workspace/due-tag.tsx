import { beijingDay, dayText, momentText } from '../dates.ts';
import { useLanguage, type Language } from '../language.ts';
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
        {dueText(language, due, workspace.due.dayEnd)}
      </time>
    </span>
  );
}

/** A date that ends with a day is called by that day: `12月3日 24:00`, not the first minute of the next. */
export function dueText(language: Language, due: string, dayEnd: (day: string) => string): string {
  const lastMinute = new Date(Date.parse(due) - 60_000);
  const day = beijingDay(lastMinute);
  return day === beijingDay(due) ? momentText(language, due) : dayEnd(dayText(language, day));
}
