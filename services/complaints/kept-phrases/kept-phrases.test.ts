import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { keptPhraseLength, mostKeptPhrases } from '@ducha/contracts';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { expect, test } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** 常用语: texts that somebody writes often: their own, in their order, until they forget them. */
const house = complaintsHouseAt(new Date('2025-12-20T01:00:00Z'));

const notOurs = { name: '不属于环境问题', text: '您反映的事项不属于生态环境保护督察受理范围。' };
const keep = (as: TestPerson, body: object, more: { key?: string } = {}) =>
  house.ask('POST /kept-phrases', { as, body, ...more });
const phrasesOf = async (as: TestPerson) => {
  const { status, body } = await house.ask('GET /kept-phrases', { as });
  expect(status).toBe(200);
  return body.phrases as { phrase: string; name: string; text: string }[];
};
const forget = (as: TestPerson, phrase: string) =>
  house.ask(`POST /kept-phrases/${phrase}/removal`, { as, body: {} });
const somebody = (sub: string): TestPerson => ({ sub, roles: ['office-screener'] });

test('what one person keeps is listed in its order to them alone, and forgotten by them alone', async () => {
  const [one, other] = [somebody('phrases'), somebody('phrases-too')];
  expect(await phrasesOf(one)).toEqual([]);
  const first = await keep(one, notOurs);
  expect(first).toMatchObject({ status: 201, body: notOurs });
  await keep(one, { name: '第二条', text: '请补充具体地点和时间。' });
  await keep(other, { ...notOurs, name: '别人的' });
  expect((await phrasesOf(one)).map(({ name }) => name)).toEqual([notOurs.name, '第二条']);
  expect((await phrasesOf(other)).map(({ name }) => name)).toEqual(['别人的']);

  const { phrase } = first.body;
  expect((await forget(other, phrase)).status).toBe(404);
  expect(await forget(one, phrase)).toMatchObject({ status: 200, body: { phrase } });
  expect((await phrasesOf(one)).map(({ name }) => name)).toEqual(['第二条']);
  expect((await forget(one, phrase)).status).toBe(404);
});

test('name and text lie in no log, sealed while it is kept, and in nothing once it is forgotten', async () => {
  const who = somebody('tidies');
  const { body } = await keep(who, notOurs);
  expect(await house.logText()).not.toContain(notOurs.text);
  expect(await house.logText()).not.toContain(notOurs.name);
  expect(JSON.stringify(await sealed())).not.toContain(notOurs.text);
  const before = await erased();
  await forget(who, body.phrase);
  expect(await erased()).toEqual({ name: before.name + 1, text: before.text + 1 });
});

/** What the service keeps sealed. */
async function sealed() {
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName: process.env['SEALED_TABLE'] }),
  );
  client.destroy();
  return Items;
}

/** Of how many phrases name and text are sealed no longer. */
async function erased() {
  const items = await sealed();
  const gone = (field: string) =>
    items.filter((item) => item[`n:${field}`]?.M?.['erased'] !== undefined).length;
  return { name: gone('name'), text: gone('text') };
}

test('in two tabs at once one keeps two: both stand, and one that both forget is gone once', async () => {
  const who = somebody('two-tabs');
  const both = await Promise.all([keep(who, notOurs), keep(who, { ...notOurs, name: '另一页的' })]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  const listed = await phrasesOf(who);
  expect(listed.map(({ name }) => name).toSorted()).toEqual([notOurs.name, '另一页的'].toSorted());
  const [{ phrase } = { phrase: '' }] = listed;
  const gone = await Promise.all([forget(who, phrase), forget(who, phrase)]);
  expect(new Set(gone.map(({ status }) => status))).toEqual(new Set([200, 404]));
  expect(await phrasesOf(who)).toHaveLength(1);
});

test('who writes no such texts keeps none: a clerk, an auditor, a team, whoever has not signed in', async () => {
  for (const as of [people.clerk, people.auditor, { sub: 'l', roles: ['team-leader'] } as const]) {
    expect((await keep(as, notOurs)).status).toBe(403);
    expect((await house.ask('GET /kept-phrases', { as })).status).toBe(403);
    expect((await forget(as, '0'.repeat(26))).status).toBe(403);
  }
  expect((await house.ask('POST /kept-phrases', { body: notOurs })).status).toBe(401);
  const liaison = { sub: 'liaison', roles: ['organisation-liaison'], org: '110105' } as const;
  expect((await keep(liaison, notOurs)).status).toBe(201);
});

test.each([
  [{ ...notOurs, name: '\u200b' }, '#/name'],
  [{ ...notOurs, name: '长'.repeat(41) }, '#/name'],
  [{ ...notOurs, text: '' }, '#/text'],
  [{ ...notOurs, text: '长'.repeat(keptPhraseLength + 1) }, '#/text'],
])('%j is refused by its name', async (body, pointer) => {
  expect(await keep(somebody('bad-input'), body)).toMatchObject({
    status: 400,
    body: { faults: [{ pointer }] },
  });
});

test('what looks like somebody’s data is kept in no phrase, in its name neither, and each place is told', async () => {
  const who = somebody('careless');
  const refused = await keep(who, {
    name: '张三的电话13811112222',
    text: '请联系13811112222或110105199003071234。',
  });
  expect(refused).toMatchObject({
    status: 422,
    body: { type: 'urn:ducha:problem:personal-data-in-text' },
  });
  const places = refused.body.faults.map(({ pointer }: { pointer: string }) => pointer);
  expect(places).toContain('#/name');
  expect(places.filter((one: string) => one === '#/text')).toHaveLength(2);
  expect(JSON.stringify(refused.body)).not.toContain('13811112222');
  expect(await phrasesOf(who)).toEqual([]);
});

test('a request whose phrase was forgotten since keeps nothing, and does not say that it did', async () => {
  const who = somebody('forgets');
  const key = crypto.randomUUID();
  const { body } = await keep(who, notOurs, { key });
  await forget(who, body.phrase);
  expect((await keep(who, notOurs, { key })).status).toBe(404);
  expect(await phrasesOf(who)).toEqual([]);
});

test('a retry after a lost answer keeps it once, and as many are kept as may be', async () => {
  const who = somebody('phrases-many');
  const key = crypto.randomUUID();
  const first = await keep(who, notOurs, { key });
  expect(await keep(who, notOurs, { key })).toMatchObject({ status: 201, body: first.body });
  expect((await keep(who, { ...notOurs, text: '另一条' }, { key })).status).toBe(422);
  for (let n = 1; n < mostKeptPhrases; n += 1) await keep(who, { ...notOurs, name: `第${n}条` });
  expect((await keep(who, notOurs)).body.type).toBe('urn:ducha:problem:too-many-phrases');
  await forget(who, first.body.phrase);
  expect((await keep(who, notOurs)).status).toBe(201);
});
