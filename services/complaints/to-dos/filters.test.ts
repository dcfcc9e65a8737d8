import { beforeAll, expect, test, vi } from 'vitest';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { acceptance, acted, handOver, nextActs, registered } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** By what a program lists complaints: the filters of the ledger in the workspace, by pages. */
const morning = new Date('2025-12-20T01:00:00Z');
const day = 24 * 3_600_000;
const house = complaintsHouseAt(morning);
let inspection: string;
/** By name: one that waits, one that is with Chaoyang, one that it signed for, one that was declined. */
let ids: Readonly<Record<'waiting' | 'with' | 'signed' | 'declined', string>>;

beforeAll(async () => {
  inspection = await house.openInspection();
  const signed = await registered(house, inspection, { channel: 'letter' });
  const of = async (complaint: string, more: object) =>
    acted(house, complaint, {
      path: 'screening',
      as: people.screener,
      body: acceptance({
        organisations: [{ organisation: '110105', role: 'lead' }],
        ...more,
      }),
    });
  await of(signed, { mainType: 'water' });
  await handOver(house, inspection);
  await acted(house, signed, nextActs['signIn']);
  await acted(house, signed, nextActs['reply']);
  await acted(house, signed, nextActs['approval']);
  vi.setSystemTime(morning.getTime() + day);
  const assigned = await registered(house, inspection, { channel: 'phone' });
  await of(assigned, {
    mainType: 'noise',
    keyAttention: true,
    organisations: [
      { organisation: '110106', role: 'assist' },
      { organisation: '110105', role: 'lead' },
    ],
  });
  await handOver(house, inspection);
  const declined = await registered(house, inspection, { channel: 'visit' });
  await acted(house, declined, {
    path: 'screening',
    as: people.screener,
    body: { decision: 'decline', ground: 'not-environmental' },
  });
  const waiting = await registered(house, inspection, { channel: 'phone', district: '110106' });
  ids = { waiting, with: assigned, signed, declined };
});

/** The names of those that are listed, page after page of two. */
async function listed(as: TestPerson, query: Record<string, string>): Promise<string[]> {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const found: string[] = [];
  let after: string | undefined;
  do {
    const answer = await house.ask('GET /complaints', {
      as,
      query: { limit: '2', ...query, ...(after === undefined ? {} : { after }) },
    });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
    for (const { complaint } of answer.body.complaints) found.push(names.get(complaint) ?? '');
    after = answer.body.next ?? undefined;
  } while (after !== undefined);
  return found.toSorted((a, b) => a.localeCompare(b));
}

test.each([
  [{}, ['declined', 'signed', 'waiting', 'with']],
  [{ stage: 'received' }, ['waiting']],
  [{ stage: 'received.declined' }, ['declined', 'waiting']],
  [{ standing: 'closed' }, ['declined']],
  [{ standing: 'open', stage: 'declined' }, []],
  [{ organisation: '110106' }, ['with']],
  [{ lead: '110106' }, []],
  [{ lead: '110105.110106' }, ['signed', 'with']],
  [{ lead: '-' }, ['declined', 'waiting']],
  [{ type: 'water' }, ['signed']],
  [{ type: 'water.-' }, ['declined', 'signed', 'waiting']],
  [{ district: '110106' }, ['waiting']],
  [{ channel: 'letter.visit' }, ['declined', 'signed']],
  [{ verdict: '-' }, ['declined', 'signed', 'waiting', 'with']],
  [{ result: 'closed' }, []],
  [{ receivedFrom: '2025-12-21' }, ['declined', 'waiting', 'with']],
  [{ receivedUntil: '2025-12-20' }, ['signed']],
  [{ transferredFrom: '2025-12-20', transferredUntil: '2025-12-20' }, ['signed']],
  [{ receivedFrom: '2025-12-22', receivedUntil: '2025-12-20' }, []],
  [{ closedFrom: '2025-01-01' }, []],
  [{ repliedFrom: '2025-12-20', repliedUntil: '2025-12-20' }, ['signed']],
  [{ repliedFrom: '2025-12-21' }, []],
  [{ answered: 'yes' }, ['signed']],
  [{ due: 'later' }, ['signed', 'with']],
  [{ due: 'none' }, ['declined']],
  [{ dueOnUntil: '2025-12-30' }, ['signed', 'waiting']],
  [{ dueWith: 'office' }, ['signed', 'waiting']],
  [{ dueWith: 'organisation' }, ['with']],
  [{ key: 'yes' }, ['with']],
  [{ key: 'yes', type: 'water' }, []],
])('%j', async (query, names) => {
  expect(await listed(people.clerk, { inspection, ...query })).toEqual(names);
});

test('of an organisation, and of what somebody has to do', async () => {
  expect(await listed(people.chaoyang, { type: 'noise' })).toEqual(['with']);
  // For them the date of signing in is the next.
  const ofToday = { inspection, todo: 'true', due: 'soon' };
  expect(await listed(people.chaoyang, ofToday)).toEqual(['with']);
  expect(await listed(people.screener, { inspection, todo: 'true', channel: 'phone' })).toEqual([
    'waiting',
  ]);
  expect(await listed(people.screener, { inspection, todo: 'true', channel: 'visit' })).toEqual([]);
});

test('an organisation that asks for what is done has it without saying so twice', async () => {
  const its = await house.openInspection();
  const [done, open] = [await registered(house, its), await registered(house, its)];
  for (const complaint of [done, open]) await acted(house, complaint, nextActs['screening']);
  await handOver(house, its);
  for (const act of ['signIn', 'reply', 'approval', 'review']) {
    await acted(house, done, nextActs[act]);
  }
  const found = async (query: Record<string, string>) =>
    (
      await house.ask('GET /complaints', {
        as: people.chaoyang,
        query: { inspection: its, ...query },
      })
    ).body.complaints.map(({ complaint }: { complaint: string }) => complaint);
  for (const query of [
    { stage: 'closed' },
    { standing: 'closed' },
    { result: 'closed' },
    { closedFrom: '2025-01-01' },
    { state: 'closed' },
    { state: 'closed', stage: 'closed.handling' },
  ]) {
    expect(await found(query), JSON.stringify(query)).toEqual([done]);
  }
  expect(await found({})).toEqual([open]);
  expect(await found({ state: 'open', standing: 'open.closed' })).toEqual([open]);
  expect(new Set(await found({ standing: 'open.closed' }))).toEqual(new Set([done, open]));
});

test.each([
  [{ stage: 'nowhere' }, 'stage'],
  [{ stage: 'received,declined' }, 'stage'],
  [{ type: 'noise..water' }, 'type'],
  [{ organisation: '1'.repeat(61) }, 'organisation'],
  [{ receivedFrom: '2025-13-01' }, 'receivedFrom'],
  [{ due: 'never' }, 'due'],
  [{ key: 'no' }, 'key'],
])('%j is refused by its name', async (query, name) => {
  const answer = await house.ask('GET /complaints', {
    as: people.clerk,
    query: { inspection, ...(query as Record<string, string>) },
  });
  expect(answer).toMatchObject({ status: 400, body: { faults: [{ pointer: `query/${name}` }] } });
});
