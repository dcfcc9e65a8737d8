import { addDays, type LocalDate } from '@ducha/calendar';

/** A moment of the month at which people are at work: three a day, counted on from the first. */
export type Moment = number;

/** The clock of Beijing at the moments of a day. */
const hours = ['10:00', '15:00', '17:30'] as const;

/** The days of the month, counted from 1; the month ends in the morning of the last. */
export const lastDay = 26;
export const lastMoment: Moment = at(lastDay, 0);

/** A moment by its day, counted from 1, and the part of the day. */
export function at(day: number, part: 0 | 1 | 2): Moment {
  return day * hours.length + part;
}

/** The day that a moment is on. */
export function dayOf(moment: Moment): number {
  return Math.floor(moment / hours.length);
}

/** The date of a day, of a month whose inspection began the day before its first. */
export function dateOf(day: number, began: LocalDate): LocalDate {
  return addDays(began, day);
}

/** The instant of a moment. */
export function instantOf(moment: Moment, began: LocalDate): Date {
  const hour = hours[moment % hours.length] ?? hours[0];
  return new Date(`${dateOf(dayOf(moment), began)}T${hour}:00+08:00`);
}
