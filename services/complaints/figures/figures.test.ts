import { expect, test, vi } from 'vitest';
import { Projector, rebuildViews } from '@ducha/event-log';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import { projections } from '../projections.ts';
import {
  acceptance,
  acted,
  confirmation,
  finalReply,
  handOver,
  nextActs,
  registered,
} from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** The figures by leading organisation and main type, their target and their formulas. */
const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);

const policy = {
  round: 3,
  signIn: { value: 1, unit: 'working-days' },
  reply: { value: 10, unit: 'calendar-days' },
  typeCounting: 'main',
  organisationCounting: 'lead',
};

async function figures(inspection: string) {
  const query = { inspection };
  const office = await house.ask('GET /figures', { as: people.head, query });
  const open = await house.ask('GET /public/figures', { query });
  expect([office.status, open.status]).toEqual([200, 200]);
  expect(office.body).toMatchObject(open.body);
  return open.body;
}

const lead = (organisation: string) => ({
  organisations: [
    { organisation, role: 'lead' },
    { organisation: organisation === '110105' ? '110106' : '110105', role: 'assist' },
  ],
});

async function accepted(inspection: string, more: object): Promise<string> {
  const complaint = await registered(house, inspection);
  await acted(house, complaint, {
    path: 'screening',
    as: people.screener,
    body: acceptance(more),
  });
  return complaint;
}

/** From signing in to the review, by 朝阳区. */
async function answered(complaint: string, reply: object, confirm: object = {}) {
  await acted(house, complaint, nextActs['signIn']);
  await acted(house, complaint, {
    path: 'reply',
    as: people.chaoyang,
    body: finalReply(reply),
  });
  await acted(house, complaint, nextActs['approval']);
  await acted(house, complaint, {
    path: 'reply/review',
    as: people.reviewer,
    body: confirmation(confirm),
  });
}

test('each complaint counts at its lead and under its main type, and a granted refusal moves it', async () => {
  const inspection = await house.openInspection();
  const [closed, staged, moved] = [
    await accepted(inspection, lead('110105')),
    await accepted(inspection, { ...lead('110105'), mainType: 'air' }),
    await accepted(inspection, lead('110105')),
    await accepted(inspection, { ...lead('110106'), keyAttention: true }),
  ];
  const joined = await registered(house, inspection);
  await acted(house, joined, {
    path: 'screening',
    as: people.screener,
    body: { decision: 'merge', into: closed },
  });
  expect(await figures(inspection)).toMatchObject({
    received: 5,
    valid: 5,
    transferred: 0,
    organisations: [],
    types: [],
    target: null,
    rate: { percent: null },
  });
  await handOver(house, inspection);
  await answered(closed ?? '', {});
  const plan = { measures: '建设全封闭料仓', deadline: '2026-03-31' };
  await answered(staged ?? '', { result: 'staged', plan }, { measures: plan.measures });
  const before = await figures(inspection);
  expect(before.organisations).toMatchObject([
    { organisation: '110105', transferred: 3, closed: 1, staged: 1, open: 1 },
    { organisation: '110106', transferred: 1, closed: 0, staged: 0, open: 1 },
  ]);
  await acted(house, moved ?? '', {
    path: 'refusal',
    as: people.chaoyang,
    body: { reason: '不在我区' },
  });
  await acted(house, moved ?? '', {
    path: 'refusal/decision',
    as: people.screener,
    body: { decision: 'grant', ...lead('110106') },
  });

  const after = await figures(inspection);
  expect(after).toMatchObject({
    received: 5,
    valid: 5,
    merged: 1,
    transferred: 4,
    closed: 1,
    staged: 1,
    open: 2,
    keyAttention: 1,
    counting: { organisations: 'lead', types: 'main' },
    types: [
      { code: 'noise', name: { chinese: '噪声', english: 'noise' }, count: 3 },
      { code: 'air', name: { chinese: '大气', english: 'air' }, count: 1 },
    ],
  });
  expect(after.organisations).toEqual([
    {
      organisation: '110105',
      name: { chinese: '朝阳区', english: '朝阳区' },
      transferred: 2,
      closed: 1,
      staged: 1,
      open: 0,
      rate: {
        closed: 1,
        staged: 1,
        transferred: 2,
        percent: 100,
        formula: {
          chinese: '办结率＝（办结＋阶段性办结）÷交办＝（1＋1）÷2＝100%',
          english: 'result rate = (closed + staged) / transferred = (1 + 1) / 2 = 100%',
        },
      },
    },
    expect.objectContaining({ organisation: '110106', transferred: 2, open: 2 }),
  ]);
  for (const result of ['transferred', 'closed', 'staged', 'open'] as const) {
    const sum = after.organisations.reduce(
      (total: number, one: Record<typeof result, number>) => total + one[result],
      0,
    );
    expect({ result, sum }).toEqual({ result, sum: after[result] });
  }
  expect(after.formulas.valid).toEqual({
    chinese: '有效＝受理＋合并重复＝4＋1＝5，不予受理、撤回和还在审查的不计入',
    english:
      'valid = accepted + merged = 4 + 1 = 5; not what was declined, taken back or is still being screened',
  });
  expect(after.formulas.open.chinese).toBe('未办结＝交办－办结－阶段性办结＝4－1－1＝2');

  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const table = process.env['LOG_TABLE'] ?? '';
  await rebuildViews({ client, table }, new Projector({ client, table, projections }));
  client.destroy();
  expect(await figures(inspection)).toEqual(after);
});

test('the target is that of the inspection’s own policy, where it has one', async () => {
  const inspection = await house.openInspection({ policy: { ...policy, resultRateTarget: 95 } });
  expect((await figures(inspection)).target).toEqual({
    percent: 95,
    source: {
      chinese: '本次督察设定的办结率目标',
      english: 'the target that this inspection set for the result rate',
    },
  });
  const complaint = await accepted(inspection, {});
  await handOver(house, inspection);
  const read = await house.ask(`GET /complaints/${complaint}`, { as: people.chaoyang });
  expect(read.body).toMatchObject({ stage: 'transferred' });
});

test('days count what was handed over on each, by the clock of Beijing; they add up to all of it', async () => {
  const inspection = await house.openInspection();
  expect((await figures(inspection)).days).toEqual([]);
  await accepted(inspection, {});
  await accepted(inspection, {});
  await handOver(house, inspection);
  // In Beijing it is the next day.
  vi.setSystemTime(new Date('2025-12-20T17:00:00Z'));
  await accepted(inspection, {});
  await handOver(house, inspection);
  await accepted(inspection, {});
  await handOver(house, inspection);
  await accepted(inspection, {});
  const { days, transferred } = await figures(inspection);
  expect(days).toEqual([
    { day: '2025-12-20', transferred: 2 },
    { day: '2025-12-21', transferred: 2 },
  ]);
  expect(transferred).toBe(4);
});
