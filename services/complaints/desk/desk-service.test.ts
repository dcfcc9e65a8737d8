import { expect, test, vi } from 'vitest';
import { complaintSteps } from '../testing/complaint-steps.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** The screeners' desk: who has what open, and what is set aside 放一放. */
const saturday = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(saturday);
const { submitted, done } = complaintSteps(() => house);

const other = { ...people.screener, sub: 'second-screener' };
const ofChaoyang = {
  sub: 'both',
  roles: ['office-screener', 'accepting-unit-officer'],
  org: '110105',
};
type Person = typeof people.screener | typeof ofChaoyang;

const post = async (path: string, as: Person, body: object) =>
  house.ask(`POST ${path}`, { as, body });
const claim = async (complaint: string, as: Person = people.screener, hold = true) =>
  post(`/complaints/${complaint}/screening-claim`, as, { hold });
const aside = async (complaint: string, body: object, as: Person = people.screener) =>
  post(`/complaints/${complaint}/set-aside`, as, body);
const desk = async (as: Person = people.screener) =>
  (await house.ask('GET /screening-desk', { as })).body;
const one = async (district?: string) => {
  const { complaint } = await submitted(
    await house.openInspection(),
    district === undefined ? {} : { district },
  );
  await house.settle();
  return complaint;
};
const at = (moment: string) => vi.setSystemTime(new Date(moment));
const decline = { decision: 'decline', ground: 'not-environmental' };

test('whoever opens it has it for a quarter of an hour, and longer where they ask again', async () => {
  at('2025-12-20T01:00:00Z');
  const complaint = await one();
  expect((await claim(complaint)).body).toEqual({
    claim: { by: people.screener.sub, mine: true, until: '2025-12-20T01:15:00.000Z' },
  });
  expect((await desk(other)).claims).toEqual([
    { complaint, by: people.screener.sub, mine: false, until: '2025-12-20T01:15:00.000Z' },
  ]);
  at('2025-12-20T01:10:00Z');
  expect((await claim(complaint)).body.claim.until).toBe('2025-12-20T01:25:00.000Z');
  // A colleague reads whose it is, and may decide all the same.
  expect((await claim(complaint, other)).body).toEqual({
    claim: { by: people.screener.sub, mine: false, until: '2025-12-20T01:25:00.000Z' },
  });
  at('2025-12-20T01:25:00Z');
  expect((await desk()).claims).toEqual([]);
  expect((await claim(complaint, other)).body.claim).toMatchObject({ by: other.sub, mine: true });
});

test('it is let go with the page, by whoever has it alone; one that is decided is nobody’s', async () => {
  at('2025-12-20T02:00:00Z');
  const complaint = await one();
  await claim(complaint);
  await claim(complaint, other, false);
  expect((await desk()).claims).toHaveLength(1);
  await claim(complaint, people.screener, false);
  expect((await desk()).claims).toEqual([]);
  await claim(complaint);
  await done(`/complaints/${complaint}/screening`, other, decline);
  await house.settle();
  expect((await desk()).claims).toEqual([]);
  expect((await claim(complaint)).body.type).toBe('urn:ducha:problem:wrong-stage');
  expect((await claim(complaint, people.screener, false)).status).toBe(200);
});

test('of two who open it at once one has it, and the other is told who', async () => {
  const complaint = await one();
  const answers = await Promise.all([claim(complaint), claim(complaint, other)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const claims = answers.map(({ body }) => body.claim);
  expect(new Set(claims.map(({ by }) => by)).size).toBe(1);
  expect(claims.filter(({ mine }) => mine)).toHaveLength(1);
});

test('set aside it is last of theirs until tomorrow, or a day not after its date; its date runs on', async () => {
  at('2025-12-20T03:00:00Z');
  const complaint = await one();
  expect((await aside(complaint, { aside: true, reason: 'complex' })).body).toEqual({
    setAside: {
      by: people.screener.sub,
      mine: true,
      until: '2025-12-20T16:00:00.000Z',
      reason: 'complex',
    },
  });
  expect((await desk(other)).setAside).toMatchObject([
    { complaint, mine: false, reason: 'complex' },
  ]);
  expect((await aside(complaint, { aside: true, until: '2025-12-22' })).status).toBe(200);
  for (const until of ['2025-12-20', '2025-12-24']) {
    expect((await aside(complaint, { aside: true, until })).body).toMatchObject({
      type: 'urn:ducha:problem:dates-impossible',
      faults: [{ pointer: '#/until' }],
    });
  }
  const shown = (await house.ask(`GET /complaints/${complaint}`, { as: people.clerk })).body;
  expect(shown).toMatchObject({
    version: 1,
    officeDates: [{ act: 'screen', due: '2025-12-22T16:00:00.000Z' }],
  });
  expect((await aside(complaint, { aside: false })).body).toEqual({ setAside: null });
  expect((await desk()).setAside).toEqual([]);
  // Late already, it can still come after the others today.
  at('2025-12-23T03:00:00Z');
  expect((await aside(complaint, { aside: true })).status).toBe(200);
  expect((await aside(complaint, { aside: true, until: '2025-12-25' })).status).toBe(422);
  at('2025-12-24T03:00:00Z');
  expect((await desk()).setAside).toEqual([]);
});

test('nobody but screeners is told who has what, and no screener of a case of their own', async () => {
  at('2025-12-20T04:00:00Z');
  const complaint = await one('110105');
  await claim(complaint);
  for (const as of [people.chaoyang, people.clerk, people.head]) {
    expect((await house.ask('GET /screening-desk', { as })).status).toBe(403);
  }
  expect((await desk(ofChaoyang)).claims).toEqual([]);
  expect([403, 404]).toContain((await claim(complaint, ofChaoyang)).status);
});
