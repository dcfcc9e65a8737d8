import type { PublishedTable } from './published-table.ts';
import type { Published } from './through-the-house.ts';
import {
  channelCodes,
  codeOf,
  organisationOf,
  placeOf,
  statusCodes,
  typeOf,
  verdictCodes,
} from './place.ts';

/** One published figure and what the house printed for it. */
export interface Figure {
  readonly name: string;
  readonly published: number;
  readonly printed: number | null;
  readonly ok: boolean;
}

/**
 * Compares every figure of a table with what the house published. `printed` comes from the house's
 * public notices alone, never from the table.
 */
export function compareFigures(table: PublishedTable, house: Published): Figure[] {
  const place = placeOf(table);
  const last = house.notices.at(-1);
  const result = house.notices.length === 1 ? house.result : (house.result?.cumulative ?? null);
  const sum = (of: (notice: Published['notices'][number]) => number): number =>
    house.notices.reduce((total, notice) => total + of(notice), 0);
  const one = (name: string, published: number | undefined, printed: number | null): Figure[] =>
    published === undefined ? [] : [{ name, published, printed, ok: published === printed }];
  const tally = (
    name: string,
    published: Readonly<Record<string, number>> | undefined,
    code: (word: string) => string,
    which: 'channels' | 'organisations' | 'types',
  ): Figure[] => {
    if (published === undefined) return [];
    const printed = new Map<string, number>();
    for (const notice of house.notices) {
      for (const row of notice[which])
        printed.set(row.code, (printed.get(row.code) ?? 0) + row.count);
    }
    const named = Object.entries(published).map(([word, n]) => {
      const got = printed.get(code(word)) ?? 0;
      printed.delete(code(word));
      return { name: `${name} ${word}`, published: n, printed: got, ok: got === n };
    });
    const others = [...printed].filter(([, n]) => n > 0);
    return [
      ...named,
      ...others.map(([row, n]) => ({
        name: `${name} ${row}, not published`,
        published: 0,
        printed: n,
        ok: false,
      })),
    ];
  };
  const verdicts = result?.verdicts;
  return [
    ...one(
      'cases',
      table.cases,
      sum((notice) => notice.total),
    ),
    ...one(
      'key attention',
      table.key,
      sum((notice) => notice.keyAttention),
    ),
    ...tally('channel', table.channel, (word) => codeOf(channelCodes, word), 'channels'),
    ...tally(
      'district',
      table.district,
      (word) => organisationOf(place, word).code,
      'organisations',
    ),
    ...tally('type', table.type, (word) => typeOf(word).code, 'types'),
    ...tally('type', table.type_multi, (word) => typeOf(word).code, 'types'),
    ...one(
      'type counts',
      table.type_total,
      sum((notice) => notice.typeTotal),
    ),
    ...one('cumulative', table.cumulative, last?.cumulative.complaints ?? null),
    ...one('cumulative key attention', table.cumulative_key, last?.cumulative.keyAttention ?? null),
    ...Object.entries(table.verdict ?? {}).flatMap(([word, n]) =>
      one(`verdict ${word}`, n, verdicts?.[codeOf(verdictCodes, word)] ?? null),
    ),
    ...Object.entries(table.status ?? {}).flatMap(([word, n]) =>
      one(`status ${word}`, n, result?.[codeOf(statusCodes, word)] ?? null),
    ),
    ...rate('result rate %', table.closing_rate_pct, result?.rate.percent ?? null),
    ...rate(
      'unsubstantiated %',
      table.untrue_rate_pct,
      verdicts === undefined || result === null
        ? null
        : (100 * verdicts.unsubstantiated) / result.complaints,
    ),
  ];
}

/** A percentage came out when it rounds to the published one, in the digits that were published. */
function rate(name: string, published: number | undefined, printed: number | null): Figure[] {
  if (published === undefined) return [];
  const digits = String(published).split('.')[1]?.length ?? 0;
  const rounded = printed === null ? null : Number(printed.toFixed(digits));
  return [{ name, published, printed: rounded, ok: rounded === published }];
}
