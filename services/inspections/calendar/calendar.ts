import {
  addDays,
  beijingDate,
  calendarWith,
  dayOf,
  documentNumberText,
  stateCouncilCalendar,
  weekday,
  type Calendar,
  type LocalDate,
} from '@ducha/calendar';
import {
  calendarChanged,
  type CalendarAct,
  type CalendarAmendment,
  type CalendarNotice,
  type Fault,
  type NumberedNotice,
} from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { CalendarEvent } from './calendar-events.ts';
import { contentOf, type CalendarHistory } from './calendar-state.ts';

type Act<Decision> = Extract<CalendarAct, { decision: Decision }>;

/** How many notices and amendments the stream takes in all. */
const entriesLimit = 300;
/** The most days that one amendment is for, and that one holiday has. */
const amendmentLimit = 62;
const holidayLimit = 15;

/** Someone enters the notice of a year, corrects it, amends days for the city, or withdraws that. */
export function decideCalendar(
  history: CalendarHistory,
  act: CalendarAct,
  now: string,
): readonly CalendarEvent[] | Rejection {
  const today = beijingDate(now);
  switch (act.decision) {
    case 'notice':
      return decideNotice(history, act, today);
    case 'amend':
      return decideAmendment(history, act, today);
    case 'withdraw':
      return decideWithdrawal(history, act, today);
  }
}

function decideNotice(
  history: CalendarHistory,
  { notice, corrects }: Act<'notice'>,
  today: LocalDate,
): readonly CalendarEvent[] | Rejection {
  const entered = history.notices.findLast(({ year }) => year === notice.year);
  const holds = entered ?? stateCouncilCalendar.notices.find(({ year }) => year === notice.year);
  const faults = [
    ...yearFaults(notice, today),
    ...correctionFaults(holds !== undefined, entered?.notice, corrects),
    ...(holds !== undefined && saysTheSame(holds, notice) && !hasAnotherNumber(notice, holds)
      ? [fault('#/notice', 'no-change', 'This is what holds already')]
      : []),
    ...holidayFaults(notice),
    ...limitFaults(history.notices.length, '#/notice'),
  ];
  if (faults.length > 0) return impossible(faults);
  const number = history.notices.length + 1;
  const next = {
    ...history,
    notices: [...history.notices, { ...notice, notice: number, version: 0 }],
  };
  return [
    { type: 'calendar.notice-entered.v1', data: { notice: number, ...notice } },
    // Where only its number is another one, every day is as it was: the other services have nothing to count anew.
    ...(holds !== undefined && saysTheSame(holds, notice)
      ? []
      : [{ type: calendarChanged.type, data: contentOf(next) }]),
  ];
}

function decideAmendment(
  history: CalendarHistory,
  { amendment }: Act<'amend'>,
  today: LocalDate,
): readonly CalendarEvent[] | Rejection {
  const faults = [
    ...amendmentFaults(history, amendment, today),
    ...limitFaults(history.amendments.length, '#/amendment'),
  ];
  if (faults.length > 0) return impossible(faults);
  const number = history.amendments.length + 1;
  const entered = { ...amendment, amendment: number, version: 0, withdrawnIn: null };
  const next = { ...history, amendments: [...history.amendments, entered] };
  return [
    { type: 'calendar.amended.v1', data: { amendment: number, ...amendment } },
    { type: calendarChanged.type, data: contentOf(next) },
  ];
}

function decideWithdrawal(
  history: CalendarHistory,
  { amendment: number }: Act<'withdraw'>,
  today: LocalDate,
): readonly CalendarEvent[] | Rejection {
  const found = history.amendments.find(({ amendment }) => amendment === number);
  if (found === undefined || found.withdrawnIn !== null) {
    return impossible([fault('#/amendment', 'not-in-force', 'No such amendment holds')]);
  }
  if (found.days.from < today) {
    return impossible([fault('#/amendment', 'past', 'Its days have come: enter another one')]);
  }
  const next = {
    ...history,
    amendments: history.amendments.map((one) =>
      one.amendment === number ? { ...one, withdrawnIn: 0 } : one,
    ),
  };
  return [
    { type: 'calendar.amendment-withdrawn.v1', data: { amendment: number } },
    { type: calendarChanged.type, data: contentOf(next) },
  ];
}

/** A notice is for this year or the next, and was issued before it is entered. */
function yearFaults({ year, issued, number }: NumberedNotice, today: LocalDate): Fault[] {
  const thisYear = Number(today.slice(0, 4));
  return [
    ...(year < thisYear ? [fault('#/notice/year', 'past', 'That year is over')] : []),
    ...(year > thisYear + 1
      ? [fault('#/notice/year', 'too-early', 'Notices come in the year before')]
      : []),
    ...(issued > today ? [fault('#/notice/issued', 'future', 'That day has not come')] : []),
    ...(issued < `${year - 1}-01-01`
      ? [fault('#/notice/issued', 'outside-year', 'A notice comes in the year before or later')]
      : []),
    ...(number !== undefined && number.year !== Number(issued.slice(0, 4))
      ? [fault('#/notice/number/year', 'outside-year', 'Its number is of the year of its issue')]
      : []),
  ];
}

/** A year has one notice: another one says which it takes the place of, so that nobody does so unawares. */
function correctionFaults(
  known: boolean,
  entered: number | undefined,
  corrects: number | 'known' | undefined,
): Fault[] {
  if (!known) {
    return corrects === undefined
      ? []
      : [fault('#/corrects', 'not-in-force', 'The year has no notice to correct')];
  }
  const holds = entered ?? 'known';
  if (corrects === undefined) {
    const detail = `The year has a notice; to correct it, name it: ${holds}`;
    return [fault('#/corrects', 'year-noticed', detail)];
  }
  return corrects === holds
    ? []
    : [fault('#/corrects', 'not-in-force', `The notice that holds is ${holds}`)];
}

/** What is wrong with the holidays, each fault at its pointer. */
function holidayFaults({ year, holidays }: CalendarNotice): Fault[] {
  const faults: Fault[] = [];
  const first = `${year - 1}-12-29`;
  const last = `${year}-12-31`;
  const outside = (date: LocalDate): boolean => date < first || date > last;
  const seen = new Map<LocalDate, 'off' | 'worked'>();
  holidays.forEach(({ name, off: { from, until } }, index) => {
    const at = `#/notice/holidays/${index}`;
    if (holidays.findIndex((other) => other.name === name) < index) {
      faults.push(fault(`${at}/name`, 'named-twice', 'Stands here already'));
    }
    if (until < from) {
      faults.push(fault(`${at}/off/until`, 'out-of-order', 'The last day is before the first'));
    }
    for (const [end, date] of Object.entries({ from, until })) {
      if (outside(date)) faults.push(fault(`${at}/off/${end}`, 'outside-year', within(first)));
    }
    const days = daysFrom(from, until, holidayLimit);
    if (days === undefined) {
      faults.push(fault(`${at}/off`, 'too-long', `A holiday has at most ${holidayLimit} days`));
    }
    if ((days ?? []).some((date) => seen.get(date) === 'off')) {
      faults.push(fault(`${at}/off`, 'overlap', 'Another holiday has some of these days'));
    }
    for (const date of days ?? []) seen.set(date, 'off');
  });
  holidays.forEach(({ makeUp }, index) => {
    makeUp.forEach((date, place) => {
      const at = `#/notice/holidays/${index}/makeUp/${place}`;
      if (outside(date)) faults.push(fault(at, 'outside-year', within(first)));
      if (weekday(date) < 6) {
        faults.push(fault(at, 'no-weekend-day', 'Only a Saturday or Sunday is worked in exchange'));
      }
      if (seen.get(date) === 'off') faults.push(fault(at, 'off-and-worked', 'This day is off too'));
      if (seen.get(date) === 'worked') faults.push(fault(at, 'named-twice', 'Stands here already'));
      if (!seen.has(date)) seen.set(date, 'worked');
    });
  });
  return faults;
}

function amendmentFaults(
  history: CalendarHistory,
  { days: { from, until }, working, name }: CalendarAmendment,
  today: LocalDate,
): Fault[] {
  const calendar = calendarWith(contentOf(history));
  const days = daysFrom(from, until, amendmentLimit);
  const others = history.amendments.filter(({ withdrawnIn }) => withdrawnIn === null);
  return [
    ...(until < from
      ? [fault('#/amendment/days/until', 'out-of-order', 'The last day is before the first')]
      : []),
    ...(from < today
      ? [fault('#/amendment/days/from', 'past', 'An amendment begins today at the earliest')]
      : []),
    ...(from > `${Number(today.slice(0, 4)) + 1}-12-31`
      ? [fault('#/amendment/days/from', 'too-early', 'That is later than the end of next year')]
      : []),
    ...(days === undefined
      ? [fault('#/amendment/days', 'too-long', `At most ${amendmentLimit} days`)]
      : []),
    ...(others.some((other) => other.days.from <= until && from <= other.days.until)
      ? [fault('#/amendment/days', 'overlap', 'Another amendment has some of these days')]
      : []),
    ...(days !== undefined &&
    days.length > 0 &&
    days.every((date) => isSaidAlready(date, working, calendar))
      ? [fault('#/amendment/working', 'no-change', `Each of these days is so without ${name}`)]
      : []),
  ];
}

/** Whether a day is so already, and not merely for want of a notice. */
function isSaidAlready(date: LocalDate, working: boolean, calendar: Calendar): boolean {
  const known = calendar.notices.some(({ year }) => year === Number(date.slice(0, 4)));
  return known && dayOf(date, calendar).working === working;
}

function limitFaults(entries: number, pointer: string): Fault[] {
  return entries < entriesLimit
    ? []
    : [fault(pointer, 'too-many', `There are ${entriesLimit} entries, as many as there may be`)];
}

/** Every day from one to another; none when they are out of order, undefined when they are more than `most`. */
function daysFrom(from: LocalDate, until: LocalDate, most: number): LocalDate[] | undefined {
  const days: LocalDate[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) {
    if (days.length === most) return undefined;
    days.push(date);
  }
  return days;
}

/** Whether two notices say the same of every day. */
function saysTheSame(one: Calendar['notices'][number], other: CalendarNotice): boolean {
  const said = ({ year, issued, holidays }: typeof one) =>
    JSON.stringify([
      year,
      issued,
      holidays.map(({ name, off: { from, until }, makeUp }) => [name, from, until, makeUp]),
    ]);
  return said(one) === said(other);
}

/** Whether a notice has a number that the other one has not; a number that is left out takes none away. */
function hasAnotherNumber({ number }: NumberedNotice, other: Calendar['notices'][number]): boolean {
  if (number === undefined) return false;
  return (
    other.number === undefined || documentNumberText(other.number) !== documentNumberText(number)
  );
}

function within(first: LocalDate): string {
  return `Days of the year, or of the last three before it (from ${first} on)`;
}

function fault(pointer: string, code: string, detail: string): Fault {
  return { pointer, code, detail };
}

function impossible(faults: readonly Fault[]): Rejection {
  return { rejected: 'calendar-impossible', faults };
}
