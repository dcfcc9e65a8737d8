import { expect, test } from 'vitest';
import { acceptance, act } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

const house = complaintsHouseAt(new Date('2025-12-20T01:00:00Z'));
const position = { latitude: 39.90421, longitude: 116.40739, accuracy: 12 };

async function submit(more: object) {
  const body = { inspection: house.inspection, problem: '夜里冒黑烟。', ...more };
  return house.ask('POST /public/complaints', { body });
}

async function register(more: object) {
  const body = { inspection: house.inspection, problem: '多人来访反映扬尘。', ...more };
  return house.ask('POST /complaints', { as: people.clerk, body });
}

const look = (complaint: string, contact = false, as = people.screener) =>
  house.ask(`POST /complaints/${complaint}/looks`, { as, body: { reason: '核对', contact } });

async function newest(): Promise<string> {
  await house.settle();
  const query = { inspection: house.inspection, stage: 'received', limit: '200' };
  const { body } = await house.ask('GET /complaints', { as: people.clerk, query });
  return body.complaints[0].complaint;
}

test('where somebody stood is had by a recorded look alone, stands in no log, and goes with the contact', async () => {
  const taken = await submit({ position });
  expect(taken.status).toBe(201);
  const complaint = await newest();
  const shown = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(JSON.stringify(shown.body)).not.toContain('39.9');
  // They left nothing by which they could be reached.
  expect(shown.body).toMatchObject({ anonymous: true, visitors: null });
  const looks = async () => {
    const { body } = await house.ask('GET /looks', { as: people.head, query: { complaint } });
    return body.looks.length;
  };
  expect(await looks()).toBe(0);
  for (const as of [people.clerk, people.chaoyang]) {
    expect((await look(complaint, false, as as never)).body.type).toMatch(/forbidden|not-found/);
  }
  expect((await look(complaint)).body.position).toEqual(position);
  await house.settle();
  expect(await looks()).toBe(1);
  const log = await house.logText();
  expect(log).toContain('complaint.position-told.v1');
  expect(log).not.toContain('39.9042');
  expect(log).not.toContain('116.407');
  const { receipt } = taken.body;
  const followed = await house.ask('GET /public/follow-up', { receipt });
  expect(JSON.stringify(followed.body)).not.toContain('39.9042');
  expect(followed.body.erasable).toContain('contact');

  const erased = await house.ask('POST /public/follow-up/erasure', {
    receipt,
    body: { parts: ['contact'] },
  });
  expect(erased.status).toBe(200);
  await house.settle();
  expect((await look(complaint)).body.position).toBeNull();
});

test('a position that cannot be is refused, and changes nothing', async () => {
  const before = await house.written();
  for (const wrong of [
    { ...position, latitude: 91 },
    { ...position, longitude: -181 },
    { ...position, accuracy: -1 },
    { latitude: 39.9, longitude: 116.4 },
    { ...position, name: '张三家' },
  ]) {
    expect((await submit({ position: wrong })).body.type).toBe('urn:ducha:problem:invalid');
  }
  // Whoever writes a complaint down stands elsewhere.
  expect((await register({ channel: 'phone', position })).body.type).toBe(
    'urn:ducha:problem:invalid',
  );
  expect(await house.written()).toEqual(before);
});

test('a group that comes names who speaks for it: how many is told to the office, who to those who look at the contact', async () => {
  const visit = { people: 7, representatives: '李某、王某' };
  const before = await house.written();
  expect((await register({ channel: 'visit', visit: { people: 7 } })).body).toMatchObject({
    status: 422,
    type: 'urn:ducha:problem:representatives-needed',
    faults: [{ pointer: '#/visit/representatives' }],
  });
  expect((await register({ channel: 'phone', visit })).body).toMatchObject({
    type: 'urn:ducha:problem:invalid',
    faults: [{ pointer: '#/visit', code: 'not-a-visit' }],
  });
  expect(await house.written()).toEqual(before);
  const { complaint } = (await register({ channel: 'visit', visit })).body;
  const shown = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(shown.body).toMatchObject({ visitors: 7 });
  expect(JSON.stringify(shown.body)).not.toContain('李某');
  expect((await look(complaint)).body.contact).toBeNull();
  const seen = await look(complaint, true);
  expect(seen.body.contact).toMatchObject({ name: null, representatives: '李某、王某' });
  expect(await house.logText()).not.toContain('李某');
  const erased = await act(house, complaint, {
    path: 'erasure',
    as: people.head,
    body: { parts: ['contact'], ground: 'asked-for' },
  });
  expect(erased.status).toBe(200);
  await house.settle();
  expect((await look(complaint, true)).body.contact.representatives).toBe('已删除');
});

test('who speaks for a group stands in no text for others, as the complainant’s own name does not', async () => {
  const visit = { people: 7, representatives: '李子明（13811112222）、王某' };
  const { complaint } = (await register({ channel: 'visit', visit })).body;
  const accept = (clearedText: string) =>
    act(house, complaint, {
      path: 'screening',
      as: people.screener,
      body: acceptance({ clearedText }),
    });
  await look(complaint, true);
  expect((await accept('李子明等七人反映某工地扬尘。')).body).toMatchObject({
    type: 'urn:ducha:problem:personal-data-in-text',
    faults: [{ pointer: '#/clearedText', code: 'complainant-name' }],
  });
  expect((await accept('居民反映某工地扬尘。')).status).toBe(200);
});

test('of a letter the day of its postmark is told to the office', async () => {
  const { complaint } = (
    await register({ channel: 'letter', postedOn: '2025-12-18', receivedOn: '2025-12-20' })
  ).body;
  const shown = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(shown.body).toMatchObject({ postedOn: '2025-12-18', receivedOn: '2025-12-20' });
});
