import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test, vi } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { complaintSteps } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { accepted, closeBatch } = complaintSteps(() => house);

test('an opening balance is taken over once, before the first batch, and shown as such', async () => {
  const { inspection } = await accepted(2, (n) => ({ keyAttention: n === 0 }));
  const body = {
    inspection,
    batches: 30,
    complaints: 1_000,
    keyAttention: 95,
    statedBy: 'sthjj',
    asOf: '2025-12-19',
  };
  const key = crypto.randomUUID();
  const opened = await house.ask('POST /batch-series', { as: people.head, key, body });
  expect(opened).toMatchObject({ status: 201, body: { nextOrdinal: 31 } });
  expect((await house.ask('POST /batch-series', { as: people.head, key, body })).status).toBe(201);
  const twice = await house.ask('POST /batch-series', { as: people.head, body });
  expect(twice.body.type).toBe('urn:ducha:problem:series-begun');
  const batch = await closeBatch(inspection);
  expect(batch).toBe(`${inspection}-31`);
  const { notice } = (await house.ask(`GET /public/batches/${batch}`)).body;
  expect(notice.cumulative).toEqual({ complaints: 1_002, keyAttention: 96 });
  expect(notice.openingBalance).toEqual({
    batches: 30,
    complaints: 1_000,
    keyAttention: 95,
    asOf: '2025-12-19',
  });
  expect(notice.text.chinese).toContain(
    '累计交办1002件，其中重点关注96件（含期初数：截至2025年12月19日前30批1000件，其中重点关注95件）。',
  );
});

test('a batch that was interrupted goes on where it ended, and one batch is open at a time', async () => {
  const { inspection, complaints } = await accepted(3);
  const key = crypto.randomUUID();
  const close = () => house.ask('POST /batches', { as: people.clerk, key, body: { inspection } });
  const closing = await close();
  expect(closing.body).toMatchObject({ state: 'closing', answered: 0, notice: null });
  expect((await close()).body.batch).toBe(closing.body.batch);
  const next = await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
  expect(next.body.type).toBe('urn:ducha:problem:batch-unfinished');

  await house.service.relay(house.handlers.relay);
  const messages = await house.service.messages('complaints');
  const outOfTime = { getRemainingTimeInMillis: () => 4_000 };
  const records = messages.map((message, index) => ({
    messageId: String(index),
    body: JSON.stringify(message),
  }));
  const stopped = await house.handlers.inbox({ Records: records }, outOfTime);
  expect(stopped.batchItemFailures).toHaveLength(1);
  expect(await house.service.deliver(house.handlers.inbox, [...messages, ...messages])).toBe(0);
  const read = await house.ask(`GET /batches/${closing.body.batch}`, { as: people.clerk });
  expect(read.body).toMatchObject({ state: 'handed-over', total: 3, answered: 3 });
  const versions = await Promise.all(
    complaints.map(
      async (id) => (await house.ask(`GET /complaints/${id}`, { as: people.clerk })).body.version,
    ),
  );
  expect(versions).toEqual([3, 3, 3]);
  await house.settle();
  expect((await close()).body.batch).toBe(closing.body.batch);
  const empty = await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
  expect(empty.body.type).toBe('urn:ducha:problem:batch-empty');
});

test('what is urgent goes ahead, the rest of the day is a sub-batch of it, and each is told and published by its name', async () => {
  const { inspection, complaints } = await accepted(3);
  const [urgent = '', ...others] = complaints;
  const close = (body: object, key = crypto.randomUUID()) =>
    house.ask('POST /batches', { as: people.clerk, key, body: { inspection, ...body } });
  const key = crypto.randomUUID();
  const ahead = await close({ complaints: [urgent] }, key);
  expect(ahead).toMatchObject({
    status: 202,
    body: { batch: `${inspection}-1`, ahead: true, complaints: [{ complaint: urgent }] },
  });
  await house.settle();
  // A retry after a lost answer finds the same; the same one cannot go a second time, and then nothing goes.
  expect((await close({ complaints: [urgent] }, key)).body.batch).toBe(`${inspection}-1`);
  expect(await close({ complaints: [others[0], urgent] })).toMatchObject({
    status: 422,
    body: {
      type: 'urn:ducha:problem:batch-impossible',
      faults: [{ pointer: '#/complaints/1', code: 'not-waiting' }],
    },
  });
  expect((await close({ as: `${inspection}-3` })).body).toMatchObject({
    type: 'urn:ducha:problem:batch-impossible',
    faults: [{ pointer: '#/as', code: 'batch-not-next' }],
  });

  const rest = await close({});
  expect(rest.body).toMatchObject({ batch: `${inspection}-1.2`, ordinal: 1 });
  expect(rest.body.ahead).toBeUndefined();
  await house.settle();
  const { notice } = (await house.ask(`GET /public/batches/${inspection}-1.2`)).body;
  expect(notice.text.chinese).toContain('督察组交办第1批第2分批群众信访举报件2件');
  expect(notice.text.english).toContain('handed over batch 1, sub-batch 2: complaints 2');
  expect(notice.cumulative).toEqual({ complaints: 3, keyAttention: 0 });
  // A retry that comes after another batch was closed is answered as what it did, not as what is gone.
  expect(await close({ complaints: [urgent] }, key)).toMatchObject({
    status: 202,
    body: { batch: `${inspection}-1` },
  });
  const listed = await house.ask('GET /public/batches', { query: { inspection } });
  expect(listed.body.batches.map(({ batch }: { batch: string }) => batch)).toEqual([
    `${inspection}-1.2`,
    `${inspection}-1`,
  ]);
});

test('a batch holds what was accepted before its cut-off, not at it', async () => {
  const { inspection, complaints } = await accepted(1);
  const [first = ''] = complaints;
  const path = `GET /complaints/${first}/timeline`;
  const { commits } = (await house.ask(path, { as: people.clerk })).body;
  const acceptedAt: string = commits[1].at;
  const close = (cutOff: string) =>
    house.ask('POST /batches', { as: people.clerk, body: { inspection, cutOff } });
  // "Before": a complaint accepted at the very moment stays for the next batch.
  expect((await close(acceptedAt)).body.type).toBe('urn:ducha:problem:batch-empty');
  const after = new Date(Date.parse(acceptedAt) + 1).toISOString();
  const closing = await close(after);
  expect(closing.body.complaints).toEqual([{ complaint: first, number: null, left: null }]);
});

test.each(['before', 'after'] as const)(
  'a hand-over that crashes %s any of its writes comes out whole',
  async (when) => {
    const { inspection, complaints } = await accepted(3);
    const closing = await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
    await house.service.relay(house.handlers.relay);
    const messages = await house.service.messages('complaints');
    // oxlint-disable-next-line typescript/unbound-method -- it is called on the client that it was called on
    const real = DynamoDBClient.prototype.send;
    let crashes = 0;
    for (let at = 1; ; at += 1) {
      let calls = 0;
      const broken = vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(async function (
        this: DynamoDBClient,
        ...call: unknown[]
      ) {
        calls += 1;
        const crashing = calls === at;
        if (crashing && when === 'before') throw new Error('crashed');
        const answer = await Reflect.apply(real, this, call);
        if (crashing) throw new Error('crashed');
        return answer;
      } as never);
      const again = await house.service.deliver(house.handlers.inbox, messages);
      broken.mockRestore();
      if (again === 0) break;
      crashes += 1;
    }
    expect(crashes).toBeGreaterThan(5);
    const read = await house.ask(`GET /batches/${closing.body.batch}`, { as: people.clerk });
    expect(read.body).toMatchObject({
      state: 'handed-over',
      total: 3,
      notice: { total: 3, cumulative: { complaints: 3, keyAttention: 0 } },
    });
    for (const complaint of complaints) {
      const one = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
      expect(one.body).toMatchObject({ stage: 'transferred', version: 3 });
    }
    await house.settle();
    const figures = await house.ask('GET /figures', { as: people.head, query: { inspection } });
    expect(figures.body).toMatchObject({ received: 3, transferred: 3, open: 3 });
  },
);
