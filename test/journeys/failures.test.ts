import { randomUUID } from 'node:crypto';
import { SendMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  closeBatch,
  readBatch,
  readComplaint,
  readFigures,
  registerComplaint,
  reply,
  signIn,
  submitComplaint,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { accept, complaintsAt, noOutcomes, openInspection } from '../acts.ts';
import { eventually } from '../eventually.ts';
import { openHouse, type House } from '../house.ts';

/**
 * What goes wrong in real life, over the whole stack, while every queue delivers twice and out of
 * order: lost answers, busy engines, races, crashes, bad messages, a provider that does not answer.
 */
const chaoyang = '110105';
let house: House;
let inspection = '';

beforeAll(async () => {
  house = await openHouse({ shuffle: { seed: 7 } });
  await loadBasics(house.cloud);
  inspection = await openInspection(house);
});
afterEach(() => {
  house.cloud.proxy.faults.clear();
});
afterAll(async () => {
  await house.close();
});

/** A write that creates or changes a complaint. */
const ofComplaint = (body: unknown): boolean => JSON.stringify(body).includes('"c/complaint/');

async function received(): Promise<number> {
  await house.cloud.settled();
  const { body } = await house.as('office-clerk').ok(readFigures, { query: { inspection } });
  return body.received;
}

describe('intake', () => {
  it('gives one receipt and keeps one complaint when the answer of the write is lost', async () => {
    const before = await received();
    const lost = house.cloud.proxy.faults.inject({
      service: 'dynamodb',
      operation: 'TransactWriteItems',
      when: ofComplaint,
      kind: 'lost-answer',
      times: 1,
    });
    const asked = { body: { inspection, problem: '夜间噪声' }, idempotencyKey: randomUUID() };
    const first = await house.citizen.ok(submitComplaint, asked);
    expect(lost.hits).toBe(1);
    const again = await house.citizen.ok(submitComplaint, asked);
    expect(again.body.receipt).toBe(first.body.receipt);
    expect(await received()).toBe(before + 1);
  });

  it('says 503 and keeps nothing while the engine is away, and takes the same post afterwards', async () => {
    const before = await received();
    const away = house.cloud.proxy.faults.inject({
      service: 'dynamodb',
      operation: 'TransactWriteItems',
      when: ofComplaint,
      kind: 'unavailable',
      times: 100,
    });
    const asked = { body: { inspection, problem: '工地扬尘' }, idempotencyKey: randomUUID() };
    const refused = await house.citizen.call(submitComplaint, asked);
    expect(refused).toMatchObject({ ok: false, status: 503 });
    expect(away.hits).toBeGreaterThan(0);
    away.remove();
    expect(await received()).toBe(before);
    await house.citizen.ok(submitComplaint, asked);
    expect(await received()).toBe(before + 1);
  });

  it('takes twenty posts at once, each once, though each is sent twice', async () => {
    const before = await received();
    const keys = Array.from({ length: 20 }, () => randomUUID());
    const receipts = await Promise.all(
      [...keys, ...keys].map(async (idempotencyKey) => {
        const { body } = await house.citizen.ok(submitComplaint, {
          body: { inspection, problem: '油烟扰民' },
          idempotencyKey,
        });
        return body.receipt;
      }),
    );
    expect(new Set(receipts).size).toBe(20);
    expect(await received()).toBe(before + 20);
  });
});

describe('screening', () => {
  it('gives serial numbers without a gap to complaints accepted at the same time', async () => {
    const waiting = (await complaintsAt(house, inspection, 'received')).slice(0, 8);
    const numbers = await Promise.all(
      waiting.map(({ complaint }) => accept(house, complaint, chaoyang)),
    );
    const serials = numbers.map((number) => Number(number?.slice(-4))).sort((a, b) => a - b);
    expect(serials).toEqual(serials.map((_, index) => index + 1));
  });

  it('lets one of two screeners win and tells the other that the thing has moved', async () => {
    await house.cloud.settled();
    const [{ complaint } = { complaint: '' }] = await complaintsAt(house, inspection, 'received');
    const outcomes = await Promise.allSettled([
      accept(house, complaint, chaoyang),
      accept(house, complaint, chaoyang),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(String(lost[0]?.reason)).toMatch(/412/);
  });
});

describe('hand-over', () => {
  it('is whole and told once, though its function dies in the middle and messages come twice', async () => {
    await house.cloud.settled();
    const accepted = await complaintsAt(house, inspection, 'accepted');
    expect(accepted.length).toBeGreaterThan(5);
    let killed = 0;
    house.cloud.proxy.faults.inject({
      service: 'dynamodb',
      when: (body) => {
        const inbox = inboxFunction();
        if (killed < 2 && ofComplaint(body) && inbox !== undefined && writesTransfer(body)) {
          killed += 1;
          void house.cloud.killWorker(inbox);
        }
        return false;
      },
      kind: 'throttle',
      times: 1,
    });
    const before = house.cloud.sms.list().length;
    const closed = await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
    const batch = await eventually(
      async () => {
        await house.cloud.settled();
        return house.as('office-clerk').ok(readBatch, { params: { batch: closed.body.batch } });
      },
      ({ body }) => body.state === 'handed-over',
      60_000,
    );
    expect(killed).toBeGreaterThan(0);
    expect(batch.body.notice?.total).toBe(accepted.length);
    await house.cloud.settled();
    const told = house.cloud.sms.list().slice(before);
    expect(told.map(({ phone }) => phone)).toEqual(['13800000001']);
  });
});

describe('an organisation', () => {
  it('cannot touch what is not its own, out of order, or by an old version', async () => {
    const [{ complaint } = { complaint: '' }] = await complaintsAt(
      house,
      inspection,
      'transferred',
    );
    const params = { complaint };
    const liaison = house.as(`organisation-liaison@${chaoyang}`);
    const seen = await liaison.ok(readComplaint, { params });
    const stranger = house.as('organisation-liaison@110112');
    expect(await stranger.call(signIn, { params, version: seen.version })).toMatchObject({
      status: 404,
    });
    expect(await liaison.call(signIn, { params, version: seen.version - 1 })).toMatchObject({
      status: 412,
      problem: { version: seen.version },
    });
    const asked = { params, version: seen.version, idempotencyKey: randomUUID() };
    const first = await liaison.ok(signIn, asked);
    const again = await liaison.ok(signIn, asked);
    expect(again).toEqual(first);
    expect(await liaison.call(signIn, { params, version: first.version })).toMatchObject({
      status: 409,
    });
    const early = await house.as('office-reviewer').ok(readComplaint, { params });
    expect(early.body.stage).toBe('handling');
    const past = await liaison.call(reply, {
      params,
      version: first.version,
      body: {
        kind: 'final',
        verdict: 'substantiated',
        result: 'staged',
        outcomes: noOutcomes,
        findings: '情况属实',
        handling: '正在整改',
      },
    });
    expect(past).toMatchObject({ ok: false, status: 422 });
    expect((await liaison.ok(readComplaint, { params })).version).toBe(first.version);
  });
});

describe('an inbox', () => {
  it('puts a message that can never be done aside with its reason, and does its neighbours', async () => {
    const environment = house.cloud.hostEnvironment();
    const sqs = new SQSClient({
      region: environment['AWS_REGION'] ?? '',
      endpoint: environment['AWS_ENDPOINT_URL_SQS'] ?? '',
      credentials: {
        accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    });
    const inbox = house.cloud.outputs['ComplaintsInbox'] ?? '';
    const deadLetters = house.cloud.outputs['ComplaintsDeadLetters'] ?? '';
    await sqs.send(new SendMessageCommand({ QueueUrl: inbox, MessageBody: '{"type":13912345678' }));
    const before = await received();
    await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: '河道有油污' },
    });
    expect(await received()).toBe(before + 1);
    const letter = await eventually(
      async () =>
        (
          await sqs.send(
            new ReceiveMessageCommand({
              QueueUrl: deadLetters,
              MessageAttributeNames: ['All'],
              WaitTimeSeconds: 1,
            }),
          )
        ).Messages?.[0],
      (message) => message !== undefined,
      30_000,
    );
    expect(letter?.MessageAttributes?.['reason']?.StringValue).toMatch(/malformed/);
    sqs.destroy();
  });
});

function inboxFunction(): string | undefined {
  return house.cloud.proxy.usage
    .snapshot()
    .map((row) => row.function)
    .find((name) => name.startsWith('ComplaintsInbox'));
}

function writesTransfer(body: unknown): boolean {
  const bodies = [...JSON.stringify(body).matchAll(/"body":\{"B":"([^"]+)"/g)];
  return bodies.some(([, base64 = '']) =>
    Buffer.from(base64, 'base64').toString('utf8').includes('complaint.transferred'),
  );
}
