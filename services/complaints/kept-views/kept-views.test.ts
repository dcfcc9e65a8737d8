import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { mostKeptViews } from '@ducha/contracts';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { expect, test } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** Views of ledgers that somebody named: their own, in their order, until they forget them. */
const house = complaintsHouseAt(new Date('2025-12-20T01:00:00Z'));

const overdue = {
  ledger: 'complaints',
  name: '望京王经理盯的超期件',
  query: 'due=overdue&group=lead',
};
const keep = async (as: TestPerson, body: object, more: { key?: string } = {}) =>
  house.ask('POST /kept-views', { as, body, ...more });
const viewsOf = async (as: TestPerson) => {
  const { status, body } = await house.ask('GET /kept-views', { as });
  expect(status).toBe(200);
  return body.views as { view: string; name: string }[];
};
const forget = async (as: TestPerson, view: string) =>
  house.ask(`POST /kept-views/${view}/removal`, { as, body: {} });
const somebody = (sub: string): TestPerson => ({ sub, roles: ['office-head'] });

test('what one person keeps is listed in its order to them alone, and forgotten by them alone', async () => {
  const [one, other] = [somebody('keeps'), somebody('keeps-too')];
  expect(await viewsOf(one)).toEqual([]);
  const first = await keep(one, overdue);
  expect(first).toMatchObject({ status: 201, body: overdue });
  await keep(one, { ledger: 'tasks', name: '朝阳的任务', query: 'lead=110105' });
  await keep(other, { ...overdue, name: '别人的' });
  expect((await viewsOf(one)).map(({ name }) => name)).toEqual([overdue.name, '朝阳的任务']);
  expect((await viewsOf(other)).map(({ name }) => name)).toEqual(['别人的']);

  const { view } = first.body;
  expect((await forget(other, view)).status).toBe(404);
  expect(await forget(one, view)).toMatchObject({ status: 200, body: { view } });
  expect((await viewsOf(one)).map(({ name }) => name)).toEqual(['朝阳的任务']);
  expect((await forget(one, view)).status).toBe(404);
});

test('its name is in no log, and gone from what is sealed once it is forgotten', async () => {
  const who = somebody('tidies');
  const { body } = await keep(who, overdue);
  expect(await house.logText()).not.toContain(overdue.name);
  const before = await erasedQueries();
  await forget(who, body.view);
  expect(await erasedQueries()).toBe(before + 1);
});

/** Of how many views name and query are sealed no longer. */
async function erasedQueries(): Promise<number> {
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const sealed = new ScanCommand({ TableName: process.env['SEALED_TABLE'] });
  const { Items = [] } = await client.send(sealed);
  client.destroy();
  const gone = (field: string) =>
    Items.filter((item) => item[`n:${field}`]?.M?.['erased'] !== undefined).length;
  expect(gone('name')).toBe(gone('query'));
  return gone('query');
}

test('a retry after a lost answer keeps it once, and is told of that one', async () => {
  const who = somebody('retries');
  const key = crypto.randomUUID();
  const first = await keep(who, overdue, { key });
  await keep(who, { ...overdue, name: '后来的' });
  const again = await keep(who, overdue, { key });
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(await viewsOf(who)).toHaveLength(2);
  // Another one under the same key is none.
  expect((await keep(who, { ...overdue, query: 'due=soon' }, { key })).status).toBe(422);
});

test('a request whose view was forgotten since keeps nothing, and does not say that it did', async () => {
  const who = somebody('forgets');
  const key = crypto.randomUUID();
  const { body } = await keep(who, overdue, { key });
  await forget(who, body.view);
  for (const again of [overdue, { ledger: 'tasks', name: '别的', query: 'due=soon' }]) {
    expect((await keep(who, again, { key })).status).toBe(404);
  }
  expect(await viewsOf(who)).toEqual([]);
});

test('there are as many as can be overlooked, and no more', async () => {
  const who = somebody('collects');
  for (let at = 1; at <= mostKeptViews; at += 1) {
    expect((await keep(who, { ...overdue, name: `第${at}个` })).status).toBe(201);
  }
  expect(await keep(who, overdue)).toMatchObject({
    status: 409,
    body: { type: 'urn:ducha:problem:too-many-views' },
  });
  const [first] = await viewsOf(who);
  await forget(who, first?.view ?? '');
  expect((await keep(who, overdue)).status).toBe(201);
});

test.each([
  [{ ...overdue, name: '\u200b' }, '#/name'],
  [{ ...overdue, name: '长'.repeat(41) }, '#/name'],
  [{ ...overdue, query: '' }, '#/query'],
  [{ ...overdue, query: 'q=朝阳' }, '#/query'],
  [{ ...overdue, query: 'q'.repeat(1_501) }, '#/query'],
  [{ ...overdue, ledger: 'duties' }, '#/ledger'],
])('%j is refused by its name', async (body, pointer) => {
  expect(await keep(people.head, body)).toMatchObject({
    status: 400,
    body: { faults: [{ pointer }] },
  });
});
