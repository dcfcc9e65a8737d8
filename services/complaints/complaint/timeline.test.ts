import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { acted, handOver, nextActs, registered } from '../testing/complaint-acts.ts';
import { people, startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';

/** What the history of a complaint tells whom. */
let house: ComplaintsHouse;
let inspection: string;
let complaint: string;
const write = (text: string) => ({ path: 'messages', as: people.screener, body: { text } });

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-20T01:00:00Z') });
  house = await startComplaints();
  inspection = await house.openInspection();
  const { body } = await house.ask('POST /public/complaints', {
    body: { inspection, problem: '夜里很吵。' },
  });
  await house.settle();
  // Nobody does anything about it in the minute in which it came.
  vi.setSystemTime(new Date('2025-12-20T01:30:00Z'));
  const listed = await house.ask('GET /complaints', { as: people.clerk, query: { inspection } });
  complaint = listed.body.complaints[0].complaint;
  const ask = { decision: 'ask', question: '在什么地方？' };
  await acted(house, complaint, { path: 'screening', as: people.screener, body: ask });
  const { receipt } = body;
  await house.ask('POST /public/follow-up', { receipt, body: { text: '在东门。' } });
  await acted(house, complaint, nextActs['screening']);
  await acted(house, complaint, write('已经受理。'));
  await handOver(house, inspection);
  await acted(house, complaint, nextActs['signIn']);
  await acted(house, complaint, write('正在办理。'));
  await house.ask('POST /public/follow-up/messages', { receipt, body: { text: '谢谢。' } });
  await acted(house, complaint, nextActs['reply']);
});
afterAll(() => house.service.stop());

interface Told {
  readonly verified: boolean;
  readonly commits: readonly {
    readonly version: number;
    readonly at: string | null;
    readonly on: string;
    readonly role: string;
    readonly organisation: string | null;
    readonly subject: string | null;
    readonly events: readonly string[];
  }[];
}
const timeline = async (as: TestPerson): Promise<Told> => {
  const answer = await house.ask(`GET /complaints/${complaint}/timeline`, { as });
  expect(answer.status).toBe(200);
  return answer.body;
};
const typesOf = ({ commits }: Told) =>
  commits.map(({ events }) => events.filter((type) => !type.startsWith('deadline.'))[0]);

test('the office and the audit are told of every commit', async () => {
  for (const as of [people.clerk, people.auditor]) {
    const told = await timeline(as);
    expect(typesOf(told)).toEqual([
      'complaint.received.v1',
      'complaint.asked.v1',
      'complaint.supplemented.v1',
      'complaint.accepted.v1',
      'complaint.written-to-complainant.v1',
      'complaint.transferred.v1',
      'complaint.signed-in.v1',
      'complaint.written-to-complainant.v1',
      'complaint.written-to-office.v1',
      'complaint.replied.v1',
    ]);
    expect(told.commits.map(({ version }) => version)).toEqual(told.commits.map((_, i) => i + 1));
    expect(told.commits.filter(({ subject }) => subject === 'screener')).not.toEqual([]);
  }
});

test.each(['chaoyang', 'fengtai', 'both'] as const)(
  '%s: an organisation is told of nothing between office and complainant',
  async (who) => {
    const both = {
      sub: 'both',
      roles: ['office-clerk', 'organisation-liaison'],
      org: '110105',
    };
    const told = await timeline(who === 'both' ? both : people[who]);
    expect(typesOf(told)).toEqual([
      'complaint.received.v1',
      'complaint.accepted.v1',
      'complaint.transferred.v1',
      'complaint.signed-in.v1',
      'complaint.replied.v1',
    ]);
    // Of its receipt the day alone, of the rest the minute too.
    expect(told.commits.map(({ at }) => at === null)).toEqual([true, false, false, false, false]);
    expect(told.commits[0]?.on).toBe('2025-12-20');
    // That the chain holds is told of the whole of it.
    expect(told.verified).toBe(true);
    const own = who === 'fengtai' ? '110106' : '110105';
    for (const { subject, organisation } of told.commits) {
      if (subject !== null) expect(organisation).toBe(own);
    }
    if (who !== 'fengtai') {
      expect(told.commits.map(({ subject }) => subject)).toContain(people.chaoyang.sub);
    }
  },
);

test('that words or messages of the complainant were erased is told the office, and to no organisation', async () => {
  await acted(house, complaint, {
    path: 'erasure',
    as: people.head,
    body: { parts: ['messages', 'handling'], ground: 'asked-for' },
  });
  const erasuresFor = async (as: TestPerson) =>
    (await house.ask(`GET /complaints/${complaint}`, { as })).body.erasures.map(
      ({ parts }: { parts: readonly string[] }) => parts,
    );
  expect(await erasuresFor(people.clerk)).toEqual([['messages', 'handling']]);
  expect(await erasuresFor(people.chaoyang)).toEqual([['handling']]);
  const types = (told: Told) => told.commits.flatMap(({ events }) => events).join(' ');
  expect(types(await timeline(people.clerk))).toContain('note.erased.v1');
  expect(types(await timeline(people.chaoyang))).not.toContain('erasure');
  expect(types(await timeline(people.chaoyang))).not.toContain('erased');
});

test('how many photographs there are is told to no organisation', async () => {
  const photographsFor = async (as: TestPerson) =>
    (await house.ask(`GET /complaints/${complaint}`, { as })).body.photographs;
  expect(await photographsFor(people.clerk)).toBe(0);
  expect(await photographsFor(people.chaoyang)).toBeNull();
});

test('at which minute it was received, and whether a contact was left, is told to no organisation', async () => {
  const read = async (as: TestPerson) =>
    (await house.ask(`GET /complaints/${complaint}`, { as })).body;
  expect(await read(people.clerk)).toMatchObject({
    receivedAt: expect.stringMatching(/^2025-12-20T/),
    receivedOn: '2025-12-20',
    anonymous: expect.any(Boolean),
  });
  const both = { sub: 'both', roles: ['office-clerk', 'organisation-liaison'], org: '110105' };
  for (const as of [people.chaoyang, people.fengtai, both]) {
    const shown = await read(as);
    expect(shown).toMatchObject({ receivedAt: null, receivedOn: '2025-12-20', anonymous: null });
  }
  // Nor by any other field.
  expect((await timeline(people.clerk)).commits[0]?.at).toContain('T01:00:00');
  const told = [await read(people.chaoyang), await timeline(people.chaoyang)];
  expect(JSON.stringify(told)).not.toContain('T01:00');
});

test('nor does a list tell it by the place from which it goes on', async () => {
  vi.setSystemTime(new Date('2025-12-20T02:00:00Z'));
  const refused = [await registered(house, inspection), await registered(house, inspection)];
  vi.setSystemTime(new Date('2025-12-20T02:30:00Z'));
  for (const one of refused) await acted(house, one, nextActs['screening']);
  await handOver(house, inspection);
  const refuse = { path: 'refusal', as: people.chaoyang, body: { reason: '不属于本单位职责。' } };
  for (const one of refused) await acted(house, one, refuse);
  const [found, places]: string[][] = [[], []];
  let after: string | undefined;
  do {
    const query = { limit: '1', ...(after === undefined ? {} : { after }) };
    const { body } = await house.ask('GET /complaints', { as: people.chaoyang, query });
    found?.push(...body.complaints.map((row: { complaint: string }) => row.complaint));
    after = body.next ?? undefined;
    places?.push(after ?? '');
  } while (after !== undefined);
  expect(found).toEqual(expect.arrayContaining([complaint, ...refused]));
  expect(places?.filter((place) => refused.some((one) => place.includes(one)))).not.toEqual([]);
  // A place tells when the row before it was last written: for what an organisation sees, at its hand-over or later.
  expect(JSON.stringify(places)).toContain('T02:30:');
  expect(JSON.stringify(places)).not.toContain('T02:00:');
});
