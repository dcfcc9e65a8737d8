import { dayText, momentText } from '../dates.ts';
import { useLanguage } from '../language.ts';

/** When something was done: to the minute, or the day where no more is told. */
export interface MomentTold {
  readonly at: string | null;
  /** The day; left out where the minute is always told. */
  readonly on?: string | undefined;
}

export function Moment({ at, on = '' }: MomentTold) {
  const language = useLanguage();
  const text = at === null ? dayText(language, on) : momentText(language, at);
  return <time dateTime={at ?? on}>{text}</time>;
}
