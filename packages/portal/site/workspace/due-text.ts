import { dayAfter, dayText, beijingDay, momentText, shortDayText } from '../dates.ts';
import type { Language } from '../language.ts';

/**
 * The moment from which something is late, as people read it. A date that runs to the end of a day is
 * late from midnight on, and is written as that day's 24:00: midnight of the next would read as a day more.
 * @param now an instant: where it is given, its own year goes without saying
 */
export function dueText(language: Language, due: string, now?: string): string {
  const moment = momentText(language, due);
  const midnight = moment.endsWith(' 00:00');
  const day = midnight ? dayAfter(beijingDay(due), -1) : beijingDay(due);
  const long = dayText(language, day);
  const sameYear = now !== undefined && beijingDay(now).slice(0, 4) === day.slice(0, 4);
  const time = midnight ? '24:00' : moment.slice(-5);
  return `${sameYear ? shortDayText(language, day) : long}${language === 'zh' ? ' ' : ', '}${time}`;
}
