import { randomUUID } from 'node:crypto';
import { listComplaints, readComplaint, submitComplaint } from '@ducha/contracts';
import { totalUsage, usageBetween } from '@ducha/local-cloud';
import { prove } from '@ducha/proof-of-work';
import { SeededRandom } from '../../replay/seeded-random.ts';
import { drawnText } from '../drawn-text.ts';
import { atMost, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { layOneDue, openGrownHouse, type GrownHouse } from '../grown-house.ts';
import { laidComplaint } from '../grown-log.ts';
import { median, ratioOfMedians } from '../percentile.ts';
import { districts, functionId } from '../stationed-house.ts';

const few = 1_000;
/** Requests of each kind to each house, in turn. */
const rounds = 150;
/** How many times as long with many complaints as with few. */
const budget = 1.3;
/** Half a read unit for each partition of the due index, the least that a query takes. */
const sweepBudget = 16 * 0.5;

/** Whether intake, list, detail and the clock's sweep stay what they are when complaints become many. */
export const growth: Measure = { name: 'growth', measure };

async function measure({ large, ...given }: Surroundings): Promise<readonly Finding[]> {
  const many = large ? 1_000_000 : 100_000;
  const assembly = await given.assembly();
  const grown = await openGrownHouse({ ...given, assembly, complaints: many });
  try {
    const small = await openGrownHouse({ ...given, assembly, complaints: few });
    try {
      given.say('few and many in turn');
      const speeds = await speedsOf(small, grown);
      return [...speeds, await sweepOf(grown)];
    } finally {
      await small.close();
    }
  } finally {
    await grown.close();
  }
}

interface Asking {
  readonly name: string;
  /** Does what the caller does before, which is not measured; what it gives asks. */
  readonly prepare: (house: GrownHouse, random: SeededRandom) => Promise<() => Promise<unknown>>;
}

const askings: readonly Asking[] = [
  {
    name: 'intake',
    prepare: async (house, random) => {
      const problem = drawnText(random, 200);
      const body = { inspection: house.inspection, problem, district: districts[0], type: 'air' };
      const idempotencyKey = randomUUID();
      const proof = await prove(house.cloud.address, idempotencyKey);
      return () => house.citizen.ok(submitComplaint, { body, idempotencyKey, proof });
    },
  },
  {
    name: 'list of the office',
    prepare: async (house) => {
      const query = { inspection: house.inspection, stage: 'transferred' as const, limit: 50 };
      return () => house.as('office-clerk').ok(listComplaints, { query });
    },
  },
  {
    name: 'list of an organisation',
    prepare: async (house) => () =>
      house.as(`organisation-liaison@${districts[0]}`).ok(listComplaints, { query: { limit: 50 } }),
  },
  {
    name: 'detail',
    prepare: async (house, random) => {
      const complaint = laidComplaint('transferred', Math.floor(random.next() * house.complaints));
      return () => house.as('office-clerk').ok(readComplaint, { params: { complaint } });
    },
  },
];

async function speedsOf(small: GrownHouse, grown: GrownHouse): Promise<readonly Finding[]> {
  const random = new SeededRandom(5);
  const took = askings.map((asking) => ({ asking, small: [] as number[], grown: [] as number[] }));
  // The first rounds warm functions, caches and connections.
  for (let round = -15; round < rounds; round += 1) {
    for (const each of took) {
      for (const [house, times] of [[small, each.small] as const, [grown, each.grown] as const]) {
        const ask = await each.asking.prepare(house, random);
        const asked = performance.now();
        await ask();
        if (round >= 0) times.push(performance.now() - asked);
      }
    }
  }
  const thousands = (house: GrownHouse): string => house.complaints.toLocaleString('en');
  return took.map(({ asking, ...times }) =>
    atMost(
      {
        name: `p50 of ${asking.name}, ${thousands(grown)} complaints against ${thousands(small)}`,
        unit: '×',
        measured: ratioOfMedians(times.grown, times.small),
        breakdown: [
          `${median(times.grown).toFixed(1)} ms against ${median(times.small).toFixed(1)} ms, medians of ${rounds} requests in turn`,
        ],
      },
      budget,
    ),
  );
}

/** One due row among many that are not: what the clock reads. */
async function sweepOf(house: GrownHouse): Promise<Finding> {
  const clock = functionId(house.assembly, 'ComplaintsClock');
  await house.cloud.settled();
  await house.cloud.invoke(clock, {});
  await layOneDue(house);
  const before = house.cloud.proxy.usage.snapshot();
  await house.cloud.invoke(clock, {});
  const rows = usageBetween(before, house.cloud.proxy.usage.snapshot()).filter(
    (row) => row.function === clock,
  );
  const onIndex = rows
    .flatMap(({ units }) => Object.entries(units))
    .filter(([resource]) => resource.endsWith('/due'))
    .reduce((sum, [, { readUnits }]) => sum + readUnits, 0);
  const acted = totalUsage(rows.filter(({ operation }) => operation === 'PutItem')).requests;
  if (acted !== 1) throw new Error(`${acted} commands came of one due row`);
  return atMost(
    {
      name: `due sweep, 1 due of ${house.complaints.toLocaleString('en')}`,
      unit: 'read units on the due index',
      measured: onIndex,
      breakdown: rows.map(
        ({ operation, requests, readUnits, writeUnits }) =>
          `${operation}: ${requests} requests, ${readUnits} read and ${writeUnits} write units`,
      ),
    },
    sweepBudget,
  );
}
