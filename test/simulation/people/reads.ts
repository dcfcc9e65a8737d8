import { addDays, beijingDate } from '@ducha/calendar';
import {
  listComplaints,
  listInspections,
  listPublicInspections,
  type InspectionStage,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import { some } from '../chance.ts';
import { hear, seen, type Visit } from './visit.ts';

/** What several acts begin with. */

export type ComplaintRow = z.output<typeof listComplaints.answer>['complaints'][number];
type InspectionRow = z.output<typeof listInspections.answer>['inspections'][number];

/** Today in Beijing, or some days later. */
export function today({ world }: Visit, later = 0): string {
  return addDays(beijingDate(world.door.now()), later);
}

/** A page of complaints, what waits for the asking person or what is asked for. */
export async function complaints(
  visit: Visit,
  query: z.input<typeof listComplaints.query>,
): Promise<ComplaintRow[]> {
  const rows = (await seen(visit, listComplaints, { query }))?.complaints ?? [];
  for (const row of rows) {
    hear(visit.world, 'complaint', row.complaint);
    if (row.batch !== null) hear(visit.world, 'batch', row.batch);
    const { seen: versions } = visit.person.memory;
    const thing = `complaint ${row.complaint}`;
    if (!versions.has(thing)) versions.set(thing, row.version);
  }
  return rows;
}

/** Every page of complaints, so many rows on each. */
export async function everyComplaint(
  visit: Visit,
  query: z.input<typeof listComplaints.query>,
): Promise<ComplaintRow[]> {
  const all: ComplaintRow[] = [];
  let after: string | undefined;
  // Somebody who reads more pages than this has had enough.
  for (let pages = 1; pages <= 20; pages += 1) {
    const page = await seen(visit, listComplaints, {
      query: { ...query, ...(after === undefined ? {} : { after }) },
    });
    all.push(...(page?.complaints ?? []));
    if (page === undefined || page.next === null) break;
    after = page.next;
  }
  for (const { complaint } of all) hear(visit.world, 'complaint', complaint);
  return all;
}

/** A complaint of an inspection that was heard of, at one of these stages; at any when none is named. */
export async function anyComplaint(
  visit: Visit,
  ...stages: readonly ComplaintRow['stage'][]
): Promise<ComplaintRow | undefined> {
  const { random, world } = visit;
  // Of some inspections there are none.
  for (const inspection of some(random, world.heard.get('inspection') ?? [], 3)) {
    const rows = await complaints(visit, { inspection, limit: '200' });
    const fitting = rows.filter(({ stage }) => stages.length === 0 || stages.includes(stage));
    if (fitting.length > 0) return random.pick(fitting);
  }
  return undefined;
}

/** What of the asking person's to-dos is one of these. */
export async function toDos(
  visit: Visit,
  ...acts: readonly NonNullable<ComplaintRow['todo']>['act'][]
): Promise<ComplaintRow[]> {
  const rows = await complaints(visit, { todo: 'true' });
  return rows.filter(({ todo }) => todo !== null && acts.includes(todo.act));
}

/** The inspections that the public sees. */
export async function openInspections(visit: Visit) {
  const open = (await seen(visit, listPublicInspections))?.inspections ?? [];
  for (const { inspection } of open) hear(visit.world, 'inspection', inspection);
  return open;
}

/** The inspections that an official sees, those at one of these stages. */
export async function inspectionsAt(
  visit: Visit,
  ...stages: readonly InspectionStage[]
): Promise<InspectionRow[]> {
  const rows = (await seen(visit, listInspections))?.inspections ?? [];
  for (const { inspection } of rows) hear(visit.world, 'inspection', inspection);
  return stages.length === 0 ? rows : rows.filter(({ stage }) => stages.includes(stage));
}
