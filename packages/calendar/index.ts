/** Working days, due dates that explain themselves, and Beijing time; pure, no dependencies. */
export { addDays, addMonths, daysBetween, isLocalDate, weekday } from './local-date.ts';
export type { LocalDate } from './local-date.ts';
export { addHours, beijingDate, beijingDateTime, endOfDay, startOfDay } from './beijing-time.ts';
export type { Instant } from './beijing-time.ts';
export {
  dayOf,
  isWorkingDay,
  missingNotice,
  stateCouncilCalendar,
  workingDaysBetween,
} from './working-days.ts';
export type { Amendment, Calendar, Day } from './working-days.ts';
export type { Holiday, Name, Notice } from './notices/notice.ts';
export { addPeriod } from './period.ts';
export type { Due, Explanation, PassedDays, Period, Start } from './period.ts';
export { explain } from './explain.ts';
export type { Language } from './explain.ts';
