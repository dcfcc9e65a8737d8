import { setTimeout as pause } from 'node:timers/promises';
import { deadlineSet } from '@ducha/contracts';
import { EventLog, idOf, isRejection, newId, ref } from '@ducha/event-log';
import { totalUsage, usageBetween, type UsageRow } from '@ducha/local-cloud';
import { complaintStream } from '../../../services/complaints/domain/complaint.ts';
import { inParallel } from '../../replay/in-parallel.ts';
import { hostClient, logTable } from '../commands-in-logs.ts';
import { atMost, printed, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { districts, functionId, type StationedHouse } from '../stationed-house.ts';

/** Events of the burst: enough that the relay's and the inbox's batches are full. */
const burst = 800;
const budget = 0.35;

/** What a message costs in requests to SQS, sent, received and deleted, for one subscriber. */
export const queueRequests: Measure = { name: 'queue-requests', measure };

async function measure({ house: open, say }: Surroundings): Promise<readonly Finding[]> {
  const house = await open();
  await house.cloud.settled();
  const append = appender(house);
  say(`${burst} events at once`);
  const full = await requestsFor(house, burst, () =>
    inParallel([...Array(burst).keys()], 16, () => append()),
  );
  const findings = [
    atMost({ name: 'SQS requests per event and subscriber, full batches', ...full }, budget),
  ];
  for (const { perSecond, seconds } of [
    { perSecond: 0.7, seconds: 20 },
    { perSecond: 14, seconds: 10 },
  ]) {
    say(`${perSecond} events a second`);
    const events = Math.round(perSecond * seconds);
    const paced = await requestsFor(house, events, async () => {
      const began = performance.now();
      const appended: Promise<void>[] = [];
      for (let index = 0; index < events; index += 1) {
        await pause(Math.max(0, began + (index * 1000) / perSecond - performance.now()));
        appended.push(append());
      }
      await Promise.all(appended);
    });
    const name = `SQS requests per event and subscriber at ${perSecond} events/s`;
    findings.push(printed({ name, ...paced }));
  }
  return findings;
}

/** Appends a commit with one event that one service hears of, through the product's own log. */
function appender({ cloud, inspection }: StationedHouse): () => Promise<void> {
  const log = new EventLog({ client: hostClient(cloud), table: logTable(cloud, 'complaints') });
  return async () => {
    const id = newId();
    const now = cloud.clock.now();
    const due = new Date(now.getTime() + 9 * 24 * 3_600_000).toISOString();
    const data = {
      deadline: `complaint/${id}/${districts[0]}/reply`,
      matter: { kind: 'complaint' as const, id, number: 'W3BJ202601010001' },
      act: 'reply' as const,
      organisation: districts[0],
      from: now.toISOString(),
      due,
    };
    const done = await log.handle({
      command: {
        id: idOf('bench', inspection, id),
        actor: { role: 'system', organisation: null, subject: null },
        fingerprint: id,
        at: now.toISOString(),
        trace: `00-${'0'.repeat(31)}1-${'0'.repeat(15)}1-00`,
      },
      stream: ref(complaintStream, id),
      creates: true,
      decide: () => [{ type: deadlineSet.type, data }],
    });
    if (isRejection(done)) throw new Error(`an event was refused: ${done.rejected}`);
  };
}

async function requestsFor(
  house: StationedHouse,
  events: number,
  append: () => Promise<void>,
): Promise<Pick<Finding, 'unit' | 'measured' | 'breakdown'>> {
  const relay = functionId(house.assembly, 'ComplaintsRelay');
  const inbox = functionId(house.assembly, 'NotificationsInbox');
  const { usage } = house.cloud.proxy;
  const before = usage.snapshot();
  const used = (): readonly UsageRow[] =>
    usageBetween(before, usage.snapshot()).filter(
      (row) => row.service === 'sqs' && (row.function === relay || row.function === inbox),
    );
  await append();
  await quiet(() => totalUsage(used()).requests);
  const rows = used();
  await house.cloud.settled(120_000);
  return {
    unit: 'requests',
    measured: totalUsage(rows).billedRequests / events,
    breakdown: [
      rows
        .map(
          ({ operation, billedRequests }) => `${operation} ${(billedRequests / events).toFixed(3)}`,
        )
        .join(', '),
      `${events} events to one subscriber; each 64 KB begun is a request`,
      'AWS adds what its pollers ask of an empty queue: 5 long polls at a time, some 15 requests a minute for each queue',
    ],
  };
}

/** Waits until a count stands still for a while: not `settled`, which hurries the batches. */
async function quiet(count: () => number): Promise<void> {
  let last = -1;
  for (let still = 0; still < 12; still += 1) {
    const now = count();
    if (now !== last) still = 0;
    last = now;
    await pause(250);
  }
}
