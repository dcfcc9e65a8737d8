import { expect, test, vi } from 'vitest';
import { Projector, rebuildViews } from '@ducha/event-log';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import { policy, type TodoAct } from '@ducha/contracts';
import { projections } from '../projections.ts';
import { desksOf } from '../ledger/listed-row.ts';
import { acted, handOver, nextActs, registered } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** The workspace's to-do list: rows with what the asking role has to do, due first. */
const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);

interface Row {
  readonly complaint: string;
  readonly version: number;
  readonly gist: string | null;
  readonly todo: { readonly act: string; readonly due: string | null } | null;
}

async function listed(as: object, query: Record<string, string>): Promise<Row[]> {
  const all: Row[] = [];
  let after: string | undefined;
  do {
    const answer = await house.ask('GET /complaints', {
      as: as as never,
      query: { ...query, ...(after === undefined ? {} : { after }) },
    });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
    all.push(...answer.body.complaints);
    after = answer.body.next ?? undefined;
  } while (after !== undefined);
  return all;
}

const todo = { todo: 'true' };
const todosOn = async (complaint: string) => {
  const of = async (as: object) =>
    (await listed(as, todo)).find((row) => row.complaint === complaint)?.todo?.act ?? null;
  return {
    screener: await of(people.screener),
    reviewer: await of(people.reviewer),
    lead: await of(people.chaoyang),
    principal: await of(people.chaoyangPrincipal),
    assisting: await of(people.fengtai),
  };
};
const nobody = { screener: null, reviewer: null, lead: null, principal: null, assisting: null };

test('the to-do wanders from desk to desk, and can be done from the list', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  expect(await todosOn(complaint)).toEqual({ ...nobody, screener: 'screen' });
  const [row] = (await listed(people.screener, { inspection })).filter(
    (one) => one.complaint === complaint,
  );
  expect(row).toMatchObject({
    version: 1,
    district: null,
    todo: { act: 'screen', due: '2025-12-22T16:00:00.000Z' },
  });
  const fromList = await house.ask(`POST /complaints/${complaint}/screening`, {
    as: people.screener,
    seen: row?.version ?? 0,
    body: nextActs['screening']?.body,
  });
  expect(fromList.status).toBe(200);
  await house.settle();
  expect(await todosOn(complaint)).toEqual(nobody);

  await handOver(house, inspection);
  expect(await todosOn(complaint)).toEqual({ ...nobody, lead: 'sign-in', assisting: 'sign-in' });
  await acted(house, complaint, nextActs['signIn']);
  expect(await todosOn(complaint)).toEqual({ ...nobody, lead: 'reply', assisting: 'sign-in' });
  const mine = (await listed(people.chaoyang, todo)).find((one) => one.complaint === complaint);
  expect(mine?.gist).toBe('举报人反映朝阳区某搅拌站夜间施工噪声扰民');
  expect(mine?.todo).toEqual({
    act: 'reply',
    due: '2025-12-30T16:00:00.000Z',
    unpublished: [],
  });
  await acted(house, complaint, { path: 'sign-in', as: people.fengtai, body: {} });
  expect(await todosOn(complaint)).toEqual({ ...nobody, lead: 'reply' });
  await acted(house, complaint, nextActs['reply']);
  expect(await todosOn(complaint)).toEqual({ ...nobody, principal: 'approve-reply' });
  await acted(house, complaint, nextActs['approval']);
  expect(await todosOn(complaint)).toEqual({ ...nobody, reviewer: 'review-reply' });
  await acted(house, complaint, {
    path: 'reply/review',
    as: people.reviewer,
    body: { decision: 'return', reason: '没有说明整改情况', redoBy: '2026-01-05' },
  });
  const redo = (await listed(people.chaoyang, todo)).find((one) => one.complaint === complaint);
  expect(redo?.todo).toEqual({
    act: 'reply',
    due: '2026-01-05T16:00:00.000Z',
    unpublished: [],
  });
  await acted(house, complaint, nextActs['reply']);
  await acted(house, complaint, nextActs['approval']);
  await acted(house, complaint, nextActs['review']);
  expect(await todosOn(complaint)).toEqual(nobody);
  const done = await listed(people.chaoyang, { state: 'closed' });
  expect(done.map((one) => one.complaint)).toContain(complaint);
});

test('a refusal lies with the office, though the list of the lead still holds the complaint', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  await acted(house, complaint, nextActs['screening']);
  await handOver(house, inspection);
  await acted(house, complaint, {
    path: 'refusal',
    as: people.chaoyang,
    body: { reason: '不在我区' },
  });
  expect(await todosOn(complaint)).toEqual({
    ...nobody,
    screener: 'decide-refusal',
    assisting: 'sign-in',
  });
  const open = await listed(people.chaoyang, {});
  expect(open.find((one) => one.complaint === complaint)?.todo).toBeNull();
  const stranger = { sub: 'stranger', roles: ['organisation-liaison'], org: '110112' };
  expect(await listed(stranger, {})).toEqual([]);
  for (const as of [people.chaoyang, people.fengtai]) {
    const rows = (await listed(as, {})).filter((one) => one.complaint === complaint);
    expect(rows).toHaveLength(1);
    expect(await listed(as, { limit: '1' })).toEqual(await listed(as, {}));
  }
  await acted(house, complaint, {
    path: 'refusal/decision',
    as: people.screener,
    body: { decision: 'deny' },
  });
  expect(await todosOn(complaint)).toEqual({ ...nobody, lead: 'sign-in', assisting: 'sign-in' });
});

test('due first, whole in any page size, of one inspection where it is named', async () => {
  const [one, other] = [await house.openInspection(), await house.openInspection()];
  const wanted: string[] = [];
  for (const [hour, inspection] of [one, other, one, other, one].entries()) {
    vi.setSystemTime(new Date(morning.getTime() + hour * 3_600_000));
    const complaint = await registered(house, inspection);
    await acted(house, complaint, nextActs['screening']);
    await handOver(house, inspection);
    if (hour === 0) await acted(house, complaint, nextActs['signIn']);
    if (inspection === one) wanted.push(complaint);
  }
  const whole = await listed(people.chaoyang, { ...todo, limit: '200' });
  const dues = whole.map((row) => row.todo?.due ?? '~');
  expect(dues).toEqual(dues.toSorted());
  expect(whole.every((row) => row.todo !== null)).toBe(true);
  for (const limit of ['1', '2', '3']) {
    expect(await listed(people.chaoyang, { ...todo, limit })).toEqual(whole);
    const query = { ...todo, limit, inspection: one };
    const filtered = await listed(people.chaoyang, query);
    expect(new Set(filtered.map((row) => row.complaint))).toEqual(new Set(wanted));
    expect(filtered).toHaveLength(wanted.length);
  }
  const handling = await listed(people.chaoyang, { inspection: one, stage: 'handling' });
  expect(handling.map((row) => row.complaint)).toEqual([wanted[0]]);
});

test('whoever has nothing to do gets no row; both desks of one person get theirs', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  expect(await listed(people.clerk, todo)).toEqual([]);
  expect(await listed({ sub: 'c', roles: ['commissioner'], org: 'sthjj' }, todo)).toEqual([]);
  const organisations = [
    { organisation: '110105', role: 'lead' },
    { organisation: 'sthjj', role: 'assist' },
  ];
  const screening = nextActs['screening'] as { path: string; as: never; body: object };
  await acted(house, complaint, { ...screening, body: { ...screening.body, organisations } });
  await handOver(house, inspection);
  await acted(house, complaint, nextActs['signIn']);
  await acted(house, complaint, nextActs['reply']);
  await acted(house, complaint, nextActs['approval']);
  const other = await registered(house, inspection);
  await acted(house, other, nextActs['screening']);
  await handOver(house, inspection);
  for (const act of ['signIn', 'reply', 'approval']) await acted(house, other, nextActs[act]);
  const both = {
    sub: 'both',
    roles: ['office-reviewer', 'organisation-liaison'],
    org: 'sthjj',
  };
  // 回避: a case of the own organisation lies on its desk, and never on theirs at the office.
  const all = await listed(both, todo);
  for (const limit of ['1', '2']) expect(await listed(both, { ...todo, limit })).toEqual(all);
  expect(all.filter((row) => row.complaint === complaint).map((row) => row.todo)).toEqual([
    { act: 'sign-in', due: '2025-12-22T16:00:00.000Z', unpublished: [] },
  ]);
  expect(all.filter((row) => row.complaint === other).map((row) => row.todo)).toEqual([
    { act: 'review-reply', due: '2025-12-24T16:00:00.000Z', unpublished: [] },
  ]);
});

test('the to-dos are the same after a rebuild', async () => {
  await house.settle();
  const all = async () => [
    await listed(people.screener, todo),
    await listed(people.reviewer, todo),
    await listed(people.chaoyang, todo),
    await listed(people.fengtai, todo),
  ];
  const live = await all();
  expect(live.flat().length).toBeGreaterThan(5);
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const table = process.env['LOG_TABLE'] ?? '';
  await rebuildViews({ client, table }, new Projector({ client, table, projections }));
  expect(await all()).toEqual(live);
  client.destroy();
});

test('a desk is given only what the role may do', () => {
  const endpoints: Readonly<Record<TodoAct, string>> = {
    screen: 'screenComplaint',
    'decide-refusal': 'decideRefusal',
    'decide-extension': 'decideExtension',
    'decide-reopening': 'decideReopening',
    'review-reply': 'reviewReply',
    'answer-message': 'writeToComplainant',
    're-check': 'recordRecheck',
    'settle-recheck': 'settleRecheck',
    'sign-in': 'signIn',
    reply: 'reply',
    'approve-reply': 'decideReply',
  };
  const acts: Readonly<Record<string, readonly TodoAct[]>> = {
    'office-screener': [
      'screen',
      'decide-refusal',
      'decide-extension',
      'decide-reopening',
      'answer-message',
    ],
    'office-decider': ['decide-refusal', 'decide-extension', 'decide-reopening'],
    'office-reviewer': ['review-reply', 'settle-recheck'],
    're-checker': ['re-check'],
    'organisation-desk': ['sign-in', 'reply'],
    'organisation-principal': ['approve-reply'],
  };
  for (const [role, desks] of Object.entries(desksOf)) {
    for (const act of desks.flatMap((desk) => acts[desk] ?? [])) {
      const rights = policy[endpoints[act]] ?? [];
      expect(
        rights.map((right) => right.role),
        `${role} ${act}`,
      ).toContain(role);
    }
  }
});
