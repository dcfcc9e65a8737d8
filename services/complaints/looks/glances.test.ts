import { glancedAtOnce } from '@ducha/contracts';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { expect, test, vi } from 'vitest';
import { acted, nextActs, registered } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { openingOf } from './opening.ts';

/** 看开头: a screener's sitting begins with the opening words of what waits. */
const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const words =
  '幸福里小区7号楼下\n烧烤店  每晚冒黑烟到半夜，老人孩子都睡不着，多次反映一直没有人来管';

async function glance(
  complaints: readonly string[],
  { as = people.screener, key = crypto.randomUUID() }: { as?: TestPerson; key?: string } = {},
) {
  return house.ask('POST /glances', { as, key, body: { complaints } });
}

async function looksAt(complaint: string) {
  await house.settle();
  const { body } = await house.ask('GET /looks', { as: people.head, query: { complaint } });
  return body.looks;
}

async function someWaiting(count: number): Promise<string[]> {
  const inspection = await house.openInspection();
  const complaints: string[] = [];
  for (let n = 0; n < count; n += 1) {
    complaints.push(await registered(house, inspection, { problem: `${n + 1}号：${words}` }));
  }
  return complaints;
}

const erased = async (complaint: string) =>
  acted(house, complaint, {
    path: 'erasure',
    as: people.head,
    body: { parts: ['words'], ground: 'asked-for' },
  });

test('the opening words of what waits are shown in one line, and at each a look is recorded', async () => {
  const complaints = await someWaiting(3);
  const before = await house.written();
  const { status, body } = await glance([...complaints, ...complaints]);
  expect(status).toBe(200);
  expect(body).toEqual({
    shown: complaints.map((complaint, n) => ({
      complaint,
      opening: `${n + 1}号：幸福里小区7号楼下 烧烤店 每晚冒黑烟到半夜，老人孩子都睡不着，多次反映…`,
    })),
    notShown: [],
    recordedAt: morning.toISOString(),
  });
  for (const { opening } of body.shown) expect(Array.from(opening)).toHaveLength(40);
  // One commit of the sitting, and one at each complaint; and no note.
  expect(await house.written()).toEqual({ ...before, commits: before.commits + 4 });
  const sittings = new Set<string>();
  for (const complaint of complaints) {
    const looks = await looksAt(complaint);
    expect(looks).toEqual([
      {
        look: `${complaint}-1`,
        complaint,
        number: null,
        at: morning.toISOString(),
        role: 'office-screener',
        subject: 'screener',
        contact: false,
        glance: { sitting: expect.any(String), of: 3 },
        reason: null,
      },
    ]);
    sittings.add(looks[0].glance.sitting);
  }
  expect(sittings.size).toBe(1);
  const log = await house.logText();
  for (const part of ['幸福里', '冒黑烟']) expect(log).not.toContain(part);
});

test('what may not be seen is named with why, and stops no other', async () => {
  const [waiting = '', screened = '', asked = '', gone = ''] = await someWaiting(4);
  await acted(house, screened, nextActs['screening']);
  const question = { decision: 'ask', question: '请说明具体位置。' };
  await acted(house, asked, { path: 'screening', as: people.screener, body: question });
  await erased(gone);
  const unknown = '0'.repeat(26);
  const before = await house.written();
  const { body } = await glance([unknown, screened, waiting, asked, gone]);
  expect(body.shown).toEqual([
    { complaint: waiting, opening: expect.stringMatching(/^1号：幸福里/) },
  ]);
  expect(body.notShown).toEqual([
    { complaint: unknown, why: 'not-found' },
    { complaint: screened, why: 'wrong-stage' },
    { complaint: asked, why: 'wrong-stage' },
    { complaint: gone, why: 'erased' },
  ]);
  expect(await house.written()).toEqual({ ...before, commits: before.commits + 2 });
  expect(await looksAt(waiting)).toMatchObject([{ glance: { of: 1 } }]);
  for (const complaint of [screened, asked, gone]) expect(await looksAt(complaint)).toEqual([]);
});

test('where none may be seen, the sitting is recorded, and no look', async () => {
  const before = await house.written();
  const { status, body } = await glance(['0'.repeat(26)]);
  expect(status).toBe(200);
  expect(body).toEqual({
    shown: [],
    notShown: [{ complaint: '0'.repeat(26), why: 'not-found' }],
    recordedAt: morning.toISOString(),
  });
  expect(await house.written()).toEqual({ ...before, commits: before.commits + 1 });
});

test('whoever is recused sees nothing of it, nor that it is there', async () => {
  const inspection = await house.openInspection();
  const theirs = await registered(house, inspection, { district: '110105' });
  const other = await registered(house, inspection, { district: '110106' });
  const as = {
    sub: 'recused',
    roles: ['office-screener', 'accepting-unit-officer'],
    org: '110105',
  };
  expect((await glance([theirs, other], { as })).body).toMatchObject({
    shown: [{ complaint: other }],
    notShown: [{ complaint: theirs, why: 'not-found' }],
  });
  expect(await looksAt(theirs)).toEqual([]);
  // Become so since, they see it by the same key no more.
  const key = crypto.randomUUID();
  const before = { sub: 'recused', roles: ['office-screener'], org: 'sthjj' };
  expect((await glance([theirs], { as: before, key })).body.shown).toHaveLength(1);
  expect((await glance([theirs], { as, key })).body).toMatchObject({
    shown: [],
    notShown: [{ complaint: theirs, why: 'not-found' }],
  });
  expect(await looksAt(theirs)).toHaveLength(1);
});

test('asked for again by the same key it is the sitting of that time, whatever happened since', async () => {
  const complaints = await someWaiting(3);
  const [one = '', two = ''] = complaints;
  const key = crypto.randomUUID();
  const first = await glance(complaints, { key });
  vi.setSystemTime(new Date(morning.getTime() + 3_600_000));
  const written = await house.written();
  expect(await glance(complaints, { key })).toMatchObject({ status: 200, body: first.body });
  expect(await house.written()).toEqual(written);
  await acted(house, one, nextActs['screening']);
  expect((await glance(complaints, { key })).body).toEqual(first.body);
  await erased(two);
  const [shownOne, , shownThree] = first.body.shown;
  expect((await glance(complaints, { key })).body).toEqual({
    ...first.body,
    shown: [shownOne, { complaint: two, opening: null }, shownThree],
  });
  // Another request, and another person, under that key.
  expect((await glance([one], { key })).status).toBe(422);
  expect(await looksAt(one)).toHaveLength(1);
  const other = { ...people.screener, sub: 'colleague' };
  const [third = ''] = complaints.slice(2);
  expect((await glance([third], { as: other, key })).body.recordedAt).not.toBe(
    first.body.recordedAt,
  );
  expect(await looksAt(third)).toHaveLength(2);
});

test('two who begin at once, and one who looks, are each recorded', async () => {
  const complaints = await someWaiting(4);
  const [one = ''] = complaints;
  const look = { as: people.head, body: { reason: '核对地点' } };
  const answers = await Promise.all([
    glance(complaints),
    glance(complaints.toReversed(), { as: { ...people.screener, sub: 'colleague' } }),
    house.ask(`POST /complaints/${one}/looks`, look),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await looksAt(one)).toHaveLength(3);
});

test('a list that cannot be is refused with its faults, and a full one is one sitting', async () => {
  const many = Array.from({ length: glancedAtOnce + 1 }, () => '0'.repeat(26));
  for (const complaints of [[], many, ['nothing of the kind']]) {
    expect((await glance(complaints)).status).toBe(400);
  }
  for (const as of [people.clerk, people.reviewer, people.head, people.chaoyang]) {
    expect((await glance(['0'.repeat(26)], { as })).status).toBe(403);
  }
  const complaints = await someWaiting(glancedAtOnce);
  const { body } = await glance(complaints);
  expect(body.shown.map(({ complaint }: { complaint: string }) => complaint)).toEqual(complaints);
  expect(await looksAt(complaints.at(-1) ?? '')).toMatchObject([{ glance: { of: glancedAtOnce } }]);
}, 60_000);

test('an opening is one line, cut between characters', () => {
  expect(openingOf(' 短 \n 的 ')).toBe('短 的');
  expect(openingOf('𝟐'.repeat(40))).toBe('𝟐'.repeat(40));
  expect(openingOf('𝟐'.repeat(41))).toBe(`${'𝟐'.repeat(39)}…`);
});
