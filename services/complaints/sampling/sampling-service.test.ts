import { expect, test, vi } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import {
  announcement,
  reChecker,
  reCheckerOfChaoyang,
  sampleSteps,
} from '../testing/sample-steps.ts';
import { randomSample } from './random-sample.ts';

/** A Saturday. */
const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { answered, published, disclosed, entered } = sampleSteps(() => house);

const anotherClerk = { sub: 'clerk-2', roles: ['office-clerk'] };
const problem = (answer: { body: { type: string } }) =>
  answer.body.type.replace('urn:ducha:problem:', '');

test('a sample is announced, drawn when two persons have entered the same numbers, and drawn again by anyone', async () => {
  const { inspection, complaints, batch } = await published(4);
  const key = crypto.randomUUID();
  const announce = () =>
    house.ask('POST /samples', { as: people.head, key, body: announcement(batch) });
  const sample = `${batch}-1`;
  const first = await announce();
  expect(first, JSON.stringify(first.body)).toMatchObject({
    status: 201,
    body: { sample, state: 'announced', of: 3, size: 2, drawn: null, entries: [] },
  });
  expect((await announce()).body).toEqual(first.body);
  const other = await house.ask('POST /samples', {
    as: people.head,
    body: announcement(batch, { issue: '2025148', drawnOn: '2025-12-23' }),
  });
  expect(problem(other)).toBe('already-done');

  const open = async () => (await house.ask(`GET /public/samples/${sample}`, {})).body;
  const table = async (edition: string) =>
    (await house.ask(`GET /public/batches/${batch}/table`, { query: { edition } })).body;
  const before = await open();
  expect(before).toMatchObject({ issue: '2025147', drawnOn: '2025-12-21', drawn: null });
  const closed = (await table('1')).rows
    .filter(({ result }: { result: string }) => result === 'closed')
    .map(({ number }: { number: string }) => number);
  expect(before.list).toEqual(closed);
  expect(before.list).toHaveLength(3);

  // One that is closed and published in between is not drawn from.
  const last = complaints[3] ?? '';
  await answered(last);
  await disclosed(batch);
  expect((await open()).list).toEqual(closed);

  expect(problem(await entered(sample, people.clerk, {}))).toBe('draw-not-yet');
  vi.setSystemTime(new Date('2025-12-21T17:00:00Z'));
  const one = await entered(sample, people.clerk, {});
  expect(one.body).toMatchObject({
    state: 'entered',
    entries: [{ own: true, numbers: { blue: 9 } }],
  });
  expect(problem(await entered(sample, people.clerk, {}))).toBe('second-person-needed');
  // Whoever enters second does not copy.
  const unseen = await house.ask(`GET /samples/${sample}`, { as: anotherClerk });
  expect(unseen.body.entries).toMatchObject([{ own: false, numbers: null }]);
  const differing = await entered(sample, anotherClerk, { blue: 8 });
  expect(differing.body).toMatchObject({
    state: 'differing',
    drawn: null,
    entries: [
      { own: false, numbers: { blue: 9 } },
      { own: true, numbers: { blue: 8 } },
    ],
  });
  const seen = differing.body.version;
  const drawn = await entered(sample, anotherClerk, {}, seen);
  const seed = 'ssq-2025147:03-08-15-21-26-31+09';
  expect(drawn.body).toMatchObject({ state: 'drawn', drawn: { seed } });
  expect((await entered(sample, people.reviewer, {}, seen)).status).toBe(412);
  expect(problem(await entered(sample, people.reviewer, {}))).toBe('wrong-stage');
  await house.settle();

  const shown = await open();
  expect(shown.drawn.numbers).toEqual(randomSample(shown.list, { seed, size: 2 }));
  expect(shown.drawn.numbers).toEqual(
    drawn.body.drawn.complaints.map(({ number }: { number: string }) => number),
  );
  expect(shown.drawn.commands.project).toBe(`npm run -s ops -- sample edition.json '${seed}' 2`);
  expect(JSON.stringify(shown)).not.toContain(complaints[0]);

  const query = { inspection };
  const listed = await house.ask('GET /samples', { as: reChecker, query });
  expect(listed.body.samples).toMatchObject([{ sample, state: 'drawn' }]);
  const publicly = await house.ask('GET /public/samples', { query });
  expect(publicly.body.samples).toMatchObject([{ sample, drawn: true }]);
  const none = await house.ask('GET /public/samples', { query: { inspection: '0'.repeat(26) } });
  expect(none.body.samples).toEqual([]);
});

test('what cannot be drawn is refused with every fault, also in the numbers that are entered', async () => {
  const { batch } = await published(2);
  const refused = await house.ask('POST /samples', {
    as: people.head,
    body: announcement(batch, { size: { by: 'count', count: 9 }, drawnOn: '2025-12-19' }),
  });
  expect(refused.status).toBe(422);
  expect(refused.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '#/size/count',
    '#/drawnOn',
    '#/drawnOn',
  ]);
  const unheard = `${'0'.repeat(26)}-1`;
  const none = await house.ask('POST /samples', { as: people.head, body: announcement(unheard) });
  expect(none.status).toBe(404);
  expect((await house.ask(`GET /public/samples/${unheard}-1`, {})).status).toBe(404);
  expect((await house.ask(`GET /samples/${unheard}-1`, { as: people.head })).status).toBe(404);

  const share = { size: { by: 'share', percent: 5 } };
  const announced = await house.ask('POST /samples', {
    as: people.head,
    body: announcement(batch, share),
  });
  const { sample } = announced.body;
  const wrong = await entered(sample, people.clerk, { red: [0, 34, 3, 3, 5], blue: 17, extra: 1 });
  expect(wrong.status).toBe(400);
  expect(wrong.body.faults.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
    '#/blue',
    '#/extra',
    '#/red',
    '#/red/0',
    '#/red/1',
  ]);
  vi.setSystemTime(new Date('2025-12-22T01:00:00Z'));
  const twice = await entered(sample, people.clerk, { red: [3, 3, 8, 15, 21, 26] });
  expect(twice.body.faults).toMatchObject([{ pointer: '#/red/1' }]);
});

test('what was announced wrongly is taken back in time, is public with its reason, and is announced anew', async () => {
  vi.setSystemTime(new Date('2025-12-20T01:00:00Z'));
  const { batch } = await published(2);
  const share = { size: { by: 'share', percent: 5 } };
  const { body } = await house.ask('POST /samples', {
    as: people.head,
    body: announcement(batch, { ...share, issue: '2025149' }),
  });
  const { sample } = body;
  const withdraw = async (as: object, more: object = {}) =>
    house.ask(`POST /samples/${sample}/withdrawal`, {
      as: as as never,
      seen: body.version,
      body: { reason: 'wrong-draw', ...more },
    });
  for (const as of [people.clerk, people.screener, reChecker, people.chaoyang]) {
    expect((await withdraw(as)).status).toBe(403);
  }
  expect((await withdraw(people.head, { reason: 'disliked' })).status).toBe(400);
  expect(await withdraw(people.head)).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
  await house.settle();
  const shown = await house.ask(`GET /public/samples/${sample}`, {});
  expect(shown.body).toMatchObject({
    withdrawn: true,
    drawn: null,
    withdrawals: [{ issue: '2025149', reason: 'wrong-draw' }],
  });
  const listed = await house.ask('GET /public/samples', { query: { inspection: body.inspection } });
  expect(listed.body.samples).toMatchObject([{ sample, drawn: false, withdrawn: true }]);
  const again = await house.ask('POST /samples', {
    as: people.head,
    body: announcement(batch, share),
  });
  expect(again).toMatchObject({ status: 201, body: { sample, state: 'announced' } });
  vi.setSystemTime(new Date('2025-12-21T01:00:00Z'));
  const late = await house.ask(`POST /samples/${sample}/withdrawal`, {
    as: people.head,
    seen: again.body.version,
    body: { reason: 'wrong-draw' },
  });
  expect(late.body.type).toBe('urn:ducha:problem:draw-come');
});

test('who may not announce or enter is refused, and nobody is led to their own case', async () => {
  const { batch } = await published(2);
  for (const as of [people.clerk, people.screener, reChecker, people.chaoyang]) {
    const answer = await house.ask('POST /samples', { as, body: announcement(batch) });
    expect([as.sub, answer.status]).toEqual([as.sub, 403]);
  }
  const { body } = await house.ask('POST /samples', {
    as: people.head,
    body: announcement(batch, { size: { by: 'share', percent: 5 } }),
  });
  vi.setSystemTime(new Date('2025-12-22T01:00:00Z'));
  for (const as of [reChecker, people.screener, people.chaoyang]) {
    expect((await entered(body.sample, as, {})).status).toBe(403);
  }
  await entered(body.sample, people.clerk, {});
  await entered(body.sample, people.head, {});
  const read = async (as: object) =>
    (await house.ask(`GET /samples/${body.sample}`, { as: as as never })).body.drawn.complaints;
  await house.settle();
  expect(await read(reChecker)).toMatchObject([{ complaint: expect.stringMatching(/^.{26}$/) }]);
  expect(await read(reCheckerOfChaoyang)).toMatchObject([{ complaint: null }]);
});
