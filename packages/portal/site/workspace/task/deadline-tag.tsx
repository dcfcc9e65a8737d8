import { dayText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Unpublished } from '../due-tag.tsx';
import { endOfBeijingDay } from '../end-of-day.ts';
import { timeLeft, urgencyOf } from '../urgency.ts';
import { useWords } from '../words.ts';

/** The day by which a task is to be done, and what is left until it is over, in a coloured word. */
export function DeadlineTag(props: {
  /** A calendar date. */
  readonly day: string;
  /** The years of whose days off nothing is known: that day may prove to be one. */
  readonly unpublished: readonly number[];
  /** The house's own time. */
  readonly now: string;
}) {
  const { day, unpublished, now } = props;
  const language = useLanguage();
  const { workspace } = useWords();
  const due = endOfBeijingDay(day);
  const urgency = urgencyOf(due, now);
  const { unit, count } = timeLeft(due, now);
  const late = Date.parse(due) <= Date.parse(now);
  const says = late ? workspace.due.late[unit](Math.abs(count)) : workspace.due.left[unit](count);
  return (
    <span class="due">
      <span class={urgency === 'calm' ? 'tag' : `tag ${urgency}`}>{says}</span>{' '}
      <time class="soft small number" dateTime={day}>
        {dayText(language, day)}
      </time>
      <Unpublished years={unpublished} />
    </span>
  );
}
