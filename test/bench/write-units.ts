import type { UsageRow } from '@ducha/local-cloud';

/** What write units go into. */
export interface WriteUnits {
  readonly total: number;
  /** By part, without what a transaction doubles. */
  readonly parts: Readonly<
    Record<'commits' | 'notes' | 'views and figures' | 'indexes' | 'transaction', number>
  >;
}

/** What a transaction takes of a write to a table, for each that the same write takes alone; an index is written after it. */
const transactionFactor = 2;

/**
 * Takes the write units of usage apart: units on an index, on a sealed table, of a relay on its log (views
 * and figures), the rest (commits); of what a transaction wrote to a table, the half that it adds.
 */
export function writeUnitsOf(usage: readonly UsageRow[]): WriteUnits {
  const parts = { commits: 0, notes: 0, 'views and figures': 0, indexes: 0, transaction: 0 };
  for (const row of usage) {
    for (const [resource, { writeUnits }] of Object.entries(row.units)) {
      const part = partOf(row, resource);
      const doubled = row.operation === 'TransactWriteItems' && part !== 'indexes';
      const alone = doubled ? writeUnits / transactionFactor : writeUnits;
      parts[part] += alone;
      parts.transaction += writeUnits - alone;
    }
  }
  return { total: Object.values(parts).reduce((sum, units) => sum + units, 0), parts };
}

function partOf(
  row: UsageRow,
  resource: string,
): Exclude<keyof WriteUnits['parts'], 'transaction'> {
  if (resource.includes('/')) return 'indexes';
  if (/Sealed/.test(resource)) return 'notes';
  return /Relay/.test(row.function) ? 'views and figures' : 'commits';
}
