import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '@ducha/event-log';
import { failureLimit } from '@ducha/lambda';
import { hashOf, lifetime, solve } from '@ducha/proof-of-work';
import { people, startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';
import { fileOf } from '../testing/put-file.ts';

/** What anyone can hand in asks for work; a flood without it is turned away, network by network. */
let house: ComplaintsHouse;
const morning = new Date('2025-12-20T01:00:00Z');
let networks = 0;
/** An address in a network from which nothing came yet. */
let from = '';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: morning });
  house = await startComplaints();
});
beforeEach(() => {
  vi.setSystemTime(morning);
  networks += 1;
  from = `198.51.${networks}.1`;
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => house.service.stop());

const bodies = (): [line: string, body: object][] => [
  ['POST /public/complaints', { inspection: house.inspection, problem: '夜里很吵，睡不着。' }],
  ['POST /public/photographs', { inspection: house.inspection, ...fileOf('the yard').announced }],
];
const bodyOf = (line: string): object => new Map(bodies()).get(line) ?? {};
const lines = ['POST /public/complaints', 'POST /public/photographs'];

async function worked(key: string): Promise<string> {
  const query = { for: await hashOf(key) };
  return solve((await house.ask('GET /public/challenge', { query })).body);
}

describe.each(lines)('%s', (line) => {
  test('without a good proof is told why, writes nothing, and is done once there is one', async () => {
    const key = crypto.randomUUID();
    const body = bodyOf(line);
    const before = await house.written();
    for (const [proof, code] of [
      ['', 'wrong'],
      [await worked(crypto.randomUUID()), 'wrong'],
    ] as const) {
      const refused = await house.ask(line, { key, body, proof, from });
      expect(refused).toMatchObject({
        status: 400,
        body: {
          type: 'urn:ducha:problem:proof-needed',
          faults: [{ pointer: 'header/Proof', code }],
        },
      });
    }
    expect(await house.written()).toEqual(before);
    const proof = await worked(key);
    expect((await house.ask(line, { key, body, proof, from })).status).toBe(201);
  });

  test('a proof that grew old opens nothing new, but a request that was done has its first answer', async () => {
    const key = crypto.randomUUID();
    const body = bodyOf(line);
    const proof = await worked(key);
    const first = await house.ask(line, { key, body, proof, from });
    const late = crypto.randomUUID();
    const lateProof = await worked(late);
    vi.setSystemTime(morning.getTime() + (lifetime + 1) * 1000);
    const again = await house.ask(line, { key, body, proof, from });
    expect(again.status).toBe(201);
    expect(withoutUpload(again.body)).toEqual(withoutUpload(first.body));
    const other = await house.ask(line, { key, body: { ...body, ...otherOf(line) }, proof, from });
    expect(other.body.type).toBe('urn:ducha:problem:idempotency-key-reused');
    const refused = await house.ask(line, { key: late, body, proof: lateProof, from });
    expect(refused.body).toMatchObject({ status: 400, faults: [{ code: 'expired' }] });
  });

  test('one proof is one request: with another key it is worth nothing, however often it is tried', async () => {
    const key = crypto.randomUUID();
    const proof = await worked(key);
    const body = bodyOf(line);
    expect((await house.ask(line, { key, body, proof, from })).status).toBe(201);
    const before = await house.written();
    for (let time = 0; time < 5; time += 1) {
      expect((await house.ask(line, { body, proof, key: crypto.randomUUID(), from })).status).toBe(
        400,
      );
      expect((await house.ask(line, { body, proof, key, from })).status).toBe(201);
    }
    expect(await house.written()).toEqual(before);
  });
});

/** The address of an upload is a fresh one each time. */
const withoutUpload = (body: object): object => ({ ...body, upload: undefined });
const otherOf = (line: string): object =>
  line.endsWith('complaints') ? { problem: '另一件事' } : { sha256: 'a'.repeat(64) };

test('a flood from one network costs a read each once it is slowed; who works is taken in from there too', async () => {
  const line = 'POST /public/complaints';
  const body = bodyOf(line);
  const flood = async () => house.ask(line, { body, proof: 'none', from });
  for (let time = 0; time < failureLimit.proof; time += 1) expect((await flood()).status).toBe(400);
  const database = vi.spyOn(DynamoDBClient.prototype, 'send');
  const refused = await flood();
  expect([refused.status, refused.body.type]).toEqual([429, 'urn:ducha:problem:too-many']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(database.mock.calls.map(([command]) => command.constructor.name)).toEqual([
    'GetItemCommand',
  ]);
  expect((await house.ask(line, { body, from })).status).toBe(201);
  // Nor does who floods keep their neighbours from their complaints.
  const wrong = await house.ask('GET /public/follow-up', { receipt: '1', from });
  expect(wrong.status).toBe(404);
});

test('nothing but a retry is looked for where nobody worked, whatever the request names', async () => {
  const database = vi.spyOn(DynamoDBClient.prototype, 'send');
  const { status, body } = await house.ask('POST /public/complaints', {
    body: {
      inspection: newId(),
      problem: '吵',
      district: '110199',
      type: 'smell',
      photographs: [newId()],
    },
    proof: 'none',
    from,
  });
  expect([status, body.type]).toEqual([400, 'urn:ducha:problem:proof-needed']);
  expect(database.mock.calls.map(([command]) => command.constructor.name)).toEqual([
    'GetItemCommand',
    'QueryCommand',
    'UpdateItemCommand',
  ]);
});

test('a proof costs the house no request to anything', async () => {
  const database = vi.spyOn(DynamoDBClient.prototype, 'send');
  const key = crypto.randomUUID();
  const proof = await worked(key);
  expect(database).not.toHaveBeenCalled();
  const taken = await house.ask('POST /public/complaints', {
    key,
    proof,
    from,
    body: bodyOf('POST /public/complaints'),
  });
  expect(taken.status).toBe(201);
  expect(database).toHaveBeenCalledTimes(1);
});

test('a clerk who writes down what came by telephone need not work for it', async () => {
  const body = { inspection: house.inspection, problem: '工地扬尘', channel: 'phone' };
  const registered = await house.ask('POST /complaints', { as: people.clerk, body, from });
  expect(registered.status).toBe(201);
});

test.each(['', 'x', 'A'.repeat(64), '0'.repeat(65)])(
  'a challenge for %j, which is no hash, is not made',
  async (hash) => {
    const { status, body } = await house.ask('GET /public/challenge', { query: { for: hash } });
    expect([status, body.faults[0].pointer]).toEqual([400, 'query/for']);
  },
);
