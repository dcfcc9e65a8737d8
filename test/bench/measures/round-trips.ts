import { submitComplaint } from '@ducha/contracts';
import { usageBetween } from '@ducha/local-cloud';
import { SeededRandom } from '../../replay/seeded-random.ts';
import { drawnText } from '../drawn-text.ts';
import { atMost, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { districts, functionId } from '../stationed-house.ts';

/** How many complaints are looked at, one after the other. */
const complaints = 20;

/** What a warm public function asks of other services before a complaint's 201. */
export const roundTrips: Measure = { name: 'round-trips', measure };

async function measure({ house: open }: Surroundings): Promise<readonly Finding[]> {
  const house = await open();
  const random = new SeededRandom(7);
  const publicApi = functionId(house.assembly, 'ComplaintsPublicApi');
  const intake = async (): Promise<void> => {
    const body = {
      inspection: house.inspection,
      problem: drawnText(random, 200),
      district: districts[0],
      type: 'noise',
    };
    await house.citizen.ok(submitComplaint, { body });
  };
  await intake();
  const asked: string[][] = [];
  for (let index = 0; index < complaints; index += 1) {
    const before = house.cloud.proxy.usage.snapshot();
    await intake();
    asked.push(
      usageBetween(before, house.cloud.proxy.usage.snapshot())
        .filter((row) => row.function === publicApi)
        .flatMap(({ service, operation, requests }) =>
          Array.from({ length: requests }, () => `${service} ${operation}`),
        ),
    );
  }
  const most = asked.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return [
    atMost(
      {
        name: 'serial round trips before a 201',
        unit: 'requests',
        measured: most.length,
        breakdown: [`the most of ${complaints} complaints: ${most.join(', ')}`],
      },
      1,
    ),
  ];
}
