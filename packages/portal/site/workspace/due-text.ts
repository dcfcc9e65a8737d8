import { dayAfter, dayText, beijingDay, momentText } from '../dates.ts';
import type { Language } from '../language.ts';

/**
 * The moment from which something is late, as people read it. A date that runs to the end of a day is
 * late from midnight on, and is written as that day's 24:00: midnight of the next would read as a day more.
 */
export function dueText(language: Language, due: string): string {
  const text = momentText(language, due);
  if (!text.endsWith(' 00:00')) return text;
  const day = dayText(language, dayAfter(beijingDay(due), -1));
  return language === 'zh' ? `${day} 24:00` : `${day}, 24:00`;
}
