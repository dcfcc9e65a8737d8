import { expect, test, vi } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { accept, complaintSteps } from '../testing/complaint-steps.ts';

/** 定时组批 through the service: Saturday, 20 December 2025, nine in the morning. */
const house = complaintsHouseAt(new Date('2025-12-20T01:00:00Z'));
const { accepted, submitted, done } = complaintSteps(() => house);

const read = async (inspection: string) =>
  (await house.ask(`GET /cut-offs/${inspection}`, { as: people.clerk })).body;
const set = async (inspection: string, body: object) => {
  const { version } = await read(inspection);
  const answer = await house.ask(`POST /cut-offs/${inspection}`, {
    as: people.head,
    body,
    seen: version,
  });
  await house.settle();
  return answer;
};
const batchesOf = async (inspection: string) =>
  (await house.ask('GET /batches', { as: people.clerk, query: { inspection, todo: 'true' } })).body;
/** The clock comes at a moment by Beijing time, and what follows from it is done. */
const clockAt = async (moment: string) => {
  vi.setSystemTime(new Date(`${moment}:00+08:00`));
  await house.tick();
  await house.settle();
};
const oneMore = async (inspection: string) => {
  const { complaint } = await submitted(inspection);
  await done(`/complaints/${complaint}/screening`, people.screener, accept());
  await house.settle();
};
const daily = { from: '2025-12-20', rhythm: 'every-day', at: '18:00' };

test('what is accepted by the time goes, once; what comes later waits for the next', async () => {
  const { inspection } = await accepted(3);
  expect(await set(inspection, daily)).toMatchObject({
    status: 200,
    body: {
      settings: [daily],
      nextAt: '2025-12-20T10:00:00.000Z',
      late: false,
      lastDay: null,
      passed: [],
    },
  });
  await clockAt('2025-12-20T17:59');
  expect((await batchesOf(inspection)).batches).toEqual([]);

  vi.setSystemTime(new Date('2025-12-20T18:00:20+08:00'));
  await oneMore(inspection);
  await clockAt('2025-12-20T18:01');
  await house.tick();
  await house.tick();
  await house.settle();
  const first = await batchesOf(inspection);
  expect(first.batches).toMatchObject([{ ordinal: 1, state: 'handed-over', total: 3 }]);
  expect(first).toMatchObject({
    waiting: { complaints: 1 },
    cutOff: { nextAt: '2025-12-21T10:00:00.000Z', last: '2025-12-20T10:00:00.000Z' },
  });
  const passed = { slot: '2025-12-20T10:00:00.000Z', missed: 0, outcome: 'closed', complaints: 3 };
  expect((await read(inspection)).passed).toMatchObject([{ ...passed, batch: `${inspection}-1` }]);

  // The house was down over three of them: one batch, and those that found nothing are seen.
  await clockAt('2025-12-24T07:00');
  expect((await batchesOf(inspection)).batches).toMatchObject([{ ordinal: 2, total: 1 }, {}]);
  await clockAt('2025-12-24T18:00');
  expect((await batchesOf(inspection)).batches).toHaveLength(2);
  expect(
    (await read(inspection)).passed.map((one: Record<string, unknown>) => [
      one['outcome'],
      one['missed'],
    ]),
  ).toEqual([
    ['nothing-waited', 0],
    ['closed', 2],
    ['closed', 0],
  ]);
});

test('two clocks at once, and a person who closes meanwhile, make one batch of each complaint', async () => {
  const { inspection, complaints } = await accepted(4);
  await set(inspection, daily);
  vi.setSystemTime(new Date('2025-12-20T18:00:05+08:00'));
  await Promise.all([
    house.tick(),
    house.tick(),
    house.ask('POST /batches', { as: people.clerk, body: { inspection } }),
  ]);
  await house.settle();
  await house.tick();
  await house.settle();
  const { batches } = await batchesOf(inspection);
  expect(batches).toHaveLength(1);
  expect(batches[0].total).toBe(complaints.length);
  expect((await read(inspection)).passed).toHaveLength(1);
});

test('it waits while the batch before is being handed over, and says that it is late', async () => {
  const { inspection } = await accepted(1);
  await set(inspection, daily);
  vi.setSystemTime(new Date('2025-12-20T10:00:00+08:00'));
  await oneMore(inspection);
  vi.setSystemTime(new Date('2025-12-20T17:59:50+08:00'));
  const body = { inspection, cutOff: '2025-12-20T01:30:00.000Z' };
  expect((await house.ask('POST /batches', { as: people.clerk, body })).status).toBe(202);
  vi.setSystemTime(new Date('2025-12-20T18:06:00+08:00'));
  await house.tick();
  expect(await read(inspection)).toMatchObject({ late: true, passed: [] });
  await house.settle();
  await house.tick();
  await house.settle();
  expect(await read(inspection)).toMatchObject({
    late: false,
    passed: [{ outcome: 'closed', complaints: 1, batch: `${inspection}-2` }],
  });
});

test('nobody but the head sets it, at the version that they saw, and what is impossible is refused', async () => {
  const { inspection } = house;
  const ask = (as: (typeof people)[keyof typeof people], body: object, seen = 0) =>
    house.ask(`POST /cut-offs/${inspection}`, { as, body, seen });
  const inspectionOfAnother = await house.openInspection();
  expect((await ask(people.clerk, daily)).status).toBe(403);
  expect((await ask(people.chaoyang, daily)).status).toBe(403);
  const open = (body: object, seen = 0) =>
    house.ask(`POST /cut-offs/${inspectionOfAnother}`, { as: people.head, body, seen });
  expect((await open({ ...daily, from: '2025-12-19' })).body).toMatchObject({
    type: 'urn:ducha:problem:cut-off-impossible',
    faults: [{ pointer: '#/from', code: 'from-past' }],
  });
  expect((await open({ ...daily, at: '24:00' })).status).toBe(400);
  expect((await open(daily)).status).toBe(200);
  expect((await open({ ...daily, at: '19:00' })).status).toBe(412);
  expect((await open(daily, 1)).body.type).toBe('urn:ducha:problem:nothing-changed');
  const nowhere = '0'.repeat(26);
  const there = await house.ask(`POST /cut-offs/${nowhere}`, {
    as: people.head,
    body: daily,
    seen: 0,
  });
  expect(there.body.type).toBe('urn:ducha:problem:inspection-not-open');
  expect((await house.ask(`GET /cut-offs/${nowhere}`, { as: people.clerk })).status).toBe(404);
});

test('it ends some days after the last letter, and then nothing is closed by itself any more', async () => {
  const { inspection } = await accepted(1);
  await set(inspection, { ...daily, from: '2026-01-25' });
  await house.closeInspection(inspection);
  expect(await read(inspection)).toMatchObject({ lastDay: '2026-01-25' });
  await clockAt('2026-01-25T18:00');
  expect((await batchesOf(inspection)).batches).toHaveLength(1);
  await clockAt('2026-01-26T18:00');
  expect(await read(inspection)).toMatchObject({ nextAt: null, late: false, passed: [{}] });
  expect((await batchesOf(inspection)).cutOff).toBeNull();
  const again = await set(inspection, { ...daily, from: '2026-01-27', at: '19:00' });
  expect(again.body.faults).toMatchObject([{ code: 'stationing-over' }]);
});
