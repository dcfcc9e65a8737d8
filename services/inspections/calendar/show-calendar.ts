import { amendmentNames, calendarWith, stateCouncilCalendar } from '@ducha/calendar';
import type { CalendarShown } from '@ducha/contracts';
import type { Commit } from '@ducha/event-log';
import { contentOf, type CalendarHistory } from './calendar-state.ts';

type Commits = readonly Pick<Commit, 'version' | 'actor' | 'at'>[];

/** The calendar for those who read it: what holds, what held before, and who entered what when. */
export function showCalendar(
  { state, version, commits }: { state: CalendarHistory; version: number; commits: Commits },
  now: string,
): CalendarShown {
  const holds = calendarWith(contentOf(state)).notices;
  const isLast = (notice: number, year: number): boolean =>
    state.notices.findLast((one) => one.year === year)?.notice === notice;
  return {
    version,
    asOf: now,
    years: holds.map(({ year }) => year),
    notices: [
      ...stateCouncilCalendar.notices.map(({ year, number = null, issued, holidays }) => ({
        notice: null,
        year,
        number,
        issued,
        holidays: holidays.map(shownHoliday),
        state: state.notices.some((one) => one.year === year)
          ? ('corrected' as const)
          : ('in-force' as const),
        entered: null,
      })),
      ...state.notices.map(
        ({ version: entered, notice, year, number = null, issued, holidays }) => ({
          notice,
          year,
          number,
          issued,
          holidays: holidays.map(shownHoliday),
          state: isLast(notice, year) ? ('in-force' as const) : ('corrected' as const),
          entered: byWhom(commits, entered),
        }),
      ),
    ].toReversed(),
    amendments: state.amendments
      .map(({ amendment, days, working, name, version: entered, withdrawnIn }) => ({
        amendment,
        days,
        working,
        name,
        words: { chinese: amendmentNames[name].zh, english: amendmentNames[name].en },
        state: withdrawnIn === null ? ('in-force' as const) : ('withdrawn' as const),
        entered: byWhom(commits, entered),
        withdrawn: withdrawnIn === null ? null : byWhom(commits, withdrawnIn),
      }))
      .toReversed(),
  };
}

type Holiday = CalendarShown['notices'][number]['holidays'][number];

function shownHoliday({
  name,
  off: { from, until },
  makeUp,
}: {
  readonly name: Holiday['name'];
  readonly off: Holiday['off'];
  readonly makeUp: readonly string[];
}): Holiday {
  return { name, off: { from, until }, makeUp: [...makeUp] };
}

function byWhom(commits: Commits, version: number) {
  const commit = commits.find((one) => one.version === version);
  if (commit === undefined) throw new Error(`no commit ${version} of the calendar`);
  const { role, subject } = commit.actor;
  return { at: commit.at, role, subject };
}
