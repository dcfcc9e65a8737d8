import { newId } from '@ducha/event-log';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { expect, test } from 'vitest';
import { acceptance, acted, handOver, registered } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** A complaint is found by a whole number: its own, or that of the list from which it came. */
const house = complaintsHouseAt(new Date('2025-12-20T01:00:00Z'));

const gist = '朝阳区搅拌站夜间施工';
const accepted = { path: 'screening', as: people.screener, body: acceptance({ gist }) };
const find = async (as: TestPerson, number: string, more: Record<string, string> = {}) =>
  house.ask('GET /complaint-numbers', { as, query: { number, ...more } });

/** One that came from a list from elsewhere, by its number there. */
async function fromList(inspection: string, foreign: { list: string; number: string }) {
  const body = { inspection, problem: '上级交办', channel: 'letter', foreign };
  const answer = await house.ask('POST /complaints', { as: people.clerk, body });
  expect(answer.status).toBe(201);
  await house.settle();
  return String(answer.body.complaint);
}

test('by its own number, whichever inspection it is of, from the moment that it has one', async () => {
  await registered(house, await house.openInspection());
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  const { number } = await acted(house, complaint, accepted);
  expect(await find(people.clerk, number)).toMatchObject({
    status: 200,
    body: { complaints: [{ complaint, inspection, gist, list: null }], next: null },
  });
  expect((await find(people.clerk, 'W3BJ202512209999')).body.complaints).toEqual([]);
});

test('by its number in a list from elsewhere, of which several lists may have the same', async () => {
  const number = `TS-${newId().slice(0, 20).toUpperCase()}`;
  const inspection = await house.openInspection();
  const one = await fromList(inspection, { list: 'central-3', number });
  const other = await fromList(await house.openInspection(), { list: 'hotline', number });
  const pages = [await find(people.head, number, { limit: '1' })];
  pages.push(await find(people.head, number, { limit: '1', after: pages[0]?.body.next }));
  const found = pages.flatMap(({ body }) => body.complaints);
  const lists = found.map((row: { complaint: string; list: string }) => [row.complaint, row.list]);
  expect(Object.fromEntries(lists)).toEqual({ [one]: 'central-3', [other]: 'hotline' });
  expect(pages[1]?.body.next).toBeNull();
});

test('of what somebody may not read nothing is told, not even that it is there', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  const { number } = await acted(house, complaint, accepted);
  const member = { sub: `member-${inspection}`, roles: ['team-member'] };
  const nothing = { status: 200, body: { complaints: [] } };
  expect(await find(people.chaoyang, number)).toMatchObject(nothing);
  expect(await find(member, number)).toMatchObject(nothing);

  await handOver(house, inspection);
  await house.formTeam(inspection, [member.sub]);
  for (const as of [people.chaoyang, member]) {
    expect((await find(as, number)).body.complaints).toMatchObject([{ complaint }]);
  }
  // Of another district, of another team, and of the office but of a district that has a part in it.
  const recused = {
    sub: 'of-both',
    roles: ['office-clerk', 'accepting-unit-officer'],
    org: '110105',
  };
  const elsewhere = { sub: 'elsewhere', roles: ['team-member'] };
  const tongzhou = { sub: 'tz-liaison', roles: ['organisation-liaison'], org: '110112' };
  for (const as of [tongzhou, elsewhere, recused]) {
    expect(await find(as, number)).toMatchObject(nothing);
  }
});

test('nor does the place where the list goes on tell of one', async () => {
  const number = `TS-${newId().slice(0, 20).toUpperCase()}`;
  const inspection = await house.openInspection();
  for (const list of ['central-3', 'central-4', 'central-5']) {
    await fromList(inspection, { list, number });
  }
  expect((await find(people.chaoyang, number, { limit: '1' })).body).toMatchObject({
    complaints: [],
    next: null,
  });
  const clerks = await find(people.clerk, number, { limit: '2' });
  expect(clerks.body.complaints).toHaveLength(2);
  const rest = await find(people.clerk, number, { limit: '2', after: clerks.body.next });
  expect(rest.body).toMatchObject({ complaints: [{}], next: null });
});

test('what is no number is refused by name', async () => {
  for (const number of ['d3', 'D3 BJ', '']) {
    expect(await find(people.clerk, number)).toMatchObject({
      status: 400,
      body: { faults: [{ pointer: 'query/number' }] },
    });
  }
});
