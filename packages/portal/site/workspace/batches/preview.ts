import type { ComplaintRow } from '../every-page.ts';

/** How many complaints have something in common, most first. */
export interface Tally {
  readonly code: string;
  readonly count: number;
}

/** What a batch would hold if it were closed now. */
export interface Preview {
  readonly total: number;
  readonly keyAttention: number;
  readonly channels: readonly Tally[];
  /** By the leading organisation, and by the main type. */
  readonly organisations: readonly Tally[];
  readonly types: readonly Tally[];
}

/** Counts accepted complaints as the hand-over notice will, each once under its lead and its main type. */
export function previewOf(rows: readonly ComplaintRow[]): Preview {
  return {
    total: rows.length,
    keyAttention: rows.filter(({ keyAttention }) => keyAttention).length,
    channels: tally(rows.map(({ channel }) => channel)),
    organisations: tally(
      rows.flatMap(({ organisations }) =>
        organisations.filter(({ role }) => role === 'lead').map(({ organisation }) => organisation),
      ),
    ),
    types: tally(rows.flatMap(({ mainType }) => mainType ?? [])),
  };
}

function tally(codes: readonly string[]): readonly Tally[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Those of a batch that went out and have no confirmed reply: its table says of them that they are not closed yet. */
export function notReviewed(rows: readonly ComplaintRow[], batch: string): readonly ComplaintRow[] {
  return rows.filter((row) => row.batch === batch && row.result === null);
}
