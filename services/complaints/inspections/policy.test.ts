import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { act, acted, handOver, nextActs, registered } from '../testing/complaint-acts.ts';
import { people, startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';

let house: ComplaintsHouse;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-20T02:00:00.000Z') });
  house = await startComplaints();
});
afterEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-20T02:00:00.000Z') });
});
afterAll(async () => {
  vi.useRealTimers();
  await house.service.stop();
});

const read = async () => (await house.ask('GET /complaints-policy', { as: people.head })).body;
const decide = async (body: object, version?: number, as: TestPerson = people.head) =>
  house.ask('POST /complaints-policy', {
    as,
    body,
    seen: version ?? (await read()).version,
  });
const change = (from: string, entry: string, value: unknown) => ({
  decision: 'change',
  from,
  entries: [{ entry, value }],
});
const entryOf = (shown: { entries: { entry: string }[] }, name: string) =>
  shown.entries.find(({ entry }) => entry === name);

/** What becomes of the refusals of a complaint of an inspection, one after another. */
async function refusals(inspection: string, times: number): Promise<number[]> {
  const complaint = await registered(house, inspection, { receivedOn: '2025-12-20' });
  await acted(house, complaint, nextActs['screening']);
  await handOver(house, inspection);
  const answers: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const body = { reason: '不属于本区管辖范围' };
    const { status } = await act(house, complaint, { path: 'refusal', as: people.chaoyang, body });
    answers.push(status);
    await house.settle();
    const denial = { decision: 'deny' };
    await act(house, complaint, { path: 'refusal/decision', as: people.screener, body: denial });
    await house.settle();
  }
  return answers;
}

describe('the policy of complaints', () => {
  test('before anyone changed it is the defaults, each with its words, unit and source', async () => {
    const shown = await read();
    expect(shown).toMatchObject({ service: 'complaints', version: 0, changes: [] });
    expect(entryOf(shown, 'reply')).toMatchObject({
      label: { chinese: '办理反馈期限' },
      form: { kind: 'period' },
      standard: { value: 10, unit: 'calendar-days' },
      now: { value: 10, unit: 'calendar-days' },
      set: null,
    });
    const liaison = await house.ask('GET /complaints-policy', { as: people.chaoyang });
    expect(liaison).toMatchObject({ status: 200, headers: { etag: '"0"' } });
  });

  test('is changed by the office head alone, on the version that was seen', async () => {
    const body = change('2026-01-05', 'messages', 30);
    for (const as of [people.screener, people.chaoyangPrincipal, people.auditor]) {
      expect(await decide(body, 0, as)).toMatchObject({ status: 403 });
    }
    const unseen = await house.ask('POST /complaints-policy', { as: people.head, body });
    expect(unseen.status).toBe(428);
    const races = await Promise.all([
      decide(body, 0),
      decide(change('2026-01-06', 'messages', 31), 0),
      decide(change('2026-01-07', 'messages', 32), 0),
    ]);
    expect(races.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
    expect(await read()).toMatchObject({ version: 1 });
  });

  test('says every fault, and changes nothing then', async () => {
    const before = await read();
    const wrong = await decide({
      decision: 'change',
      from: '2025-12-19',
      entries: [
        { entry: 'refusals', value: 0 },
        { entry: 'nonsense', value: 1 },
        { entry: 'reply', value: { value: 400, unit: 'calendar-days' } },
      ],
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/from',
      '#/entries/0/value',
      '#/entries/1/entry',
      '#/entries/2/value/value',
    ]);
    for (const value of ['张三的电话', { value: '10' }, [], null]) {
      expect((await decide(change('2026-01-05', 'reply', value))).status).toBe(400);
    }
    expect(await read()).toEqual({ ...before, asOf: expect.any(String) });
  });

  test('holds from midnight on for inspections that begin then; one that has begun keeps its own', async () => {
    const before = await house.openInspection();
    const made = await decide(change('2025-12-21', 'refusals', 1));
    expect(made).toMatchObject({ status: 200 });
    expect(made.body.changes[0]).toMatchObject({
      state: 'coming',
      effectiveAt: '2025-12-20T16:00:00.000Z',
      made: { role: 'office-head', subject: 'head' },
    });
    vi.setSystemTime(new Date('2025-12-20T15:59:59.000Z'));
    const inTime = await house.openInspection();
    vi.setSystemTime(new Date('2025-12-20T16:00:00.000Z'));
    const after = await house.openInspection();
    expect(entryOf(await read(), 'refusals')).toMatchObject({ now: 1, standard: 3 });
    expect(await refusals(before, 3)).toEqual([200, 200, 200]);
    expect(await refusals(inTime, 2)).toEqual([200, 200]);
    expect(await refusals(after, 2)).toEqual([200, 409]);
  });

  test('that is to come is withdrawn or replaced, and its history stays', async () => {
    await decide(change('2026-02-01', 'supplement', { value: 7, unit: 'calendar-days' }));
    const [{ change: number }] = (await read()).changes;
    const replaced = await decide({
      ...change('2026-03-01', 'supplement', { value: 9, unit: 'working-days' }),
      replaces: number,
    });
    expect(replaced.body.changes.slice(0, 2)).toMatchObject([
      { state: 'coming', replaces: number },
      { state: 'replaced', dropped: { subject: 'head' } },
    ]);
    const withdrawn = await decide({ decision: 'withdraw', change: number + 1 });
    expect(withdrawn.body.changes[0]).toMatchObject({ state: 'withdrawn' });
    expect(await decide({ decision: 'withdraw', change: number + 1 })).toMatchObject({
      status: 422,
    });
  });
});
