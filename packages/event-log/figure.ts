import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Contribution } from './row.ts';
import { chunks, readItems, type Item } from './table.ts';

/** How many items a figure is spread over, so that no counter becomes a hot one. */
export const lanes = 16;

/** A figure's cells and their counts. */
export type Cells = Readonly<Record<string, number>>;

/** The change from the contributions of an old view to those of a new one, zeros left out. */
export function figureDelta(
  old: readonly Contribution[],
  next: readonly Contribution[],
): Map<string, Map<string, number>> {
  const delta = new Map<string, Map<string, number>>();
  for (const [contributions, sign] of [
    [old, -1],
    [next, 1],
  ] as const) {
    for (const { figure, cell, n } of contributions) addTo(delta, figure, cell, sign * n);
  }
  return withoutZeros(delta);
}

/** Adds several deltas up, zeros left out. */
export function sumDeltas(
  deltas: readonly Map<string, Map<string, number>>[],
): Map<string, Map<string, number>> {
  const total = new Map<string, Map<string, number>>();
  for (const delta of deltas) {
    for (const [figure, cells] of delta) {
      for (const [cell, n] of cells) addTo(total, figure, cell, n);
    }
  }
  return withoutZeros(total);
}

/** An expression holds at most 4 KB. */
const cellsAtOnce = 100;

/** One ADD per figure, on one of its lanes; a change of very many cells takes the next lanes too. */
export function figureWrites(
  table: string,
  delta: Map<string, Map<string, number>>,
  lane: number,
): TransactWriteItem[] {
  return [...delta].flatMap(([figure, cells]) =>
    chunks([...cells], cellsAtOnce).map((entries, index) => ({
      Update: {
        TableName: table,
        Key: figureKey(figure, (lane + index) % lanes),
        UpdateExpression: `ADD ${entries.map((_, index) => `#c${index} :n${index}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(
          entries.map(([cell], index) => [`#c${index}`, `n:${cell}`]),
        ),
        ExpressionAttributeValues: Object.fromEntries(
          entries.map(([, n], index) => [`:n${index}`, { N: String(n) }]),
        ),
      },
    })),
  );
}

/** The figure now: its lanes added up; cells that came back to zero are left out. */
export async function readFigure(
  client: DynamoDBClient,
  table: string,
  figure: string,
): Promise<Cells> {
  const cells: Record<string, number> = {};
  const keys = Array.from({ length: lanes }, (_, lane) => figureKey(figure, lane));
  for (const item of await readItems(client, table, keys)) {
    for (const [name, value] of Object.entries(item)) {
      if (!name.startsWith('n:')) continue;
      const cell = name.slice(2);
      cells[cell] = (cells[cell] ?? 0) + Number(value.N ?? 0);
    }
  }
  return Object.fromEntries(Object.entries(cells).filter(([, n]) => n !== 0));
}

function figureKey(figure: string, lane: number): Item {
  return { pk: { S: `f/${figure}/${lane}` }, sk: { S: 'figure' } };
}

function addTo(
  delta: Map<string, Map<string, number>>,
  figure: string,
  cell: string,
  n: number,
): void {
  const cells = delta.get(figure) ?? new Map<string, number>();
  cells.set(cell, (cells.get(cell) ?? 0) + n);
  delta.set(figure, cells);
}

function withoutZeros(delta: Map<string, Map<string, number>>): Map<string, Map<string, number>> {
  const kept = new Map<string, Map<string, number>>();
  for (const [figure, cells] of delta) {
    const left = new Map([...cells].filter(([, n]) => n !== 0));
    if (left.size > 0) kept.set(figure, left);
  }
  return kept;
}
