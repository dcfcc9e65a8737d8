import {
  complaintStage,
  listBatches,
  listComplaints,
  listInspections,
  listTasks,
  type Endpoint,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import type { Claims, Door } from './door.ts';
import { outcomeOf, type World } from './visit.ts';

/** How deep people get in a history: not how much noise they make. */
export interface Depth {
  /** How many complaints stand at each stage. */
  readonly complaints: Readonly<Record<string, number>>;
  /** By their state, and those that were disclosed more than once. */
  readonly batches: Readonly<Record<string, number>>;
  readonly tasks: Readonly<Record<string, number>>;
  readonly inspections: Readonly<Record<string, number>>;
}

const officer: Claims = { sub: 'counter', roles: ['office-clerk@office'] };

/** Counts what stands in the house's lists. */
export async function depthOf(world: World): Promise<Depth> {
  const read = async <E extends Endpoint>(
    endpoint: E,
    query: Readonly<Record<string, string>>,
  ): Promise<z.output<E['answer']>> => {
    const answered = await world.door.ask(endpoint, officer, { query });
    if (answered === 'lost' || answered.status !== 200)
      throw new Error(`${endpoint.name}: ${outcomeOf(answered)}`);
    return answered.body as z.output<E['answer']>;
  };
  const stages: string[] = [];
  const batches: string[] = [];
  const { inspections } = await read(listInspections, {});
  for (const { inspection } of inspections) {
    const listed = await read(listComplaints, { inspection, limit: '200' });
    stages.push(...listed.complaints.map(({ stage }) => stage));
    for (const { state, editions } of (await read(listBatches, { inspection })).batches) {
      batches.push(state, ...(editions > 1 ? ['disclosed again'] : []));
    }
  }
  const { tasks } = await read(listTasks, {});
  const counted = tally(stages);
  return {
    complaints: Object.fromEntries(
      complaintStage.options.map((stage) => [stage, counted[stage] ?? 0]),
    ),
    batches: tally(batches),
    tasks: tally(tasks.map(({ status }) => status)),
    inspections: tally(inspections.map(({ stage }) => stage)),
  };
}

function tally(all: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

/** A door that counts what was answered, by endpoint. */
export function countingDoor(door: Door): {
  readonly door: Door;
  readonly answers: Map<string, Record<string, number>>;
} {
  const answers = new Map<string, Record<string, number>>();
  return {
    answers,
    door: {
      ...door,
      async ask(endpoint, as, asked) {
        const answered = await door.ask(endpoint, as, asked);
        const counts = answers.get(endpoint.name) ?? {};
        const outcome = outcomeOf(answered);
        counts[outcome] = (counts[outcome] ?? 0) + 1;
        answers.set(endpoint.name, counts);
        return answered;
      },
    },
  };
}
