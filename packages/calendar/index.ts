/** Working days, due dates that explain themselves, and Beijing time; pure, no dependencies. */
export { addDays, addMonths, daysBetween, isLocalDate, weekday } from './local-date.ts';
export type { LocalDate } from './local-date.ts';
export {
  addHours,
  beijingDate,
  beijingDateTime,
  endOfDay,
  hasEnd,
  startOfDay,
} from './beijing-time.ts';
export type { Instant } from './beijing-time.ts';
export {
  calendarWith,
  dayOf,
  isWorkingDay,
  missingNotice,
  stateCouncilCalendar,
  unpublishedOn,
  workingDaysBetween,
} from './working-days.ts';
export type { Amendment, Calendar, Day } from './working-days.ts';
export { amendmentCodes, amendmentNames, holidayCodes, holidayNames } from './notices/day-names.ts';
export type { AmendmentName, DayName, HolidayName } from './notices/day-names.ts';
export {
  documentNumberText,
  documentSeriesCodes,
  readDocumentNumber,
} from './notices/document-number.ts';
export type { DocumentNumber } from './notices/document-number.ts';
export type { Holiday, Notice } from './notices/notice.ts';
export { readDates, readNotice } from './notices/read-notice.ts';
export type { ReadNotice } from './notices/read-notice.ts';
export { keptUntil, metAgain, settledAt } from './kept-until.ts';
export { addPeriod, countedOf, explanationOf, isSameCount } from './period.ts';
export type { Counted, Due, Explanation, PassedDays, Period, Start } from './period.ts';
export { explain } from './explain.ts';
export type { Language } from './explain.ts';
