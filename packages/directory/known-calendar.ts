import type { Calendar } from '@ducha/calendar';
import type { Store } from '@ducha/lambda';
import { readCalendar } from './calendar-copy.ts';

/** How long a function believes what it read, in milliseconds. */
const freshness = 30_000;

/**
 * The working days, kept in the function for half a minute: for dates that are counted with every act, such as an intake,
 * which reads nothing else. What is counted meanwhile by the calendar of before, the second round of a recount finds.
 */
export class KnownCalendar {
  readonly #source: Pick<Store, 'log'>;
  #known: { readonly calendar: Promise<Calendar>; readonly since: number } | undefined;

  constructor(source: Pick<Store, 'log'>) {
    this.#source = source;
  }

  async read(): Promise<Calendar> {
    if (this.#known === undefined || Date.now() - this.#known.since > freshness) {
      const calendar = readCalendar(this.#source);
      this.#known = { calendar, since: Date.now() };
      // A reading that failed is tried anew by whoever asks next.
      calendar.catch(() => {
        this.#known = undefined;
      });
    }
    return this.#known.calendar;
  }
}
