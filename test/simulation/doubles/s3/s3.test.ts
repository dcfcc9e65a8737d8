import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from '@ducha/file-store';
import type { AnnouncedFile } from '@ducha/file-store';
import { startSqsAndS3 } from '@ducha/local-cloud/engines/sqs-s3.ts';
import { endpointOf, presign, signedFetch } from '@ducha/signed-call';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '../testing/serve.ts';
import { S3Double } from './s3.ts';

const begin = Date.parse('2026-04-10T02:00:00Z');
const keys = new Map([['AKID', 'secret']]);

interface Engine {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

async function localCloud(): Promise<Engine> {
  const state = mkdtempSync(join(tmpdir(), 's3-contract-'));
  const engine = await startSqsAndS3({ state });
  await fetch(`${engine.s3Endpoint}/files`, { method: 'PUT' });
  return {
    endpoint: engine.s3Endpoint,
    stop: async () => {
      await engine.stop();
      rmSync(state, { recursive: true });
    },
  };
}

function bucketOfHouse(): S3Double {
  const s3 = new S3Double({ secretOf: (id) => keys.get(id) });
  s3.createBucket('files', { versioned: true, noncurrentDays: 1 });
  return s3;
}

async function double(): Promise<Engine> {
  const s3 = bucketOfHouse();
  return serve((request) => s3.answer(request, Date.now()));
}

function announced(bytes: string, mediaType = 'image/jpeg'): AnnouncedFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { mediaType, bytes: Buffer.byteLength(bytes), sha256 };
}

const photograph = 'bytes of a photograph';
const file = announced(photograph);
const now = new Date(begin).toISOString();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: begin });
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});

/** What a browser does with an address of an upload: it reckons the length itself. */
async function upload(
  address: Awaited<ReturnType<FileStore['uploadAddress']>>,
  body: string,
  change: Record<string, string> = {},
) {
  const { 'content-length': _length, ...headers } = address.headers;
  return fetch(address.url, { method: 'PUT', headers: { ...headers, ...change }, body });
}

describe.each([
  ['the local cloud', localCloud],
  ['the double', double],
] as const)('S3 as %s has it', (_, start) => {
  let engine: Engine;
  let ids = 0;
  let id: string;
  const store = new FileStore({ bucket: 'files', folder: 'evidence' });
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine.stop());
  beforeEach(() => {
    vi.stubEnv('AWS_ENDPOINT_URL_S3', engine.endpoint);
    ids += 1;
    id = String(ids).padStart(26, '0');
  });

  it('takes the announced file at its address, and knows it as announced', async () => {
    expect(await store.compare(id, file)).toBe('missing');
    const answer = await upload(await store.uploadAddress(id, file, now), photograph);
    expect([answer.status, answer.headers.get('etag')]).toEqual([
      200,
      `"${createHash('md5').update(photograph).digest('hex')}"`,
    ]);
    expect(await store.compare(id, file)).toBe('as-announced');
    expect(await store.compare(id, announced('other'))).toBe('altered');
    expect(await store.compare(id, { ...file, bytes: 1 })).toBe('altered');
  });

  it('shows it at its address, with the headers that the address says', async () => {
    await upload(await store.uploadAddress(id, file, now), photograph);
    const { url } = await store.readAddress(id, now);
    const answer = await fetch(url);
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('cache-control'),
      await answer.text(),
    ]).toEqual([200, 'image/jpeg', 'no-store', photograph]);
  });

  it('gives the first bytes of it, as many as there are', async () => {
    expect(await store.head(id, 5)).toBeUndefined();
    await upload(await store.uploadAddress(id, file, now), photograph);
    for (const bytes of [5, photograph.length, 64]) {
      expect(Buffer.from((await store.head(id, bytes))!).toString()).toBe(
        photograph.slice(0, bytes),
      );
    }
  });

  it('lets whoever follows an address for saving save it, and open nothing', async () => {
    await upload(await store.uploadAddress(id, file, now), photograph);
    const { url } = await store.readAddress(id, now, 'saved');
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, photograph]);
    expect(answer.headers.get('content-disposition')).toBe('attachment');
  });

  it('forgets what is removed, and says nothing of a second time', async () => {
    await upload(await store.uploadAddress(id, file, now), photograph);
    await store.remove(id);
    await store.remove(id);
    expect(await store.compare(id, file)).toBe('missing');
    expect((await fetch((await store.readAddress(id, now)).url)).ok).toBe(false);
  });

  it('gives what was put last', async () => {
    for (const bytes of ['first', photograph])
      await upload(await store.uploadAddress(id, announced(bytes), now), bytes);
    expect(await store.compare(id, file)).toBe('as-announced');
  });

  it('takes a file of a function, with its type and how long it may be kept', async () => {
    const url = `${endpointOf('s3')}/files/assets/${id} 文.js`;
    const headers = { 'content-type': 'text/javascript', 'cache-control': 'no-cache' };
    const put = await signedFetch('s3', { method: 'PUT', url, headers, body: 'code' });
    expect(put.status).toBe(200);
    const got = await signedFetch('s3', { method: 'GET', url });
    expect(got).toMatchObject({ status: 200, text: 'code', headers });
    const head = await signedFetch('s3', { method: 'HEAD', url });
    expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': '4' } });
    expect(head.headers).not.toHaveProperty('x-amz-checksum-sha256');
  });

  it('has no bucket that nobody made', async () => {
    const url = `${endpointOf('s3')}/none/key`;
    const { status, text } = await signedFetch('s3', { method: 'PUT', url, body: 'x' });
    expect([status, /<Code>(\w+)</.exec(text)?.[1]]).toEqual([404, 'NoSuchBucket']);
  });
});

describe('where the local cloud is laxer than S3, the double', () => {
  let s3: S3Double;
  let door: Engine;
  const id = '0'.repeat(26);
  const store = new FileStore({ bucket: 'files', folder: 'evidence' });
  beforeAll(async () => {
    door = await serve((request) => s3.answer(request, Date.now()));
  });
  afterAll(() => door.stop());
  beforeEach(() => {
    s3 = bucketOfHouse();
    vi.stubEnv('AWS_ENDPOINT_URL_S3', door.endpoint);
  });
  const answerOf = async (response: Promise<Response>) => {
    const { status, text } = await response.then(async (answer) => ({
      status: answer.status,
      text: await answer.text(),
    }));
    return `${status} ${/<Code>(\w+)</.exec(text)?.[1] ?? ''}`;
  };
  const address = () => store.uploadAddress(id, file, now);

  it('takes no other length, type or hash than were signed', async () => {
    for (const [body, change] of [
      [`${photograph}!`, {}],
      [photograph, { 'content-type': 'text/html' }],
      [photograph, { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') }],
    ] as const)
      expect(await answerOf(upload(await address(), body, change))).toBe(
        '403 SignatureDoesNotMatch',
      );
    const { url } = await address();
    expect(await answerOf(fetch(url, { method: 'PUT', body: photograph }))).toBe(
      '403 SignatureDoesNotMatch',
    );
    expect(s3.objects('files')).toEqual([]);
  });

  it('takes no other bytes of the same length: their hash is not the one announced', async () => {
    const other = photograph.replace('b', 'B');
    expect(await answerOf(upload(await address(), other))).toBe('400 BadDigest');
    expect(s3.objects('files')).toEqual([]);
  });

  it('takes no checksum that is none', async () => {
    const url = await presign({
      method: 'PUT',
      url: `${endpointOf('s3')}/files/key`,
      headers: { 'x-amz-checksum-sha256': 'short' },
      seconds: 60,
    });
    const headers = { 'x-amz-checksum-sha256': 'short' };
    expect(await answerOf(fetch(url, { method: 'PUT', headers, body: 'x' }))).toBe(
      '400 InvalidRequest',
    );
  });

  it('lets nobody in by an address whose time is over, or that was signed for something else', async () => {
    await upload(await address(), photograph);
    const { url } = await store.readAddress(id, now);
    const get = (at: string, method = 'GET') => answerOf(fetch(at, { method }));
    expect(await get(url)).toBe('200 ');
    expect(await get(url, 'DELETE')).toBe('403 SignatureDoesNotMatch');
    expect(await get(url.replace('evidence', 'photographs'))).toBe('403 SignatureDoesNotMatch');
    expect(await get(url.replace('no-store', 'public'))).toBe('403 SignatureDoesNotMatch');
    expect(await get(url.replace('AKID', 'OTHER'))).toBe('403 InvalidAccessKeyId');
    expect(await get(url.replace(/\?.*/, ''))).toBe('403 AccessDenied');
    expect(await answerOf(fetch(url, { headers: { 'x-amz-checksum-mode': 'ENABLED' } }))).toBe(
      '403 AccessDenied',
    );
    vi.setSystemTime(begin + 5 * 60_000);
    expect(await get(url)).toBe('200 ');
    vi.setSystemTime(begin + 5 * 60_000 + 1);
    expect(await get(url)).toBe('403 AccessDenied');
    vi.setSystemTime(begin - 15 * 60_000 - 1);
    expect(await get(url)).toBe('403 AccessDenied');
  });

  it('tells who may not list 403 of what is not there', async () => {
    const url = `${endpointOf('s3')}/files/none`;
    expect((await signedFetch('s3', { method: 'HEAD', url })).status).toBe(403);
    expect((await signedFetch('s3', { method: 'GET', url })).text).toContain('AccessDenied');
  });

  it('keeps what was deleted or replaced until the midnight after its days', async () => {
    for (const bytes of ['first', photograph])
      await upload(await store.uploadAddress(id, announced(bytes), now), bytes);
    vi.setSystemTime(begin + 1_000);
    await store.remove(id);
    const kept = (at: string) =>
      s3.noncurrent('files', Date.parse(at)).map(({ body }) => Buffer.from(body).toString('utf8'));
    expect(s3.objects('files')).toEqual([]);
    expect(kept('2026-04-11T23:59:59.999Z')).toEqual(['first', photograph]);
    expect(kept('2026-04-12T00:00:00Z')).toEqual([]);
  });

  it('refuses a body that is not as long as it says, or does not say, and a name that is too long', () => {
    const put = (headers: Record<string, string>, key = 'key') => {
      const request = { method: 'PUT', url: `https://s3.example/files/${key}`, headers };
      return s3.answer(
        { ...request, headers: { authorization: 'signed', ...headers }, body: Buffer.from('x') },
        begin,
      ).status;
    };
    expect(put({ 'content-length': '1' })).toBe(200);
    expect(put({ 'content-length': '2' })).toBe(400);
    expect(put({})).toBe(411);
    expect(put({ 'content-length': '1' }, 'k'.repeat(1_025))).toBe(400);
  });
});

describe('for the simulation, the double', () => {
  const ask = (s3: S3Double, method: string, path: string, more: Record<string, string> = {}) =>
    s3.answer(
      {
        method,
        url: `https://s3.us-east-1.amazonaws.com${path}`,
        headers: { authorization: 'signed', 'content-length': '1', ...more },
        body: Buffer.from('x'),
      },
      begin,
    );

  it('goes back to a snapshot, and then does the same again', () => {
    const s3 = bucketOfHouse();
    ask(s3, 'PUT', '/files/one');
    const snapshot = s3.snapshot();
    const play = () => [ask(s3, 'DELETE', '/files/one'), ask(s3, 'PUT', '/files/two')];
    const first = play();
    expect(s3.objects('files').map(({ key }) => key)).toEqual(['two']);
    s3.restore(snapshot);
    expect(s3.objects('files').map(({ key }) => key)).toEqual(['one']);
    expect(s3.noncurrent('files', begin)).toEqual([]);
    expect(play()).toEqual(first);
  });

  it('says so when it is asked for what it does not do', () => {
    const s3 = bucketOfHouse();
    expect(() => ask(s3, 'GET', '/files?list-type=2')).toThrow('does not know ?list-type');
    expect(() => ask(s3, 'GET', '/files/')).toThrow('objects alone');
    expect(() => ask(s3, 'PUT', '/files/one?tagging')).toThrow('?tagging');
    expect(() => ask(s3, 'PUT', '/files/one', { 'if-none-match': '*' })).toThrow('if-none-match');
    expect(() => ask(s3, 'POST', '/files/one')).toThrow('POST');
  });
});
