import {
  listPublicBatches,
  readPublicBatch,
  readPublicFigures,
  readPublicResult,
  readPublicTable,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import type { House } from '../../house.ts';
import { compareFigures, type Figure } from '../figures.ts';
import type { PublishedTable } from '../published-table.ts';
import { receivedFor, type Size } from './size.ts';

type PublishedRow = z.infer<typeof readPublicTable.answer>['rows'][number];

/** The published figures as the house prints them: in its notices, in its tables row by row, and in its funnel. */
export async function figuresOf(house: House, inspection: string, size: Size): Promise<Figure[]> {
  const { transferred, staged, days } = size;
  const closed = transferred - staged;
  const { body: listed } = await house.citizen.ok(listPublicBatches, {
    query: { inspection, limit: 200 },
  });
  const batches = listed.batches
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .map(({ batch }) => batch);
  const notices = [];
  const results = [];
  const rows: PublishedRow[] = [];
  for (const batch of batches) {
    notices.push((await house.citizen.ok(readPublicBatch, { params: { batch } })).body.notice);
    rows.push(...(await house.citizen.ok(readPublicTable, { params: { batch } })).body.rows);
    results.push((await house.citizen.ok(readPublicResult, { params: { batch } })).body);
  }
  // What it says of all batches is so as of its own day: that of the last batch may be older than another's last edition.
  const [result = null] = results.toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1));
  const table: PublishedTable = {
    id: 'beijing_r2_central',
    cases: transferred,
    cumulative: transferred,
    status: { 办结: closed, 阶段性办结: staged },
  };
  const { body: funnel } = await house.citizen.ok(readPublicFigures, { query: { inspection } });
  const ending = (word: string) => rows.filter((row) => row.result === word).length;
  const same = (name: string, published: number, printed: number): Figure => ({
    name,
    published,
    printed,
    ok: published === printed,
  });
  return [
    ...compareFigures(table, { notices, result }).map((figure) => ({
      ...figure,
      name: `notices: ${figure.name}`,
    })),
    same('tables: rows', transferred, rows.length),
    same('tables: 办结', closed, ending('closed')),
    same('tables: 阶段性办结', staged, ending('staged')),
    same('funnel: 收到', receivedFor(size), funnel.received),
    same('funnel: 交办', transferred, funnel.transferred),
    same('funnel: 办结', closed, funnel.closed),
    same('funnel: 阶段性办结', staged, funnel.staged),
    same('funnel: 未办结', 0, funnel.open),
    same(
      'funnel: 无效、撤回与合并',
      receivedFor(size) - transferred,
      funnel.merged + funnel.declined + funnel.withdrawn,
    ),
    same('batches', days, batches.length),
    same(
      'days: 交办',
      transferred,
      funnel.days.reduce((sum, day) => sum + day.transferred, 0),
    ),
  ];
}
