import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  organisationRegistered,
  organisationRenamed,
  type NoteRef,
  noteRefsIn,
} from '@ducha/contracts';
import { EventLog, idOf, Projector, readCommits } from '@ducha/event-log';
import { startTestDynamoDb, type TestDynamoDb } from '@ducha/event-log/testing/log-table.ts';
import type { Heard } from '@ducha/lambda';
import { Notes } from '@ducha/notes';
import { Directory } from './directory.ts';
import { organisationReactions } from './organisation-reactions.ts';
import { organisationProjection } from './organisation-row.ts';

let dynamodb: TestDynamoDb;
beforeAll(async () => {
  dynamodb = await startTestDynamoDb();
});
afterAll(() => dynamodb.stop());

let copy: Awaited<ReturnType<typeof freshCopy>>;
beforeEach(async () => {
  copy = await freshCopy();
});

/** The copy of one service on tables of its own; `hear` is a delivery, `project` the relay's work. */
async function freshCopy() {
  const { client } = dynamodb;
  const tables = await dynamodb.tables();
  const plain = randomBytes(32);
  const keys = {
    current: () => Promise.resolve({ plain, wrapped: Buffer.from('wrapped') }),
    unwrap: () => Promise.resolve(plain),
  };
  const notes = new Notes({ client, table: tables.sealed, keys });
  const log = new EventLog({ client, table: tables.log });
  const projector = new Projector({
    client,
    table: tables.log,
    projections: [organisationProjection],
  });
  const reactions = new Map(organisationReactions({ log, notes }).map((one) => [one.type, one]));
  let now = 0;
  return {
    directory: new Directory({ client, table: tables.log, notes, now: () => now }),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    commits: (code: string) => readCommits({ client, table: tables.log }, `organisation/${code}`),
    hear: async (type: string, version: number, data: unknown, texts: Record<string, string>) => {
      const heard = message(type, version, data, texts);
      return reactions.get(type)?.react(heard);
    },
    project: async (code: string) => {
      const failed = await projector.project([`organisation/${code}`]);
      expect([...failed.values()]).toEqual([]);
    },
  };
}

function message(
  type: string,
  version: number,
  data: unknown,
  texts: Record<string, string>,
): Heard<unknown> {
  const id = `${type}@${version}`;
  return {
    id,
    data,
    texts,
    stream: 'organisation/x',
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
  };
}

const foreign = (field: string): NoteRef => ({
  note: `${'f'.repeat(26)}.${field}`,
  mac: 'm'.repeat(43),
});
const epb = { from: '2009-01-01', chinese: foreign('old-zh'), english: null };
const eeb = { from: '2018-11-08', chinese: foreign('new-zh'), english: foreign('new-en') };
const entry = (...names: (typeof epb | typeof eeb)[]) => ({
  organisation: 'sthjj',
  kind: 'department',
  parent: null,
  successor: null,
  names,
});
const texts = {
  [foreign('old-zh').note]: '市环保局',
  [foreign('new-zh').note]: '市生态环境局',
  [foreign('new-en').note]: 'Ecology and Environment Bureau',
};

test('what was heard can be found, with the name of each day, from notes of its own', async () => {
  await copy.hear(organisationRegistered.type, 1, entry(epb), texts);
  await copy.hear(organisationRenamed.type, 2, entry(epb, eeb), texts);
  await copy.project('sthjj');
  expect(await copy.directory.find('sthjj')).toMatchObject({ kind: 'department', parent: null });
  const nameOn = (day: string) => copy.directory.nameOn('sthjj', day);
  expect(await nameOn('2018-11-07')).toEqual({ chinese: '市环保局', english: null });
  expect(await nameOn('2018-11-08')).toEqual({
    chinese: '市生态环境局',
    english: 'Ecology and Environment Bureau',
  });
  // Before the register knows of it, it had its first name.
  expect(await nameOn('1999-01-01')).toEqual({ chinese: '市环保局', english: null });
  const refs = (await copy.commits('sthjj')).flatMap(({ events }) => noteRefsIn(events));
  expect(refs).toHaveLength(4);
  expect(refs.filter(({ note }) => note.startsWith('fff'))).toEqual([]);
});

test('an older event than the newest seen changes nothing, nor does a second delivery', async () => {
  await copy.hear(organisationRenamed.type, 2, entry(epb, eeb), texts);
  expect(await copy.hear(organisationRegistered.type, 1, entry(epb), texts)).toBe('done');
  expect(await copy.hear(organisationRenamed.type, 2, entry(epb, eeb), texts)).toBe('done');
  expect(await copy.commits('sthjj')).toHaveLength(1);
  await copy.project('sthjj');
  expect((await copy.directory.find('sthjj'))?.names).toHaveLength(2);
});

test('a name whose text did not come along can never be copied', async () => {
  const outcome = await copy.hear(organisationRegistered.type, 1, entry(epb), {});
  expect(outcome).toEqual({ never: 'name-without-text' });
  expect(await copy.commits('sthjj')).toEqual([]);
});

test('a miss is asked again at once, a hit is believed for half a minute', async () => {
  expect(await copy.directory.find('sthjj')).toBeUndefined();
  expect(await copy.directory.all()).toEqual([]);
  await copy.hear(organisationRegistered.type, 1, entry(epb), texts);
  await copy.project('sthjj');
  expect((await copy.directory.find('sthjj'))?.names).toHaveLength(1);
  expect(await copy.directory.all()).toHaveLength(1);
  await copy.hear(organisationRenamed.type, 2, entry(epb, eeb), texts);
  await copy.project('sthjj');
  copy.pass(29_999);
  expect((await copy.directory.find('sthjj'))?.names).toHaveLength(1);
  copy.pass(1);
  expect((await copy.directory.find('sthjj'))?.names).toHaveLength(2);
  expect((await copy.directory.all())[0]?.names).toHaveLength(2);
});
