import {
  listAlarms,
  listBatches,
  listComplaints,
  listInspections,
  listTasks,
} from '@ducha/contracts';
import type { Town } from './town.ts';

type Tally = Readonly<Record<string, number>>;

/** What a house holds, as its office reads it. */
export interface Counts {
  /** Complaints by their stage. */
  readonly stages: Tally;
  readonly batches: number;
  readonly published: number;
  /** Tasks by their status. */
  readonly tasks: Tally;
  /** Inspections by their stage. */
  readonly inspections: Tally;
  readonly alarms: number;
}

const head = 'office-head';

/** Counts what a house holds, from its lists. */
export async function countHouse(town: Town): Promise<Counts> {
  const inspections = await everyPage(
    async (after) => (await town.read(head, listInspections, { query: { ...after } })).body,
    ({ inspections: all }) => all,
  );
  const complaints = [];
  const batches = [];
  for (const { inspection } of inspections) {
    const query = { inspection, limit: 200 };
    complaints.push(
      ...(await everyPage(
        async (after) =>
          (await town.read(head, listComplaints, { query: { ...query, ...after } })).body,
        (page) => page.complaints,
      )),
    );
    batches.push(
      ...(await everyPage(
        async (after) =>
          (await town.read(head, listBatches, { query: { ...query, ...after } })).body,
        (page) => page.batches,
      )),
    );
  }
  const tasks = await everyPage(
    async (after) => (await town.read(head, listTasks, { query: { ...after } })).body,
    (page) => page.tasks,
  );
  const alarms = await everyPage(
    async (after) => (await town.read(head, listAlarms, { query: { ...after } })).body,
    (page) => page.alarms,
  );
  return {
    stages: tally(complaints.map(({ stage }) => stage)),
    batches: batches.length,
    published: batches.filter(({ editions }) => editions > 0).length,
    tasks: tally(tasks.map(({ status }) => status)),
    inspections: tally(inspections.map(({ stage }) => stage)),
    alarms: alarms.length,
  };
}

/** Every row of a list, however many pages it has. */
async function everyPage<Page extends { readonly next: string | null }, Row>(
  read: (after: { after?: string }) => Promise<Page>,
  rowsOf: (page: Page) => readonly Row[],
): Promise<Row[]> {
  const rows: Row[] = [];
  let after: { after?: string } | null = {};
  while (after !== null) {
    const page: Page = await read(after);
    rows.push(...rowsOf(page));
    after = page.next === null ? null : { after: page.next };
  }
  return rows;
}

function tally(names: readonly string[]): Tally {
  const counted = new Map<string, number>();
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1);
  return Object.fromEntries([...counted].toSorted(([, a], [, b]) => b - a));
}
