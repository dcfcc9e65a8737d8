import { randomUUID } from 'node:crypto';
import { submitComplaint } from '@ducha/contracts';
import { prove } from '@ducha/proof-of-work';
import { SeededRandom } from '../../replay/seeded-random.ts';
import { drawnText } from '../drawn-text.ts';
import { printed, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { percentile } from '../percentile.ts';
import { districts, type StationedHouse } from '../stationed-house.ts';

/** Milliseconds for which complaints are posted. */
const duration = 8_000;

/** For so many complaints a second the work is done before; where more can be posted, the posting ends earlier. */
const mostPerSecond = 250;

/** How many complaints the house takes a second, and how long each waits. */
export const intakeSpeed: Measure = { name: 'intake-speed', measure };

async function measure({ house: open }: Surroundings): Promise<readonly Finding[]> {
  const house = await open();
  const findings: Finding[] = [];
  for (const concurrency of [1, 16]) {
    await post(house, concurrency, duration / 4);
    await house.cloud.settled(120_000);
    const { milliseconds, perSecond } = await post(house, concurrency, duration);
    await house.cloud.settled(120_000);
    const name = `intake with concurrency ${concurrency}`;
    const breakdown = [`${milliseconds.length} complaints, relay, lists and figures beside them`];
    findings.push(
      printed({ name: `${name}, requests`, unit: '/s', measured: perSecond, breakdown }),
      ...[50, 99].map((share) =>
        printed({
          name: `${name}, p${share}`,
          unit: 'ms',
          measured: percentile(milliseconds, share / 100),
          breakdown: [],
        }),
      ),
    );
  }
  return findings;
}

async function post(
  house: StationedHouse,
  concurrency: number,
  until: number,
): Promise<{ milliseconds: readonly number[]; perSecond: number }> {
  const random = new SeededRandom(concurrency);
  const milliseconds: number[] = [];
  const worked = await proofs(house, Math.ceil((mostPerSecond * until) / 1000));
  const began = performance.now();
  const one = async (): Promise<void> => {
    while (performance.now() - began < until) {
      const proven = worked.pop();
      if (proven === undefined) return;
      const problem = drawnText(random, 200);
      const body = { inspection: house.inspection, problem, district: districts[0], type: 'air' };
      const asked = performance.now();
      await house.citizen.ok(submitComplaint, { body, ...proven });
      milliseconds.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return { milliseconds, perSecond: (milliseconds.length * 1000) / (performance.now() - began) };
}

interface Proven {
  readonly idempotencyKey: string;
  readonly proof: string;
}

/** What the reporters' pages do while they write. */
async function proofs({ cloud }: StationedHouse, many: number): Promise<Proven[]> {
  const made: Proven[] = [];
  const one = async (): Promise<void> => {
    while (made.length < many) {
      const idempotencyKey = randomUUID();
      made.push({ idempotencyKey, proof: await prove(cloud.address, idempotencyKey) });
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return made;
}
