import { expect, test } from 'vitest';
import { complaintsEndpoints } from '@ducha/contracts';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import {
  act,
  acted,
  confirmation,
  finalReply,
  handOver,
  nextActs,
  registered,
} from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** What a person is told they may do is what the endpoints then let them do, on the real engine. */
const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);

const bodies: Readonly<Record<string, unknown>> = {
  screenComplaint: { decision: 'decline', ground: 'not-environmental' },
  correctAcceptance: { keyAttention: true, industry: null, reason: 'attention-moved' },
  linkRelapse: { of: '0'.repeat(26) },
  withdrawComplaint: { ground: 'sent-twice' },
  passOnPhotographs: {
    photographs: [{ original: '0'.repeat(26), copy: '1'.repeat(26), covering: 'nothing-to-cover' }],
  },
  takeBackPhotographs: { photographs: ['1'.repeat(26)], reason: 'slip' },
  reassign: {
    organisations: [{ organisation: '110106', role: 'lead' }],
    reason: 'wrong-organisation',
  },
  undoScreening: { reason: 'slip' },
  writeToComplainant: { text: '请补充具体位置。' },
  settleMessages: {},
  askExtension: { until: '2027-01-31', reason: '设备未到' },
  decideExtension: { decision: 'grant' },
  callBack: { outcome: 'not-reached', channel: 'phone' },
  decideReopening: { decision: 'deny', reason: '没有新的情况。' },
  endRectification: { reason: 'object-gone' },
  recordRecheck: { result: 'matches', words: '与反馈一致' },
  settleRecheck: { words: '已约谈' },
  signIn: {},
  refuse: { reason: '不属于本单位职责' },
  decideRefusal: { decision: 'deny' },
  reply: finalReply(),
  decideReply: { decision: 'approve' },
  reviewReply: confirmation(),
  correctComplaintText: { text: 'cleared-text', corrected: '更正后的文字。', old: 'kept' },
  eraseComplaintTexts: { parts: ['words'], ground: 'asked-for' },
};
const statusOf: Readonly<Record<string, number>> = {
  role: 403,
  'not-assigned': 404,
  'lead-only': 403,
};
const pathOf = (name: string) =>
  complaintsEndpoints
    .find((endpoint) => endpoint.name === name)
    ?.path.replace('/complaints/{complaint}/', '') ?? '';

interface Foreseen {
  readonly act: string;
  readonly allowed: boolean;
  readonly why?: string;
  readonly due?: string | null;
  readonly except?: readonly { decision: string; why: string }[];
}
async function foreseen(complaint: string, as: TestPerson): Promise<Foreseen[]> {
  const answer = await house.ask(`GET /complaints/${complaint}/acts`, { as });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  expect(answer.headers['etag']).toBe(`"${answer.body.version}"`);
  return answer.body.acts;
}

const asked = [
  ...Object.values(people),
  { sub: 'both', roles: ['office-reviewer', 'organisation-liaison'], org: '110105' },
  { sub: 'cy-principal', roles: ['organisation-principal', 'organisation-liaison'], org: '110105' },
  { sub: 'commissioner', roles: ['commissioner'], org: 'sthjj' },
].filter(({ roles }) => !roles.includes('auditor'));

/** Whatever is foreseen as refused is tried, and refused with that code and nothing written. */
async function holds(complaint: string): Promise<number> {
  let tried = 0;
  for (const as of asked) {
    const seen = await house.ask(`GET /complaints/${complaint}`, { as });
    const told = await house.ask(`GET /complaints/${complaint}/acts`, { as });
    expect(told.status).toBe(seen.status);
    if (told.status !== 200) continue;
    for (const one of told.body.acts as Foreseen[]) {
      const why = one.allowed ? undefined : one.why;
      // The version is right where a refusal is expected; where not, a wrong one keeps the state.
      const answer = await house.ask(`POST /complaints/${complaint}/${pathOf(one.act)}`, {
        as,
        body: bodies[one.act],
        seen: why === undefined ? 999 : told.body.version,
      });
      const where = `${as.sub}: ${one.act}, ${why}`;
      if (why === undefined) expect(answer.status, where).toBe(412);
      else expect(answer.status, where).toBe(statusOf[why] ?? 409);
      if (why !== undefined && !['role', 'not-assigned'].includes(why)) {
        expect(answer.body.type, where).toBe(`urn:ducha:problem:${why}`);
      }
      tried += 1;
    }
  }
  const after = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(after.status).toBe(200);
  return tried;
}

test('at every stage everyone is told what the endpoints would answer', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  const acts = async (as: TestPerson) =>
    Object.fromEntries(
      (await foreseen(complaint, as)).map(({ act: name, ...rest }) => [name, rest]),
    );
  expect(await holds(complaint)).toBeGreaterThan(30);
  expect(await acts(people.screener)).toMatchObject({
    screenComplaint: { allowed: true, due: null, except: [] },
    signIn: { allowed: false, why: 'role' },
    decideRefusal: { allowed: false, why: 'wrong-stage' },
  });
  await acted(house, complaint, nextActs['screening']);
  await holds(complaint);
  await handOver(house, inspection);
  await holds(complaint);
  expect(await acts(people.fengtai)).toMatchObject({
    signIn: { allowed: true, due: '2025-12-22T16:00:00.000Z' },
    refuse: { allowed: false, why: 'lead-only' },
    reply: { allowed: false, why: 'wrong-stage' },
  });
  await acted(house, complaint, nextActs['signIn']);
  await holds(complaint);
  expect(await acts(people.chaoyang)).toMatchObject({
    signIn: { allowed: false, why: 'already-done' },
    reply: { allowed: true, due: '2025-12-30T16:00:00.000Z' },
    decideReply: { allowed: false, why: 'role' },
  });
  const selfMade = {
    sub: people.chaoyangPrincipal.sub,
    roles: ['organisation-liaison'],
    org: '110105',
  };
  await acted(house, complaint, { path: 'reply', as: selfMade, body: finalReply() });
  expect(await acts(people.chaoyangPrincipal)).toMatchObject({
    decideReply: {
      allowed: true,
      due: '2025-12-30T16:00:00.000Z',
      except: [{ decision: 'approve', why: 'own-case' }],
    },
  });
  const own = await act(house, complaint, {
    path: 'reply/approval',
    as: people.chaoyangPrincipal,
    body: { decision: 'approve' },
  });
  expect(own.body.type).toBe('urn:ducha:problem:own-case');
  await acted(house, complaint, {
    path: 'reply/approval',
    as: people.chaoyangPrincipal,
    body: { decision: 'return', reason: '请补充' },
  });
  await holds(complaint);
  await acted(house, complaint, nextActs['reply']);
  await holds(complaint);
  await acted(house, complaint, nextActs['approval']);
  await holds(complaint);
  // Whoever is also of the organisation that replied; not whoever an issuer says is paid by it.
  const both = { ...people.reviewer, roles: ['office-reviewer', 'organisation-in-charge'] };
  expect(await acts({ ...both, org: '110105' })).toMatchObject({
    reviewReply: { allowed: false, why: 'own-case' },
  });
  expect(await acts({ ...people.reviewer, org: '110105' })).toMatchObject({
    reviewReply: { allowed: true },
  });
  await acted(house, complaint, nextActs['review']);
  await holds(complaint);
});

test('refused, denied, and refused as often as may be', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  await acted(house, complaint, nextActs['screening']);
  await handOver(house, inspection);
  const refusal = { path: 'refusal', as: people.chaoyang, body: { reason: '不在我区' } };
  const denial = { path: 'refusal/decision', as: people.screener, body: { decision: 'deny' } };
  for (let time = 1; time <= 3; time += 1) {
    await acted(house, complaint, refusal);
    if (time === 1) await holds(complaint);
    await acted(house, complaint, denial);
  }
  const told = await foreseen(complaint, people.chaoyang);
  expect(told.find((one) => one.act === 'refuse')).toEqual({
    act: 'refuse',
    allowed: false,
    why: 'refusals-exhausted',
  });
  await holds(complaint);
});

test('whoever may not read it is told nothing, not even that it is there', async () => {
  const complaint = await registered(house, await house.openInspection());
  const path = `GET /complaints/${complaint}/acts`;
  expect((await house.ask(path, { as: people.chaoyang })).status).toBe(404);
  expect((await house.ask(path, { as: people.auditor })).status).toBe(403);
  const unknown = `GET /complaints/${'0'.repeat(26)}/acts`;
  expect((await house.ask(unknown, { as: people.head })).status).toBe(404);
});
