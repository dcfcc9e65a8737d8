import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inspectionPrepared, teamChanged, type Role } from '@ducha/contracts';
import { EventLog, idOf, Projector, readCommits } from '@ducha/event-log';
import { startTestDynamoDb, type TestDynamoDb } from '@ducha/event-log/testing/log-table.ts';
import { teamReactions } from './team-reaction.ts';
import { teamProjection } from './team-rows.ts';
import { Teams } from './teams.ts';

let dynamodb: TestDynamoDb;
beforeAll(async () => {
  dynamodb = await startTestDynamoDb();
});
afterAll(() => dynamodb.stop());

let copy: Awaited<ReturnType<typeof freshCopy>>;
beforeEach(async () => {
  copy = await freshCopy();
});

const one = '1'.repeat(26);
const other = '2'.repeat(26);
const person = (subject: string, ...roles: Role[]) => ({
  subject,
  roles: roles.length === 0 ? (['team-member'] as const) : roles,
  organisation: null,
});

function reactionTo(type: string, store: Parameters<typeof teamReactions>[0]) {
  const found = teamReactions(store).find((one) => one.type === type);
  if (found === undefined) throw new Error(`nothing hears ${type}`);
  return found;
}

/** The copy of one service on a table of its own; `hear` is a delivery, `project` the relay's work. */
async function freshCopy() {
  const { client } = dynamodb;
  const { log: table } = await dynamodb.tables();
  const log = new EventLog({ client, table });
  const projector = new Projector({ client, table, projections: [teamProjection] });
  return {
    teams: new Teams({ client, table, log }),
    commits: (inspection: string) => readCommits({ client, table }, `team/${inspection}`),
    hear: (
      stream: string,
      version: number,
      members: readonly string[],
      { leader = 'leader', changed = false } = {},
    ) => {
      const id = `${stream}@${version}`;
      const sealed = (field: string) => ({
        note: `${'f'.repeat(26)}.${field}`,
        mac: 'm'.repeat(43),
      });
      const people = { leader, deputies: ['deputy'], members: [...members] };
      const change = changed ? { on: '2026-04-10', reason: sealed('reason') } : {};
      return reactionTo(changed ? teamChanged.type : inspectionPrepared.type, { log }).react({
        id,
        data: { ...people, ...change, vetting: sealed('vetting') },
        texts: {},
        stream,
        version,
        time: '',
        remaining: () => 10_000,
        command: {
          id: idOf('event', id),
          fingerprint: id,
          actor: { role: 'system', organisation: null, subject: null },
          at: '2026-01-01T00:00:00.000Z',
          trace: '',
        },
      });
    },
    project: async (...inspections: string[]) => {
      const failed = await projector.project(inspections.map((id) => `team/${id}`));
      expect([...failed.values()]).toEqual([]);
    },
  };
}

test('everyone of a team sits there, whoever sits on two on both, nobody else on any', async () => {
  await copy.hear(`inspection/${one}`, 4, ['a', 'b']);
  await copy.hear(`inspection/${other}`, 4, ['b'], { leader: 'leader-2' });
  await copy.project(one, other);
  for (const subject of ['leader', 'deputy', 'a', 'b']) {
    expect(await copy.teams.seats(person(subject), one)).toBe(true);
  }
  expect(await copy.teams.seats(person('a'), other)).toBe(false);
  expect(await copy.teams.seats(person('stranger'), one)).toBe(false);
  expect(await copy.teams.inspectionsOf(person('a'))).toEqual([one]);
  expect(await copy.teams.inspectionsOf(person('b'))).toEqual([one, other]);
  expect(await copy.teams.inspectionsOf(person('stranger'))).toEqual([]);
});

test('the seat alone opens nothing: it is taken in a role of teams', async () => {
  await copy.hear(`inspection/${one}`, 4, ['a']);
  await copy.project(one);
  const clerk = person('a', 'office-clerk', 'organisation-liaison');
  expect(await copy.teams.seats(clerk, one)).toBe(false);
  expect(await copy.teams.inspectionsOf(clerk)).toEqual([]);
  expect(await copy.teams.seats(null, one)).toBe(false);
  expect(await copy.teams.inspectionsOf(null)).toEqual([]);
});

test('whoever was replaced is off at once, even while the view still names them', async () => {
  await copy.hear(`inspection/${one}`, 4, ['a']);
  await copy.project(one);
  await copy.hear(`inspection/${one}`, 7, ['b'], { leader: 'successor', changed: true });
  for (const left of ['a', 'leader']) {
    expect(await copy.teams.seats(person(left), one)).toBe(false);
    expect(await copy.teams.inspectionsOf(person(left))).toEqual([]);
  }
  for (const now of ['b', 'successor', 'deputy']) {
    expect(await copy.teams.seats(person(now), one)).toBe(true);
  }
  // The team as it was formed, delivered late or again.
  expect(await copy.hear(`inspection/${one}`, 4, ['a'])).toBe('done');
  expect(await copy.teams.seats(person('a'), one)).toBe(false);
  await copy.project(one);
  expect(await copy.teams.inspectionsOf(person('b'))).toEqual([one]);
});

test('an older team than the newest heard of changes nothing, nor does a second delivery', async () => {
  await copy.hear(`inspection/${one}`, 7, ['b']);
  expect(await copy.hear(`inspection/${one}`, 4, ['a'])).toBe('done');
  expect(await copy.hear(`inspection/${one}`, 7, ['b'])).toBe('done');
  expect(await copy.commits(one)).toHaveLength(1);
  expect(await copy.teams.seats(person('a'), one)).toBe(false);
});

test('what was declared about its people stays with its owner; a team of nothing is of no use', async () => {
  await copy.hear(`inspection/${one}`, 4, ['a']);
  const [commit] = await copy.commits(one);
  expect(JSON.stringify(commit?.events)).not.toContain('vetting');
  expect(await copy.hear('inspection/nothing', 4, ['a'])).toEqual({
    never: 'not-of-an-inspection',
  });
  await copy.hear(`inspection/${one}`, 5, ['a'], { changed: true });
  const [, second] = await copy.commits(one);
  expect(JSON.stringify(second?.events)).not.toMatch(/vetting|reason/);
  for (const type of ['inspection.prepared.v1', 'inspection.team-changed.v1']) {
    const malformed = await reactionTo(type, { log: {} as never }).react({
      data: { leader: '张三' },
    } as never);
    expect(malformed).toMatchObject({ never: expect.stringContaining('malformed-data') });
  }
});
