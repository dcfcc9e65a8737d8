import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { complaintsEndpoints, policy, type Role } from '@ducha/contracts';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import {
  acceptance,
  act,
  acted,
  confirmation,
  handOver,
  registered,
} from '../testing/complaint-acts.ts';
import { complaintSteps } from '../testing/complaint-steps.ts';
import { people, startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';
import { lookedAt, passedOn, photographed } from '../testing/photograph-steps.ts';
import { fileOf, putFile } from '../testing/put-file.ts';

/**
 * 回避: whoever holds a role at an organisation is kept from its cases in every other role of theirs, and
 * reading is no exception. What the organisation may read, they read as one of it.
 */
let house: ComplaintsHouse;

/** A complaint that Chaoyang replied to; one of Fengtai alone; one about Chaoyang that nobody screened yet. */
let [theirs, others, reported]: [Handled, Handled, string] = [] as never;
let inspection: string;
const { submitted } = complaintSteps(() => house);

interface Handled {
  readonly complaint: string;
  readonly batch: string;
  readonly number: string;
  readonly evidence: string;
  /** A covered copy of a photograph of the complainant. */
  readonly copy: string;
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-20T01:00:00Z') });
  house = await startComplaints();
  inspection = await house.openInspection({ targets: ['sthjj'] });
  await house.formTeam(inspection, ['seated']);
  theirs = await handled(people.chaoyang, [
    { organisation: '110105', role: 'lead' },
    { organisation: 'sthjj', role: 'assist' },
  ]);
  others = await handled(people.fengtai, [{ organisation: '110106', role: 'lead' }]);
  reported = await registered(house, inspection, { district: '110105' });
});
afterAll(() => house.service.stop());

/** Written about, accepted, handed over, signed for and replied to with a file; looked at by the head. */
async function handled(as: TestPerson, organisations: object): Promise<Handled> {
  const original = await photographed(house, inspection, `of ${as.sub}`);
  const { complaint } = await submitted(inspection, { photographs: [original] });
  await lookedAt(house, complaint);
  const { copy } = await passedOn(house, complaint, original);
  const body = { text: '请补充具体位置。' };
  await acted(house, complaint, { path: 'messages', as: people.screener, body });
  const screening = { path: 'screening', as: people.screener, body: acceptance({ organisations }) };
  await acted(house, complaint, screening);
  await handOver(house, inspection);
  const { batch, number } = await acted(house, complaint, { path: 'sign-in', as, body: {} });
  const { bytes, announced } = fileOf(`a picture of ${complaint}`);
  const asked = { as, body: { kind: 'after', ...announced } };
  const file = await house.ask(`POST /complaints/${complaint}/evidence`, asked);
  expect(await putFile(file.body.upload, bytes)).toBe(200);
  const reason = { reason: '核对事实' };
  await house.ask(`POST /complaints/${complaint}/looks`, { as: people.head, body: reason });
  await house.settle();
  return { complaint, batch, number, evidence: file.body.evidence, copy };
}

/** Somebody of the office who also accepts rectifications for Chaoyang: no reader of its complaints as such. */
const recused = (role: string): TestPerson => ({
  sub: `both-${role}`,
  roles: [role, 'accepting-unit-officer'],
  org: '110105',
});
/** The same, who is its liaison too. */
const liaisonToo = (role: string): TestPerson => ({
  sub: `liaison-${role}`,
  roles: [role, 'organisation-liaison'],
  org: '110105',
});

/** Who reads with no more than their role. */
function rolesAt(endpoint: string): Role[] {
  return (policy[endpoint] ?? []).flatMap(({ role, relation }) =>
    relation === 'any' ? [role] : [],
  );
}

/** What is read of one complaint. */
const ofOne = {
  readComplaint: ({ complaint }: Handled) => `GET /complaints/${complaint}`,
  readComplaintActs: ({ complaint }: Handled) => `GET /complaints/${complaint}/acts`,
  readComplaintTimeline: ({ complaint }: Handled) => `GET /complaints/${complaint}/timeline`,
  readReplyEvidence: ({ complaint, evidence }: Handled) =>
    `GET /complaints/${complaint}/evidence/${evidence}`,
  readPassedOnPhotograph: ({ complaint, copy }: Handled) =>
    `GET /complaints/${complaint}/passed-on/${copy}`,
};
/** What names complaints, row by row. */
const ofMany = {
  listComplaints: () => [`GET /complaints`, { inspection, limit: '200' }],
  readComplaintLedger: () => ['GET /complaint-ledger', { inspection }],
  findComplaints: ({ number }: Handled) => ['GET /complaint-numbers', { number }],
  readBatch: ({ batch }: Handled) => [`GET /batches/${batch}`, {}],
  listLooks: () => ['GET /looks', { limit: '200' }],
} satisfies Record<string, (of: Handled) => [string, Record<string, string>]>;
/** What counts, or is of no complaint. */
const ofNone = [
  'listSamples',
  'listKeptViews',
  'listKeptPhrases',
  'readFigures',
  // The numbers in it are published.
  'readSample',
  'listBatches',
  'readCutOffs',
  'listComplaintTypes',
  'readComplaintsPolicy',
];
/**
 * Asked elsewhere: with a calendar in `recounting/recount-action.test.ts`, with what colleagues have open in
 * `desk/desk-service.test.ts`. Whoever is recused from them all is told of none.
 */
const elsewhere = ['previewRecount', 'readScreeningDesk', 'claimScreening', 'setAsideScreening'];

test('every read of this service is asked here, or tells of no complaint', () => {
  const reads = complaintsEndpoints.filter(
    ({ audience, effect }) => audience === 'staff' && effect === 'read',
  );
  expect(reads.map(({ name }) => name).toSorted()).toEqual(
    [...Object.keys(ofOne), ...Object.keys(ofMany), ...ofNone, ...elsewhere].toSorted(),
  );
});

describe.each(Object.entries(ofOne))('%s', (name, line) => {
  test.each(rolesAt(name))('%s: not there for whoever is recused', async (role) => {
    const as = recused(role);
    expect((await house.ask(line(theirs), { as })).status).toBe(404);
    expect((await house.ask(line(others), { as })).status).toBe(200);
    const alone = { sub: as.sub, roles: [role] };
    expect((await house.ask(line(theirs), { as: alone })).status).toBe(200);
  });
});

describe.each(Object.entries(ofMany))('%s', (name, ask: (of: Handled) => [string, object]) => {
  test.each(rolesAt(name))('%s: no row of it', async (role) => {
    const told = async (as: TestPerson, of: Handled): Promise<string> => {
      const [line, query] = ask(of);
      const answer = await house.ask(line, { as, query: query as Record<string, string> });
      expect(answer.status).toBe(200);
      return JSON.stringify(answer.body);
    };
    const mine = await told(recused(role), theirs);
    expect(mine).not.toContain(theirs.complaint);
    expect(mine).not.toContain(reported);
    expect(await told(recused(role), others)).toContain(others.complaint);
    expect(await told({ sub: 'alone', roles: [role] }, theirs)).toContain(theirs.complaint);
  });
});

test('what is about the own district is recused from before anybody screens it', async () => {
  for (const role of rolesAt('readComplaint')) {
    const path = `GET /complaints/${reported}`;
    expect((await house.ask(path, { as: recused(role) })).status).toBe(404);
    // It is not handed over to the organisation either.
    expect((await house.ask(path, { as: liaisonToo(role) })).status).toBe(404);
  }
  const township = {
    sub: 'of-a-township',
    roles: ['office-clerk', 'organisation-liaison'],
    org: '110105001',
  };
  expect((await house.ask(`GET /complaints/${reported}`, { as: township })).status).toBe(404);
  const screener = { ...recused('office-screener') };
  const todo = await house.ask('GET /complaints', { as: screener, query: { todo: 'true' } });
  expect(JSON.stringify(todo.body)).not.toContain(reported);
  const whole = { as: people.screener, query: { todo: 'true' } };
  expect(JSON.stringify((await house.ask('GET /complaints', whole)).body)).toContain(reported);
});

test('the liaison of the office reads what the organisation reads, and no more', async () => {
  const path = `GET /complaints/${theirs.complaint}`;
  for (const role of rolesAt('readComplaint')) {
    const shown = await house.ask(path, { as: liaisonToo(role) });
    const asLiaison = await house.ask(path, { as: people.chaoyang });
    expect(shown.body).toEqual(asLiaison.body);
    expect(JSON.stringify(shown.body)).not.toContain('请补充');
  }
  expect(JSON.stringify((await house.ask(path, { as: people.clerk })).body)).toContain(
    '请补充具体位置。',
  );
});

const acts = {
  lookAtComplaint: { path: 'looks', role: 'office-head', body: { reason: '想知道是谁' } },
  settleMessages: { path: 'messages/settled', role: 'office-screener', body: {} },
  writeToComplainant: { path: 'messages', role: 'office-screener', body: { text: '您是谁？' } },
  screenComplaint: { path: 'screening', role: 'office-screener', body: acceptance() },
  undoScreening: { path: 'screening/undoing', role: 'office-head', body: { reason: 'slip' } },
  correctAcceptance: {
    path: 'acceptance/correction',
    role: 'office-reviewer',
    body: { keyAttention: true, reason: 'attention-moved' },
  },
  linkRelapse: { path: 'relapse', role: 'office-reviewer', body: { of: null } },
  withdrawComplaint: {
    path: 'withdrawal',
    role: 'office-screener',
    body: { ground: 'sent-twice' },
  },
  passOnPhotographs: {
    path: 'passed-on',
    role: 'office-screener',
    body: {
      photographs: [
        { original: '0'.repeat(26), copy: '1'.repeat(26), covering: 'nothing-to-cover' },
      ],
    },
  },
  takeBackPhotographs: {
    path: 'passed-on/taking-back',
    role: 'office-reviewer',
    body: { photographs: ['1'.repeat(26)], reason: 'slip' },
  },
  reassign: {
    path: 'reassignment',
    role: 'office-screener',
    body: { organisations: [{ organisation: '110106', role: 'lead' }], reason: 'duties-changed' },
  },
  decideExtension: {
    path: 'extension/decision',
    role: 'office-head',
    body: { decision: 'grant' },
  },
  callBack: {
    path: 'call-back',
    role: 'office-reviewer',
    body: { outcome: 'not-reached', channel: 'phone' },
  },
  decideReopening: {
    path: 'reopening/decision',
    role: 'office-screener',
    body: { decision: 'deny', reason: '没有新的情况。' },
  },
  endRectification: {
    path: 'rectification-end',
    role: 'office-head',
    body: { reason: 'object-gone' },
  },
  settleRecheck: {
    path: 'recheck/settlement',
    role: 'office-head',
    body: { words: '已约谈' },
  },
  decideRefusal: { path: 'refusal/decision', role: 'office-head', body: { decision: 'deny' } },
  eraseComplaintTexts: {
    path: 'erasure',
    role: 'office-head',
    body: { parts: ['contact'], ground: 'asked-for' },
  },
  correctComplaintText: {
    path: 'correction',
    role: 'office-head',
    body: { text: 'cleared-text', corrected: '某搅拌站夜间施工。', old: 'erased' },
  },
  reviewReply: { path: 'reply/review', role: 'office-reviewer', body: confirmation() },
};

test.each(Object.entries(acts))(
  '%s: neither do they act on it',
  async (name, { path, role, body }) => {
    const before = await house.written();
    const done = (as: TestPerson) => act(house, theirs.complaint, { path, as, body });
    expect(await done(recused(role))).toMatchObject({ status: 404 });
    // Whoever reads it as one of the organisation is told why.
    expect(await done(liaisonToo(role))).toMatchObject({
      status: 409,
      body: { type: 'urn:ducha:problem:own-case' },
    });
    const told = await house.ask(`GET /complaints/${theirs.complaint}/acts`, {
      as: liaisonToo(role),
    });
    const foreseen = told.body.acts.find((one: { act: string }) => one.act === name);
    if (name !== 'lookAtComplaint') expect(foreseen).toMatchObject({ why: 'own-case' });
    expect(await house.written()).toEqual(before);
  },
);

test('a relapse link with a case of theirs is neither set nor taken away by them', async () => {
  const linked = (of: string | null) => ({ path: 'relapse', body: { of } });
  const between = recused('office-reviewer');
  expect(
    await act(house, others.complaint, { ...linked(theirs.complaint), as: between }),
  ).toMatchObject({ status: 422, body: { type: 'urn:ducha:problem:relapse-impossible' } });
  await acted(house, others.complaint, { ...linked(theirs.complaint), as: people.head });
  const before = await house.written();
  expect(await act(house, others.complaint, { ...linked(null), as: between })).toMatchObject({
    status: 409,
    body: { type: 'urn:ducha:problem:own-case' },
  });
  expect(await house.written()).toEqual(before);
  await acted(house, others.complaint, { ...linked(null), as: people.head });
});

test('one of a target who sits on the team is recused from the inspection, not the seat beside', async () => {
  const seated = { sub: 'seated', roles: ['team-member'] };
  const ofTarget = { ...seated, roles: ['team-member', 'accepting-unit-officer'], org: 'sthjj' };
  for (const [line, query] of [
    [`GET /complaints/${others.complaint}`, {}],
    [`GET /batches/${others.batch}`, {}],
    ['GET /batches', { inspection }],
    ['GET /figures', { inspection }],
    ['GET /complaints', { inspection }],
  ] as const) {
    expect((await house.ask(line, { as: seated, query })).status).toBe(200);
    expect((await house.ask(line, { as: ofTarget, query })).status).toBe(404);
  }
  expect((await house.ask('GET /complaints', { as: ofTarget })).body.complaints).toEqual([]);
  // Of an organisation that is no target, from its own cases alone.
  const ofAnother = { ...ofTarget, org: '110105' };
  const listed = await house.ask('GET /complaints', { as: ofAnother, query: { inspection } });
  expect(JSON.stringify(listed.body)).toContain(others.complaint);
  expect(JSON.stringify(listed.body)).not.toContain(theirs.complaint);
  const read = async (of: Handled) =>
    (await house.ask(`GET /complaints/${of.complaint}`, { as: ofAnother })).status;
  expect([await read(others), await read(theirs)]).toEqual([200, 404]);
});

test('a page that recusal empties goes on', async () => {
  const as = recused('office-clerk');
  const found: string[] = [];
  let after: string | undefined;
  do {
    const query = { inspection, limit: '1', ...(after === undefined ? {} : { after }) };
    const { body } = await house.ask('GET /complaints', { as, query });
    found.push(...body.complaints.map(({ complaint }: { complaint: string }) => complaint));
    after = body.next ?? undefined;
  } while (after !== undefined);
  expect(found).toEqual([others.complaint]);
});
