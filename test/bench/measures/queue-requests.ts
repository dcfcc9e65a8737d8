import { setTimeout as pause } from 'node:timers/promises';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { deadlineSet } from '@ducha/contracts';
import { commitItem, genesis, idOf, newId, type Commit } from '@ducha/event-log';
import { totalUsage, usageBetween, type UsageRow } from '@ducha/local-cloud';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import { hostClient, logTable } from '../commands-in-logs.ts';
import { atMost, printed, type Finding, type Measure, type Surroundings } from '../finding.ts';
import { districts, functionId, type StationedHouse } from '../stationed-house.ts';
import { storedItem } from '../stored-item.ts';

/** Batches of the relay, each as full as its event source makes them. */
const batches = 5;
const batchSize = 100;
const budget = 0.35;

/** What a message costs in requests to SQS, sent, received and deleted, for one subscriber. */
export const queueRequests: Measure = { name: 'queue-requests', measure };

async function measure({ house: open, say }: Surroundings): Promise<readonly Finding[]> {
  const house = await open();
  await house.cloud.settled();
  say(`${batches} full batches of events`);
  const full = await requestsFor(house, batches * batchSize, () => relayBatches(house));
  const findings = [
    atMost({ name: 'SQS requests per event and subscriber, full batches', ...full }, budget),
  ];
  for (const { perSecond, seconds } of [
    { perSecond: 0.7, seconds: 20 },
    { perSecond: 14, seconds: 10 },
  ]) {
    say(`${perSecond} events a second`);
    const events = Math.round(perSecond * seconds);
    const paced = await requestsFor(house, events, () => appendPaced(house, events, perSecond));
    const name = `SQS requests per event and subscriber at ${perSecond} events/s`;
    findings.push(printed({ name, ...paced }));
  }
  return findings;
}

/** Hands the relay full batches of its stream, side by side as several shards do. */
async function relayBatches(house: StationedHouse): Promise<void> {
  const relay = functionId(house.assembly, 'ComplaintsRelay');
  const batch = (): { Records: unknown[] } => ({
    Records: Array.from({ length: batchSize }, (_, index) => {
      const item = storedItem(commitItem(deadlineCommit(house)));
      return {
        eventID: String(index),
        eventName: 'INSERT',
        eventSource: 'aws:dynamodb',
        dynamodb: {
          SequenceNumber: String(index + 1),
          Keys: { pk: item['pk'], sk: item['sk'] },
          NewImage: item,
        },
      };
    }),
  });
  await Promise.all(
    Array.from({ length: batches }, async () =>
      house.cloud.invoke(relay, JSON.parse(JSON.stringify(batch()))),
    ),
  );
}

/** Appends commits to the log at a steady rate: from there they go the way of all. */
async function appendPaced(
  { cloud, ...house }: StationedHouse,
  events: number,
  perSecond: number,
): Promise<void> {
  const client = hostClient(cloud);
  const TableName = logTable(cloud, 'complaints');
  const began = performance.now();
  const appended: Promise<unknown>[] = [];
  for (let index = 0; index < events; index += 1) {
    await pause(Math.max(0, began + (index * 1000) / perSecond - performance.now()));
    const Item = commitItem(deadlineCommit({ cloud, ...house }));
    appended.push(client.send(new PutItemCommand({ TableName, Item })));
  }
  await Promise.all(appended);
  client.destroy();
}

/** The first commit of a stream of its own, with one event that one service hears of. */
function deadlineCommit({ cloud }: Pick<StationedHouse, 'cloud'>): Commit {
  const id = newId();
  const now = cloud.clock.now();
  return {
    stream: `${complaintStream.kind}/${id}`,
    version: 1,
    at: now.toISOString(),
    actor: { role: 'system', organisation: null, subject: null },
    command: idOf('bench', id),
    fingerprint: idOf('bench', id),
    sealed: null,
    cause: null,
    trace: `00-${'0'.repeat(31)}1-${'0'.repeat(15)}1-00`,
    events: [
      {
        type: deadlineSet.type,
        data: {
          deadline: `complaint/${id}/${districts[0]}/reply`,
          matter: { kind: 'complaint', id, number: 'W3BJ202601010001' },
          act: 'reply',
          organisation: districts[0],
          from: now.toISOString(),
          due: new Date(now.getTime() + 9 * 24 * 3_600_000).toISOString(),
        },
      },
    ],
    previous: genesis,
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
