import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { acted, handOver, nextActs } from '../testing/complaint-acts.ts';
import { people, startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';

/** What the history of a complaint tells whom. */
let house: ComplaintsHouse;
let complaint: string;
const write = (text: string) => ({ path: 'messages', as: people.screener, body: { text } });

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-20T01:00:00Z') });
  house = await startComplaints();
  const inspection = await house.openInspection();
  const { body } = await house.ask('POST /public/complaints', {
    body: { inspection, problem: '夜里很吵。' },
  });
  await house.settle();
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
    readonly at: string;
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
