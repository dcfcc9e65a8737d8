import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { event, note as noteSchema, type NoteRef } from '@ducha/contracts';
import {
  eventFamily,
  EventLog,
  newId,
  readItem,
  ref,
  verifyLog,
  type StreamKind,
} from '@ducha/event-log';
import {
  startTestDynamoDb,
  type TestDynamoDb,
  type TestTables,
} from '@ducha/event-log/testing/log-table.ts';
import { commandOf } from '@ducha/event-log/testing/purse.ts';
import { startKms, type Kms } from '@ducha/local-cloud/engines/kms.ts';
import { kmsDataKeys, type DataKeys } from './data-keys.ts';
import { Notes, type NoteDraft } from './notes.ts';
import { seal, unseal } from './seal.ts';

let db: TestDynamoDb;
let kms: Kms;
let state: string;
let tables: TestTables;
let notes: Notes;
let log: EventLog;
let keyId: string;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'ducha-notes-'));
  [db, kms] = await Promise.all([startTestDynamoDb(), startKms({ state })]);
  keyId = kms.createKey('data').arn;
});
afterAll(async () => {
  await Promise.all([db.stop(), kms.stop()]);
  await rm(state, { recursive: true, force: true });
});
beforeEach(async () => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.endpoint);
  tables = await db.tables();
  const keys = kmsDataKeys({ keyId, table: tables.sealed });
  notes = new Notes({ client: db.client, table: tables.sealed, keys });
  log = new EventLog({
    client: db.client,
    table: tables.log,
    fingerprintOf: (sealed) => notes.fingerprintOf(sealed),
  });
});

const told = event('story.told.v1', () =>
  z.strictObject({ words: noteSchema, teller: noteSchema }),
);
const forgotten = event('story.forgotten.v1', () => z.strictObject({}));
const events = eventFamily([told, forgotten]);
type StoryEvent = ReturnType<typeof events.parse>;
const story: StreamKind<{ refs: NoteRef[] }, StoryEvent> = {
  kind: 'story',
  initial: { refs: [] },
  events,
  evolve: (before, { type, data }) =>
    type === 'story.told.v1' ? { refs: [data.words, data.teller] } : before,
};

const secret = (text: string): NoteDraft => ({
  text,
  class: 'secret',
  purpose: 'contact',
  retentionYears: 3,
});
const cleared = (text: string): NoteDraft => ({ ...secret(text), class: 'cleared' });

async function tell(id: string, words: string, fingerprint = 'print') {
  const sealing = await notes.seal({ words: cleared(words), teller: secret('张三') }, fingerprint);
  const done = await log.handle({
    command: commandOf(`tell-${id}`, { fingerprint }),
    stream: ref(story, id),
    creates: true,
    seal: sealing.item,
    decide: () => [{ type: 'story.told.v1' as const, data: sealing.refs }],
  });
  return { ...sealing, done };
}

describe('a note', () => {
  test('is read as it was written, and its reference fits an event', async () => {
    const { refs } = await tell(newId(), '黑烟，夜间排放');
    expect(noteSchema.safeParse(refs.words).success).toBe(true);
    expect(await notes.open(refs.words)).toEqual({
      state: 'open',
      text: '黑烟，夜间排放',
      class: 'cleared',
    });
  });

  test('lies in the table sealed: neither text nor fingerprint can be read there', async () => {
    const fingerprint = 'f'.repeat(64);
    const { item } = await tell(newId(), 'x'.repeat(500), fingerprint);
    const stored = await readItem(db.client, tables.sealed, item.id, 'note');
    const bytes = Buffer.from(
      JSON.stringify(stored, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      ),
    ).toString();
    for (const readable of ['xxxxxxxx', '张三', 'ffffffff']) expect(bytes).not.toContain(readable);
    expect(await notes.fingerprintOf(item.id)).toBe(fingerprint);
  });

  test('travels only when it is not secret', async () => {
    const { refs } = await tell(newId(), 'smoke at night');
    expect(await notes.travelling([refs.words, refs.teller])).toEqual({
      [refs.words.note]: 'smoke at night',
    });
  });

  test('that another reference means is not opened', async () => {
    const [one, two] = [await tell(newId(), 'one'), await tell(newId(), 'two')];
    const crossed = { note: one.refs.words.note, mac: two.refs.words.mac };
    await expect(notes.open(crossed)).rejects.toThrow('not the one referred to');
    await expect(notes.open({ note: `${newId()}.words`, mac: 'x' })).rejects.toThrow('no note');
  });

  test('cannot be moved to another field or item, nor changed', async () => {
    const { refs, item } = await tell(newId(), 'words');
    const stored = await readItem(db.client, tables.sealed, item.id, 'note');
    const swapped = { ...stored, 'n:words': stored!['n:teller']!, 'n:teller': stored!['n:words']! };
    await db.client.send(new PutItemCommand({ TableName: tables.sealed, Item: swapped }));
    await expect(notes.open(refs.words)).rejects.toThrow();
    const moved = { ...stored, pk: { S: newId() } };
    await db.client.send(new PutItemCommand({ TableName: tables.sealed, Item: moved }));
    await expect(notes.open({ ...refs.words, note: `${moved.pk.S}.words` })).rejects.toThrow();
  });

  test('may not be called as the fingerprint is', async () => {
    await expect(notes.seal({ fingerprint: secret('x') }, 'print')).rejects.toThrow('two notes');
  });
});

describe('erasure', () => {
  test('takes the text and the fingerprint, and leaves the chain valid', async () => {
    const id = newId();
    const { refs, item } = await tell(id, 'words that a person wrote');
    await log.handle({
      command: commandOf('forget'),
      stream: ref(story, id),
      writes: () => notes.erasures([refs.words.note, refs.teller.note], '2026-02-01T00:00:00.000Z'),
      decide: () => [{ type: 'story.forgotten.v1' as const, data: {} }],
    });
    expect(await notes.open(refs.words)).toEqual({ state: 'erased' });
    expect(await notes.fingerprintOf(item.id)).toBeUndefined();
    expect(await notes.travelling([refs.words])).toEqual({});
    expect(await verifyLog({ client: db.client, table: tables.log })).toEqual({
      streams: 1,
      commits: 2,
      broken: [],
      setAside: 0,
    });
    expect((await log.load(ref(story, id))).state.refs).toEqual([refs.words, refs.teller]);
  });

  test('of one note leaves the others of its item', async () => {
    const { refs } = await tell(newId(), 'stays');
    await log.handle({
      command: commandOf('forget'),
      stream: ref(story, newId()),
      writes: () => notes.erasures([refs.teller.note], '2026-02-01T00:00:00.000Z'),
      decide: () => [{ type: 'story.forgotten.v1' as const, data: {} }],
    });
    expect((await notes.open(refs.words)).state).toBe('open');
    expect((await notes.open(refs.teller)).state).toBe('erased');
  });

  test('of what never was fails with its commit', async () => {
    const id = newId();
    const forget = new EventLog({ client: db.client, table: tables.log, pause: async () => {} });
    const never = { note: `${newId()}.words`, mac: 'x' };
    await expect(
      forget.handle({
        command: commandOf('forget'),
        stream: ref(story, id),
        writes: () => notes.erasures([never.note], '2026-02-01T00:00:00.000Z'),
        decide: () => [{ type: 'story.forgotten.v1' as const, data: {} }],
      }),
    ).rejects.toMatchObject({ name: 'Conflict' });
    expect((await log.load(ref(story, id))).version).toBe(0);
  });
});

test('a retried command with texts meets its first commit; with other texts it is refused', async () => {
  const id = newId();
  const first = await tell(id, 'words', 'print-1');
  const again = await tell(id, 'words', 'print-1');
  expect(again.done).toMatchObject({
    repeated: true,
    state: { refs: [first.refs.words, first.refs.teller] },
  });
  expect((await tell(id, 'others', 'print-2')).done).toEqual({
    rejected: 'idempotency-key-reused',
  });
});

describe('data keys', () => {
  test('one key seals for some minutes, then another; old ones still open', async () => {
    let now = 0;
    const keys = kmsDataKeys({ keyId, table: tables.sealed, now: () => now });
    const first = await keys.current();
    expect((await keys.current()).wrapped).toEqual(first.wrapped);
    now += 6 * 60_000;
    const second = await keys.current();
    expect(second.wrapped).not.toEqual(first.wrapped);
    const elsewhere = kmsDataKeys({ keyId, table: tables.sealed });
    expect(await elsewhere.unwrap(first.wrapped)).toEqual(first.plain);
  });

  test('are bound to their table', async () => {
    const { wrapped } = await kmsDataKeys({ keyId, table: tables.sealed }).current();
    await expect(kmsDataKeys({ keyId, table: 'other' }).unwrap(wrapped)).rejects.toMatchObject({
      name: 'ServiceError',
    });
  });

  test('a call that failed is not remembered', async () => {
    const keys: DataKeys = kmsDataKeys({ keyId, table: tables.sealed });
    const { wrapped } = await kmsDataKeys({ keyId, table: tables.sealed }).current();
    vi.stubEnv('AWS_ENDPOINT_URL_KMS', 'http://127.0.0.1:1');
    await expect(keys.current()).rejects.toThrow();
    await expect(keys.unwrap(wrapped)).rejects.toThrow();
    vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.endpoint);
    expect((await keys.current()).plain).toHaveLength(32);
    expect(await keys.unwrap(wrapped)).toHaveLength(32);
  });
});

describe('a box', () => {
  const place = { table: 't', id: 'i', field: 'f' };

  test('opens to its text with its key at its place, and with nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, bit) => {
        const key = randomBytes(32);
        const { box, mac } = seal(key, place, text);
        expect(unseal(key, place, box)).toEqual({ text: Buffer.from(text).toString(), mac });
        const changed = Uint8Array.from(box);
        changed[(bit >> 3) % box.length]! ^= 1 << (bit & 7);
        expect(() => unseal(key, place, changed)).toThrow();
        expect(() => unseal(randomBytes(32), place, box)).toThrow();
        for (const other of [{ table: 'u' }, { id: 'j' }, { field: 'g' }])
          expect(() => unseal(key, { ...place, ...other }, box)).toThrow();
      }),
    );
  });

  test('of the same text is another one each time, and so is its mac', () => {
    const key = randomBytes(32);
    const [one, two] = [seal(key, place, 'same'), seal(key, place, 'same')];
    expect(one.mac).not.toBe(two.mac);
    expect(Buffer.from(one.box).equals(two.box)).toBe(false);
  });
});
