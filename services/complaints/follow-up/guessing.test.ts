import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { everyEndpoint } from '@ducha/contracts';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import { failureLimit, failureWindow } from '@ducha/lambda';
import { startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';

/** Receipts that are guessed: the networks from which too many open nothing are slowed. */
let house: ComplaintsHouse;
let receipt = '';
const limit = failureLimit.receipt;
const morning = new Date('2025-12-20T01:00:00Z');
let networks = 0;
/** An address in a network from which nothing came yet. */
let from = '';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: morning });
  house = await startComplaints();
  receipt = (
    await house.ask('POST /public/complaints', {
      body: { inspection: house.inspection, problem: '夜里很吵，睡不着。' },
    })
  ).body.receipt;
});
beforeEach(() => {
  vi.setSystemTime(morning);
  networks += 1;
  from = `198.51.${networks}.1`;
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => house.service.stop());

const wrong = '10000000000000000005';
const follow = (receipt: string, from: string) =>
  house.ask('GET /public/follow-up', { receipt, from });
/** Every request that a receipt opens, as `POST /public/follow-up`. */
const opened = everyEndpoint
  .filter((endpoint) => endpoint.receipt === true)
  .map(({ method, path }) => `${method} ${path}`);
const bodyOf = (line: string): object => {
  if (line.startsWith('GET')) return {};
  if (line.endsWith('/withdrawal')) return { body: {} };
  if (line.endsWith('/reopening')) return { body: { reason: '夜里还有机器响。' } };
  if (line.endsWith('/satisfaction')) return { body: { satisfied: true } };
  return { body: line.endsWith('/erasure') ? { parts: ['contact'] } : { text: '补充' } };
};

async function guess(times: number, address = from): Promise<void> {
  for (let time = 0; time < times; time += 1)
    expect((await follow(wrong, address)).status).toBe(404);
}

test('the requests that a receipt opens are found', () => {
  expect(opened.length).toBeGreaterThanOrEqual(3);
});

describe.each(opened)('%s', (line) => {
  test('opens nothing with a wrong receipt up to the limit, then neither with a right one', async () => {
    const ask = async (receipt: string) => house.ask(line, { receipt, from, ...bodyOf(line) });
    for (let time = 0; time < limit; time += 1) {
      const { status, body } = await ask(time % 2 === 0 ? wrong : 'no receipt at all');
      expect([status, body.type]).toEqual([404, 'urn:ducha:problem:receipt-unknown']);
    }
    const before = await house.written();
    for (const one of [wrong, 'no receipt at all', receipt]) {
      const refused = await ask(one);
      expect([refused.status, refused.body.type]).toEqual([429, 'urn:ducha:problem:too-many']);
      expect(refused.headers['retry-after']).toBe(String(failureWindow));
    }
    expect(await house.written()).toEqual(before);
    // The network, not the address; and no other network.
    expect((await follow(receipt, from.replace(/1$/, '254'))).status).toBe(429);
    expect((await follow(receipt, '203.0.113.1')).status).toBe(200);
  });
});

test('a slowed network may again when the window is over', async () => {
  await guess(limit);
  vi.setSystemTime(morning.getTime() + (failureWindow - 30) * 1000);
  expect((await follow(receipt, from)).headers['retry-after']).toBe('30');
  vi.setSystemTime(morning.getTime() + failureWindow * 1000);
  expect((await follow(receipt, from)).status).toBe(200);
});

test('right receipts are not counted, however many', async () => {
  await guess(limit - 1);
  for (let time = 0; time < limit; time += 1)
    expect((await follow(receipt, from)).status).toBe(200);
  await guess(1);
  expect((await follow(receipt, from)).status).toBe(429);
});

test('right and wrong, malformed and unknown ones cost the same until the answer, and one read once slowed', async () => {
  const database = vi.spyOn(DynamoDBClient.prototype, 'send');
  const asked = async (receipt: string): Promise<string[]> => {
    database.mockClear();
    await follow(receipt, from);
    return database.mock.calls.map(([command]) => command.constructor.name);
  };
  const reads = ['GetItemCommand', 'QueryCommand'];
  expect(await asked(receipt)).toEqual(reads);
  expect(await asked(wrong)).toEqual([...reads, 'UpdateItemCommand']);
  expect(await asked('no receipt at all')).toEqual([...reads, 'UpdateItemCommand']);
  await guess(limit - 2);
  for (const one of [receipt, wrong, 'no receipt at all'])
    expect(await asked(one)).toEqual(['GetItemCommand']);
});

test('of guesses at the same time each is counted, and what comes after them waits', async () => {
  const answers = await Promise.all(Array.from({ length: 3 * limit }, () => follow(wrong, from)));
  for (const { status } of answers) expect([404, 429]).toContain(status);
  expect(answers.filter(({ status }) => status === 404).length).toBeGreaterThanOrEqual(limit);
  expect((await follow(receipt, from)).status).toBe(429);
});

test('a log holds neither the address nor the network nor the receipt', async () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  await guess(limit);
  await follow(receipt, from);
  const lines = written.join('');
  expect(lines).toContain('"code":"network-slowed"');
  expect(lines).not.toContain(from.slice(0, from.lastIndexOf('.')));
  expect(lines).not.toMatch(/\d{18}/);
});

test('the citizen is answered where nothing can be counted', async () => {
  await guess(limit);
  await testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '').send(
    new DeleteTableCommand({ TableName: process.env['FAILURES_TABLE'] }),
  );
  expect((await follow(receipt, from)).status).toBe(200);
  expect((await follow(wrong, from)).status).toBe(404);
});
