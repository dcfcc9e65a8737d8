import type { DueState } from '@ducha/contracts/row-filter.ts';
import { askedIn, queryOf, type Asked } from '../ledger/asked.ts';
import { filtered } from '../ledger/filter.ts';
import { grouped } from '../ledger/grouped.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import { everyDay } from '../../dates.ts';

/** A number: how many rows meet what is asked. Its link asks the ledger the same, and shows these rows. */
export interface Counted {
  readonly asked: Asked;
  readonly count: number;
}

/** What a number asks of a ledger: fewer words for the usual parts. */
export interface Ask {
  readonly chosen?: Readonly<Record<string, readonly string[]>>;
  readonly days?: Asked['days'];
  readonly due?: DueState;
  readonly marks?: readonly string[];
}

/** A number of one value of a dimension, or of one day. */
export interface CountedOf extends Counted {
  readonly code: string;
}

/** Counts rows of a ledger in the way in which the ledger filters them. */
export interface Counter {
  readonly count: (ask: Ask) => Counted;
  /** One for each value that some row has, in the order in which the ledger's groups stand. */
  readonly by: (dimension: string, ask?: Ask) => readonly CountedOf[];
  /** The same by code; of a value that no row has, none. */
  readonly of: (dimension: string, ask?: Ask) => (code: string) => Counted;
  /** One for each day of a range, those without rows too. */
  readonly byDay: (name: string, from: string, until: string) => readonly CountedOf[];
}

/** @param now an instant, the house's own */
export function counterOf<Row>(rows: readonly Row[], kind: LedgerKind<Row>, now: string): Counter {
  const nothing = askedIn({}, kind);
  const asking = ({ chosen = {}, days = {}, due, marks = [] }: Ask): Asked => ({
    ...nothing,
    chosen,
    days,
    due,
    marks,
  });
  const meeting = (asked: Asked): readonly Row[] =>
    filtered(rows, asked, { kind, now, indexed: () => '' });
  const by: Counter['by'] = (dimension, ask = {}) => {
    const groups = grouped(meeting(asking(ask)), dimension, kind)?.groups ?? [];
    return groups.map(({ code, rows: { length } }) => ({
      code,
      asked: asking(only(ask, dimension, code)),
      count: length,
    }));
  };
  return {
    by,
    count: (ask) => {
      const asked = asking(ask);
      return { asked, count: meeting(asked).length };
    },
    of: (dimension, ask = {}) => {
      const known = new Map(by(dimension, ask).map(({ code, ...one }) => [code, one]));
      return (code) => known.get(code) ?? { asked: asking(only(ask, dimension, code)), count: 0 };
    },
    byDay: (name, from, until) => {
      const range = (day: string): Ask => ({ days: { [name]: { from: day, until: day } } });
      const within = meeting(asking({ days: { [name]: { from, until } } }));
      const groups = grouped(within, name, kind)?.groups ?? [];
      const counts = new Map(groups.map(({ code, rows: { length } }) => [code, length]));
      return everyDay(from, until).map((day) => ({
        code: day,
        asked: asking(range(day)),
        count: counts.get(day) ?? 0,
      }));
    },
  };
}

function only(ask: Ask, dimension: string, code: string): Ask {
  return { ...ask, chosen: { ...ask.chosen, [dimension]: [code] } };
}

/** The address at which the rows of a number stand. */
export function addressOf<Row>(
  { asked }: Counted,
  kind: LedgerKind<Row>,
  at: { readonly path: string; readonly of?: Readonly<Record<string, string>> },
): string {
  const said = [new URLSearchParams({ ...at.of }).toString(), queryOf(asked, kind)];
  const query = said.filter((part) => part !== '').join('&');
  return query === '' ? at.path : `${at.path}?${query}`;
}
