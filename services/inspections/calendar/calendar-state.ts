import type { CalendarAmendment, CalendarContent, NumberedNotice } from '@ducha/contracts';

/** A notice as it was entered, in that version of the stream. */
export interface EnteredNotice extends NumberedNotice {
  readonly notice: number;
  readonly version: number;
}

/** An amendment as it was entered, and whether it was withdrawn. */
export interface EnteredAmendment extends CalendarAmendment {
  readonly amendment: number;
  readonly version: number;
  readonly withdrawnIn: number | null;
}

/** Every notice and amendment that was ever entered, in order. */
export interface CalendarHistory {
  readonly notices: readonly EnteredNotice[];
  readonly amendments: readonly EnteredAmendment[];
}

/** What holds: of each year the notice that was entered last, and the amendments that were not withdrawn. */
export function contentOf({ notices, amendments }: CalendarHistory): CalendarContent {
  const last = new Map(notices.map((notice) => [notice.year, notice]));
  return {
    notices: [...last.values()]
      .toSorted((a, b) => a.year - b.year)
      .map(({ year, issued, holidays }) => ({ year, issued, holidays })),
    amendments: amendments
      .filter(({ withdrawnIn }) => withdrawnIn === null)
      .map(({ days, working, name }) => ({ days, working, name })),
  };
}
