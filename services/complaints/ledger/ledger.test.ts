import { expect, test, vi } from 'vitest';
import { Projector, rebuildViews } from '@ducha/event-log';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { projections } from '../projections.ts';
import { acceptance, acted, handOver, nextActs, registered } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** The ledger 台账 as a page keeps it: all rows once, then what changed. */
const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);

const later = (minutes: number): void => {
  vi.setSystemTime(Date.now() + minutes * 60_000);
};
const ledger = async (as: TestPerson, query: Record<string, string>) =>
  house.ask('GET /complaint-ledger', { as, query });
const gist = '朝阳区搅拌站夜间施工';
const accepted = { path: 'screening', as: people.screener, body: acceptance({ gist }) };

test('the office has every row of an inspection, then those that changed, with their gists', async () => {
  const inspection = await house.openInspection();
  const [one, other] = [
    await registered(house, inspection),
    await registered(house, inspection),
  ] as const;
  await registered(house, await house.openInspection());
  const first = (await ledger(people.clerk, { inspection })).body;
  expect(first).toMatchObject({ gone: [], more: false });
  const ids = first.rows.map(({ complaint }: { complaint: string }) => complaint);
  expect(ids.toSorted()).toEqual([one, other].toSorted());
  expect(first.rows[0]).toMatchObject({ stage: 'received', gist: null, transferredOn: null });

  later(10);
  const { cursor } = (await ledger(people.clerk, { inspection, since: first.cursor })).body;
  later(10);
  await acted(house, one, accepted);
  await handOver(house, inspection);
  const { rows } = (await ledger(people.clerk, { inspection, since: cursor })).body;
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    complaint: one,
    stage: 'transferred',
    gist,
    transferredOn: '2025-12-20',
    closedOn: null,
    verdict: null,
  });
});

test('an organisation has what it has a part in, and is told of what has left it', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  const before = (await ledger(people.chaoyang, {})).body;
  await acted(house, complaint, accepted);
  await handOver(house, inspection);
  const query = { since: before.cursor };
  const come = (await ledger(people.chaoyang, query)).body;
  expect(come.rows.map((row: { complaint: string }) => row.complaint)).toContain(complaint);

  await acted(house, complaint, {
    path: 'refusal',
    as: people.chaoyang,
    body: { reason: '不在我区' },
  });
  const moved = {
    decision: 'grant',
    organisations: [{ organisation: '110106', role: 'lead' }],
  };
  await acted(house, complaint, {
    path: 'refusal/decision',
    as: people.screener,
    body: moved,
  });
  const gone = (await ledger(people.chaoyang, { since: come.cursor })).body;
  expect(gone.gone).toContain(complaint);
  expect(gone.rows.map((row: { complaint: string }) => row.complaint)).not.toContain(complaint);
  // To whoever begins anew it was never there.
  expect((await ledger(people.chaoyang, {})).body.gone).toEqual([]);
  const theirs = (await ledger(people.fengtai, {})).body.rows;
  expect(theirs.find((row: { complaint: string }) => row.complaint === complaint)).toMatchObject({
    todo: { act: 'sign-in' },
    gist,
  });
});

test('a row says when the first reply went up that nobody returned', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  await acted(house, complaint, accepted);
  await handOver(house, inspection);
  const repliedOn = async (): Promise<string | null> =>
    (await ledger(people.clerk, { inspection })).body.rows[0].repliedOn;
  await acted(house, complaint, nextActs['signIn']);
  await acted(house, complaint, nextActs['reply']);
  // Its principal has not read it yet.
  expect(await repliedOn()).toBeNull();
  await acted(house, complaint, nextActs['approval']);
  expect(await repliedOn()).toBe('2025-12-20');
  await acted(house, complaint, {
    path: 'reply/review',
    as: people.reviewer,
    body: { decision: 'return', reason: '没有说明整改情况', redoBy: '2026-01-05' },
  });
  expect(await repliedOn()).toBeNull();
  // In Beijing it is the next day but one.
  vi.setSystemTime(new Date('2025-12-21T17:00:00Z'));
  await acted(house, complaint, nextActs['reply']);
  await acted(house, complaint, nextActs['approval']);
  await acted(house, complaint, nextActs['review']);
  expect(await repliedOn()).toBe('2025-12-22');
});

test('a gist that was erased is gone from the rows, whoever asks from where', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  await acted(house, complaint, accepted);
  const { cursor } = (await ledger(people.clerk, { inspection })).body;
  await acted(house, complaint, {
    path: 'erasure',
    as: people.head,
    body: { parts: ['cleared-text'], ground: 'asked-for' },
  });
  for (const query of [{ inspection }, { inspection, since: cursor }]) {
    const { rows } = (await ledger(people.clerk, query)).body;
    expect(rows).toMatchObject([{ complaint, gist: '已删除' }]);
  }
});

test('a place in another ledger is refused by its name; an inspection must be named, and be theirs', async () => {
  const [one, other] = [await house.openInspection(), await house.openInspection()];
  const { cursor } = (await ledger(people.clerk, { inspection: one })).body;
  for (const since of [cursor, 'nowhere']) {
    const answer = await ledger(people.clerk, { inspection: other, since });
    expect(answer).toMatchObject({
      status: 400,
      body: { faults: [{ pointer: 'query/since', code: 'unknown' }] },
    });
  }
  expect((await ledger(people.clerk, {})).body.faults).toMatchObject([
    { pointer: 'query/inspection', code: 'missing' },
  ]);
  const stranger = { sub: 'nobody', roles: ['team-member'] };
  expect((await ledger(stranger, { inspection: one })).status).toBe(404);
  expect((await ledger(stranger, {})).body.rows).toEqual([]);
});

test('after a rebuild every row comes again to whoever follows', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  const first = (await ledger(people.clerk, { inspection })).body;
  later(60);
  const { cursor } = (await ledger(people.clerk, { inspection, since: first.cursor })).body;
  later(60);
  expect((await ledger(people.clerk, { inspection, since: cursor })).body.rows).toEqual([]);
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const table = process.env['LOG_TABLE'] ?? '';
  await rebuildViews({ client, table }, new Projector({ client, table, projections }));
  const { rows } = (await ledger(people.clerk, { inspection, since: cursor })).body;
  expect(rows).toMatchObject([{ complaint, version: 1 }]);
  client.destroy();
});
