import { expect, test, vi } from 'vitest';
import { Projector, rebuildViews } from '@ducha/event-log';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { projections } from '../projections.ts';
import { acted, nextActs, registered } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** Who looked at a complainant's words: for those who watch over it. */
const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
let minute = 0;

interface Look {
  readonly look: string;
  readonly complaint: string;
  readonly number: string | null;
  readonly at: string;
  readonly role: string;
  readonly subject: string;
  readonly contact: boolean;
  readonly reason: string | null;
}

async function looks(as: TestPerson, query: Record<string, string> = {}): Promise<Look[]> {
  const all: Look[] = [];
  let after: string | undefined;
  do {
    const answer = await house.ask('GET /looks', {
      as,
      query: { ...query, ...(after === undefined ? {} : { after }) },
    });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
    all.push(...answer.body.looks);
    after = answer.body.next ?? undefined;
  } while (after !== undefined);
  return all;
}

/** Looks, a minute after the one before. */
async function look(complaint: string, as: TestPerson, reason: string, contact = false) {
  minute += 1;
  vi.setSystemTime(new Date(morning.getTime() + minute * 60_000));
  const body = { reason, contact };
  const answer = await house.ask(`POST /complaints/${complaint}/looks`, { as, body });
  expect(answer.status).toBe(200);
  await house.settle();
}

test('every look is listed, newest first: who, when, at what; its reason to the head alone', async () => {
  const inspection = await house.openInspection();
  const [one, other] = [await registered(house, inspection), await registered(house, inspection)];
  await look(one, people.screener, '受理审查');
  await acted(house, one, nextActs['screening']);
  await look(other, people.screener, '受理审查');
  await look(one, people.reviewer, '张三丰来电核实', true);

  const seen = await looks(people.head);
  expect(seen).toEqual([
    {
      look: `${one}-2`,
      complaint: one,
      number: 'D3BJ202512200001',
      at: '2025-12-20T01:03:00.000Z',
      role: 'office-reviewer',
      subject: 'reviewer',
      contact: true,
      glance: null,
      reason: '张三丰来电核实',
    },
    expect.objectContaining({ look: `${other}-1`, number: null, subject: 'screener' }),
    expect.objectContaining({ look: `${one}-1`, contact: false, reason: '受理审查' }),
  ]);
  expect(await looks(people.auditor)).toEqual(seen.map((row) => ({ ...row, reason: null })));
  const both = { sub: 'both', roles: ['auditor', 'office-head'], org: 'sthjj' };
  expect(await looks(both)).toEqual(seen);
  for (const as of [people.clerk, people.reviewer, people.chaoyang]) {
    expect((await house.ask('GET /looks', { as })).status).toBe(403);
  }
  expect(await looks(people.head, { complaint: one })).toEqual([seen[0], seen[2]]);
  expect(await looks(people.head, { complaint: '0'.repeat(26) })).toEqual([]);
  expect((await house.ask('GET /looks', { as: people.head, query: { limit: '0' } })).status).toBe(
    400,
  );
});

test('pages of any size hold every look once, and a rebuild changes nothing', async () => {
  const inspection = await house.openInspection();
  const complaints: string[] = [];
  for (let n = 0; n < 4; n += 1) complaints.push(await registered(house, inspection));
  for (let round = 0; round < 3; round += 1) {
    for (const complaint of complaints) await look(complaint, people.screener, '受理审查');
  }
  const whole = await looks(people.auditor, { limit: '200' });
  expect(whole.length).toBeGreaterThanOrEqual(12);
  expect(new Set(whole.map((row) => row.look)).size).toBe(whole.length);
  expect(whole.map((row) => row.at)).toEqual(
    whole
      .map((row) => row.at)
      .toSorted()
      .toReversed(),
  );
  const [complaint = ''] = complaints;
  for (const limit of ['1', '2', '5']) {
    expect(await looks(people.auditor, { limit })).toEqual(whole);
    expect(await looks(people.auditor, { limit, complaint })).toEqual(
      whole.filter((row) => row.complaint === complaint),
    );
  }
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const table = process.env['LOG_TABLE'] ?? '';
  await rebuildViews({ client, table }, new Projector({ client, table, projections }));
  client.destroy();
  expect(await looks(people.auditor)).toEqual(whole);
});

test('a look that is asked for again by its key is recorded once, at the moment of then', async () => {
  const complaint = await registered(house, await house.openInspection());
  const asked = {
    as: people.screener,
    key: crypto.randomUUID(),
    body: { reason: '核对地点', contact: false },
  };
  const path = `POST /complaints/${complaint}/looks`;
  const first = await house.ask(path, asked);
  expect(first.body).toMatchObject({ recordedAt: morning.toISOString() });
  vi.setSystemTime(new Date(morning.getTime() + 3_600_000));
  expect((await house.ask(path, { ...asked, key: crypto.randomUUID() })).body.recordedAt).not.toBe(
    first.body.recordedAt,
  );
  expect(await house.ask(path, asked)).toMatchObject({ status: 200, body: first.body });
  await house.settle();
  expect(await looks(people.head, { complaint })).toHaveLength(2);
});
