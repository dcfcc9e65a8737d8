import { DueTag } from '../due-tag.tsx';
import { endOfBeijingDay } from '@ducha/contracts/beijing-day.ts';

/** The day by which a task is to be done, said as every date is until which something may be done. */
export function DeadlineTag(props: {
  /** A calendar date. */
  readonly day: string;
  /** The years of whose days off nothing is known: that day may prove to be one. */
  readonly unpublished: readonly number[];
  /** The house's own time. */
  readonly now: string;
}) {
  const { day, unpublished, now } = props;
  return <DueTag due={endOfBeijingDay(day)} unpublished={unpublished} now={now} />;
}
