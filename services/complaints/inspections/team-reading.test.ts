import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { policy, type Role } from '@ducha/contracts';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { acted, handOver, nextActs } from '../testing/complaint-acts.ts';
import { complaintSteps } from '../testing/complaint-steps.ts';
import { people, startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';
import { lookedAt, passedOn, photographed } from '../testing/photograph-steps.ts';
import { fileOf, putFile } from '../testing/put-file.ts';

/** 督察组: its members see their own inspection alone; a member of no team sees nothing. */
let house: ComplaintsHouse;
const { submitted } = complaintSteps(() => house);
const teamRoles = ['team-leader', 'team-deputy', 'team-member'] as const;

/** Two inspections with a complaint that was handed over and replied to, with a file. */
interface Inspected {
  readonly inspection: string;
  readonly complaint: string;
  readonly batch: string;
  readonly number: string;
  readonly evidence: string;
  /** A covered copy of a photograph of the complainant. */
  readonly copy: string;
}
let first: Inspected;
let second: Inspected;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-20T01:00:00Z') });
  house = await startComplaints();
  first = await inspected(['of-first', 'of-both']);
  second = await inspected(['of-second', 'of-both']);
});
afterAll(() => house.service.stop());

async function inspected(members: readonly string[]): Promise<Inspected> {
  const inspection = await house.openInspection();
  await house.formTeam(inspection, members);
  const original = await photographed(house, inspection, `of ${inspection}`);
  const { complaint } = await submitted(inspection, { photographs: [original] });
  await lookedAt(house, complaint);
  const { copy } = await passedOn(house, complaint, original);
  await acted(house, complaint, {
    path: 'messages',
    as: people.screener,
    body: { text: '请补充具体位置。' },
  });
  await acted(house, complaint, nextActs['screening']);
  await handOver(house, inspection);
  const { batch, number } = await acted(house, complaint, nextActs['signIn']);
  const { bytes, announced } = fileOf(`a picture of ${complaint}`);
  const { body } = await house.ask(`POST /complaints/${complaint}/evidence`, {
    as: people.chaoyang,
    body: { kind: 'after', ...announced },
  });
  expect(await putFile(body.upload, bytes)).toBe(200);
  return { inspection, complaint, batch, number, evidence: body.evidence, copy };
}

const member = (sub: string, role: string = 'team-member'): TestPerson => ({ sub, roles: [role] });

async function statusOf(line: string, as: TestPerson, query: Record<string, string> = {}) {
  const { status, body } = await house.ask(line, { as, query });
  // Who looks a number up and finds nothing is told as much as of what is not there.
  return line === 'GET /complaint-numbers' && body.complaints?.length === 0 ? 404 : status;
}

/** What each endpoint that a team reads with is asked of an inspection. */
const reads = {
  readComplaint: ({ complaint }) => [`GET /complaints/${complaint}`],
  readComplaintActs: ({ complaint }) => [`GET /complaints/${complaint}/acts`],
  readReplyEvidence: ({ complaint, evidence }) => [
    `GET /complaints/${complaint}/evidence/${evidence}`,
  ],
  readPassedOnPhotograph: ({ complaint, copy }) => [
    `GET /complaints/${complaint}/passed-on/${copy}`,
  ],
  listComplaints: ({ inspection }) => ['GET /complaints', { inspection }],
  readComplaintLedger: ({ inspection }) => ['GET /complaint-ledger', { inspection }],
  findComplaints: ({ number }) => ['GET /complaint-numbers', { number }],
  readCutOffs: ({ inspection }) => [`GET /cut-offs/${inspection}`],
  listBatches: ({ inspection }) => ['GET /batches', { inspection }],
  readBatch: ({ batch }) => [`GET /batches/${batch}`],
  readFigures: ({ inspection }) => ['GET /figures', { inspection }],
} satisfies Record<string, (of: Inspected) => [string, Record<string, string>?]>;

/** Endpoints of this service at which a role of teams has a right. */
const teamEndpoints = Object.entries(policy).flatMap(([name, rights]) =>
  rights.some(({ role, relation }) => relation === 'own-team' && isTeam(role)) ? [name] : [],
);
function isTeam(role: Role): boolean {
  return teamRoles.some((one) => one === role);
}
const elsewhere = /Inspection|Stationing|Task|^readEvidence$/;

test('every endpoint at which a team has a right is asked here', () => {
  expect(teamEndpoints.filter((name) => !elsewhere.test(name)).toSorted()).toEqual(
    Object.keys(reads).toSorted(),
  );
  const everywhere = Object.entries(policy).flatMap(([name, rights]) =>
    rights.some(({ role, relation }) => relation === 'any' && isTeam(role)) ? [name] : [],
  );
  // What they keep is their own; what the office decided for all, which days are off, and what types are called, is no secret from teams.
  expect(everywhere.filter((name) => !name.endsWith('Policy'))).toEqual([
    'listKeptViews',
    'keepView',
    'forgetView',
    'listComplaintTypes',
    'readCalendarEntries',
  ]);
});

/** A liaison of elsewhere may ask for what organisations ask for, and finds nothing there. */
const withoutTheRole: Readonly<Record<string, number>> = {
  readComplaint: 404,
  readComplaintActs: 404,
  readReplyEvidence: 404,
  readPassedOnPhotograph: 404,
  listComplaints: 200,
  readComplaintLedger: 200,
  findComplaints: 404,
  readCutOffs: 403,
  listBatches: 403,
  readBatch: 403,
  readFigures: 403,
};

describe.each(Object.entries(reads))('%s', (name, ask: (of: Inspected) => [string, object?]) => {
  const status = (of: Inspected, as: TestPerson) => {
    const [line, query = {}] = ask(of);
    return statusOf(line, as, query as Record<string, string>);
  };

  test.each(teamRoles)('%s: the own inspection, and no other', async (role) => {
    expect(await status(first, member('of-first', role))).toBe(200);
    expect(await status(second, member('of-first', role))).toBe(404);
    expect(await status(second, member('of-second', role))).toBe(200);
    expect(await status(first, member('of-second', role))).toBe(404);
  });

  test('a member of two teams: both; of none: nothing; the seat without the role: nothing', async () => {
    for (const one of [first, second]) {
      expect(await status(one, member('of-both'))).toBe(200);
      expect(await status(one, member('of-none'))).toBe(404);
      const asLiaison = { sub: 'of-both', roles: ['organisation-liaison'], org: '110112' };
      expect(await status(one, asLiaison)).toBe(withoutTheRole[name]);
    }
  });

  test('leader and deputies sit on the team too', async () => {
    for (const seat of ['leader', 'deputy']) {
      const as = member(`${seat}-${first.inspection}`, `team-${seat}`);
      expect(await status(first, as)).toBe(200);
      expect(await status(second, as)).toBe(404);
    }
  });
});

async function listed(as: TestPerson, query: Record<string, string> = {}): Promise<string[]> {
  const { status, body } = await house.ask('GET /complaints', { as, query });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.complaints.map(({ complaint }: { complaint: string }) => complaint);
}

test('without an inspection a member lists those of all their teams, and of none an empty list', async () => {
  expect(await listed(member('of-first'))).toEqual([first.complaint]);
  expect(new Set(await listed(member('of-both')))).toEqual(
    new Set([first.complaint, second.complaint]),
  );
  expect(await listed(member('of-both'), { stage: 'handling' })).toHaveLength(2);
  expect(await listed(member('of-both'), { stage: 'closed' })).toEqual([]);
  expect(await listed(member('of-none'))).toEqual([]);
  expect(await listed(member('of-none'), { todo: 'true' })).toEqual([]);
  const asLiaison = { sub: 'of-both', roles: ['organisation-liaison'], org: '110112' };
  expect(await listed(asLiaison, { inspection: first.inspection })).toEqual([]);
});

test('what the office wrote to the complainant is read by the own team alone', async () => {
  const own = await house.ask(`GET /complaints/${first.complaint}`, { as: member('of-first') });
  expect(JSON.stringify(own.body.messages)).toContain('请补充具体位置。');
  const other = await house.ask(`GET /complaints/${first.complaint}`, { as: member('of-second') });
  expect(JSON.stringify(other.body)).not.toContain('请补充');
});

test('what is not there and what is not theirs answer alike', async () => {
  const nowhere = { ...first, complaint: '7'.repeat(26), inspection: '7'.repeat(26) };
  const absent = { ...nowhere, batch: `${nowhere.inspection}-1`, number: 'W3BJ202501019999' };
  for (const ask of Object.values(reads)) {
    const [line, query = {}] = ask(absent) as [string, Record<string, string>?];
    const [theirs, theirQuery = {}] = ask(second) as [string, Record<string, string>?];
    const as = member('of-first');
    const a = await house.ask(line, { as, query });
    const b = await house.ask(theirs, { as, query: theirQuery });
    // A list of what bears a number is empty.
    expect(b.status).toBe(line === 'GET /complaint-numbers' ? 200 : 404);
    expect(a.body).toEqual(b.body);
  }
});

test('one of an organisation on a team reads the team’s, and lists the organisation’s part', async () => {
  // A deputy is a leader of the bureau, whose own liaison list is another matter.
  const deputy = {
    sub: `deputy-${first.inspection}`,
    roles: ['team-deputy', 'organisation-principal'],
    org: 'sthjj',
  };
  expect(await listed(deputy)).toEqual([]);
  expect(await listed(deputy, { inspection: first.inspection })).toEqual([first.complaint]);
  expect(await listed(deputy, { inspection: second.inspection })).toEqual([]);
  const shown = await house.ask(`GET /complaints/${first.complaint}`, { as: deputy });
  expect(shown.body.messages).toHaveLength(1);
});

test('the own inspection stays theirs when its stationing is over', async () => {
  const over = await inspected(['of-over']);
  await house.closeInspection(over.inspection);
  expect(await listed(member('of-over'))).toEqual([over.complaint]);
  expect(await statusOf(`GET /complaints/${over.complaint}`, member('of-over'))).toBe(200);
});

test('whoever is replaced sees it no longer, and the successor does', async () => {
  const changed = await inspected(['before']);
  const path = `GET /complaints/${changed.complaint}`;
  expect(await statusOf(path, member('before'))).toBe(200);
  await house.changeTeam(changed.inspection, ['after'], 9);
  expect(await statusOf(path, member('before'))).toBe(404);
  expect(await listed(member('before'))).toEqual([]);
  expect(await statusOf(path, member('after'))).toBe(200);
  expect(await listed(member('after'))).toEqual([changed.complaint]);
  // What was said before, delivered late.
  await house.formTeam(changed.inspection, ['before'], 5);
  expect(await statusOf(path, member('before'))).toBe(404);
});
