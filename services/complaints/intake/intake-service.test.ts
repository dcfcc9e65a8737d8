import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test, vi } from 'vitest';
import { messageOf } from '@ducha/lambda/testing/one-service.ts';
import { stationingClosed } from '@ducha/contracts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { contact, accept, complaintSteps } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted } = complaintSteps(() => house);

test('the same post again gives the same receipt and one complaint; another body is refused', async () => {
  const inspection = await house.openInspection();
  const key = crypto.randomUUID();
  const body = { inspection, problem: '河水发黑', contact, type: 'water', district: '110105' };
  const first = await house.ask('POST /public/complaints', { key, body });
  const again = await house.ask('POST /public/complaints', { key, body });
  expect(again.body).toEqual(first.body);
  const other = await house.ask('POST /public/complaints', {
    key,
    body: { ...body, problem: '河水发臭' },
  });
  expect(other).toMatchObject({
    status: 422,
    body: { type: 'urn:ducha:problem:idempotency-key-reused' },
  });
  await house.settle();
  const figures = await house.ask('GET /figures', { as: people.head, query: { inspection } });
  expect(figures.body).toMatchObject({
    received: 1,
    channels: { web: 1 },
    rate: { percent: null },
  });
});

test('warm, an intake is one request to the database and none to anything else', async () => {
  await submitted(house.inspection, { contact, type: 'noise', district: '110105' });
  const database = vi.spyOn(DynamoDBClient.prototype, 'send');
  const others = vi.spyOn(globalThis, 'fetch');
  const answer = await house.ask('POST /public/complaints', {
    body: {
      inspection: house.inspection,
      problem: '吵',
      contact,
      type: 'noise',
      district: '110105',
    },
  });
  expect(answer.status).toBe(201);
  expect(database).toHaveBeenCalledTimes(1);
  expect(others).not.toHaveBeenCalled();
});

test('a receipt opens its complaint however it is typed; any other answers the same', async () => {
  const { receipt } = await submitted();
  const wide = receipt.replaceAll(/\d/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  );
  const typed = await house.ask('GET /public/follow-up', {
    receipt: ` ${wide.slice(0, 5)} ${wide.slice(5)}`,
  });
  expect(typed.status).toBe(200);
  const wrongDigit = `${receipt.slice(0, 19)}${(Number(receipt.at(-1)) + 1) % 10}`;
  const answers = await Promise.all(
    [wrongDigit, '-', '12345678901234567890', 'hello', `9${receipt.slice(1)}`].map((one) =>
      house.ask('GET /public/follow-up', { receipt: one }),
    ),
  );
  for (const { status, body } of answers) {
    expect(status).toBe(404);
    expect(body).toEqual(answers[0]?.body);
  }
  const without = await house.ask('GET /public/follow-up', { receipt: '' });
  expect(without.body).toMatchObject({ status: 400, type: 'urn:ducha:problem:invalid' });
});

test('a number of another list is taken once', async () => {
  const body = {
    inspection: house.inspection,
    problem: '上级交办',
    channel: 'letter',
    foreign: { list: 'central-3', number: 'D3HN202406020040' },
  };
  const first = await house.ask('POST /complaints', { as: people.clerk, body });
  expect(first.status).toBe(201);
  const second = await house.ask('POST /complaints', { as: people.clerk, body });
  expect(second.body.type).toBe('urn:ducha:problem:foreign-number-taken');
});

test('letters posted inside the stationing count after it; nothing else does', async () => {
  const inspection = await house.openInspection();
  const closed = {
    inspection,
    closedOn: '2025-12-30',
    complaintsTakenUntil: '2025-12-30',
    days: 30,
  };
  await house.service.deliver(house.handlers.inbox, [
    messageOf(stationingClosed.type, closed, { stream: `inspection/${inspection}`, version: 2 }),
  ]);
  await house.settle();
  vi.setSystemTime(new Date('2026-01-03T01:00:00Z'));
  const letter = (postedOn: string) =>
    house.ask('POST /complaints', {
      as: people.clerk,
      body: { inspection, problem: '来信', channel: 'letter', postedOn },
    });
  expect((await letter('2025-12-29')).status).toBe(201);
  expect((await letter('2025-12-31')).body.type).toBe('urn:ducha:problem:inspection-not-open');
  const web = await house.ask('POST /public/complaints', { body: { inspection, problem: '吵' } });
  expect(web.body.type).toBe('urn:ducha:problem:inspection-not-open');
});

test('a retry gets its first answer, whatever has become unknown since', async () => {
  const inspection = await house.openInspection();
  const type = { list: 'short-lived', kind: 'type', code: 'odour', order: 9 };
  const define = (retired: boolean) =>
    house.ask('POST /complaint-types', {
      as: people.head,
      body: { ...type, chinese: '异味', english: 'odour', retired },
    });
  await define(false);
  await house.settle();
  const key = crypto.randomUUID();
  const send = (body: object = {}) =>
    house.ask('POST /public/complaints', {
      key,
      body: { inspection, problem: '夜里有异味。', type: 'odour', ...body },
    });
  const first = await send();
  expect(first.status).toBe(201);
  const { complaint } = await submitted(inspection);
  const { headers } = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  const acceptKey = crypto.randomUUID();
  const screen = () =>
    house.ask(`POST /complaints/${complaint}/screening`, {
      as: people.screener,
      key: acceptKey,
      seen: Number(headers['etag']?.replaceAll('"', '')),
      body: accept({ mainType: 'odour' }),
    });
  const screened = await screen();
  expect(screened.status).toBe(200);
  await define(true);
  await house.settle();
  vi.setSystemTime(new Date(Date.now() + 60_000));
  expect(await send()).toMatchObject({ status: 201, body: first.body });
  expect(await screen()).toMatchObject({ status: 200, body: screened.body });
  const other = await send({ problem: '别的' });
  expect(other.body.type).toBe('urn:ducha:problem:idempotency-key-reused');
  const fresh = await house.ask('POST /public/complaints', {
    body: { inspection, problem: '夜里有异味。', type: 'odour' },
  });
  expect(fresh.body.type).toBe('urn:ducha:problem:unknown-code');
});
