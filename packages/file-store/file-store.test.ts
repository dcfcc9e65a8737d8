import { beforeEach, expect, test, vi } from 'vitest';
import { FileStore } from './file-store.ts';

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:1');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-04-10T02:00:00Z') });
});

const id = '3'.repeat(26);
const announced = {
  mediaType: 'image/jpeg',
  bytes: 1_234,
  sha256: '00'.repeat(32),
} as const;
const store = new FileStore({ bucket: 'b', folder: 'evidence' });
const now = '2026-04-10T02:00:00.000Z';

// The local engine takes an upload whatever was signed: what S3 would refuse is decided by these.
test('length, type and hash are headers under the signature of the upload', async () => {
  const { url, headers, until } = await store.uploadAddress(id, announced, now);
  const query = new URL(url).searchParams;
  expect(new URL(url).pathname).toBe(`/b/evidence/${id}`);
  expect(query.get('X-Amz-SignedHeaders')).toBe(
    'content-length;content-type;host;x-amz-checksum-sha256',
  );
  expect(query.get('X-Amz-Expires')).toBe('900');
  expect(until).toBe('2026-04-10T02:15:00.000Z');
  expect(headers).toEqual({
    'content-length': '1234',
    'content-type': 'image/jpeg',
    'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64'),
  });
});

test.each([
  ['bytes', { bytes: 1_235 }],
  ['type', { mediaType: 'image/png' }],
  ['hash', { sha256: '01'.repeat(32) }],
] as const)('another %s is another signature', async (_, change) => {
  const signature = async (file: Parameters<typeof store.uploadAddress>[1]) =>
    new URL((await store.uploadAddress(id, file, now)).url).searchParams.get('X-Amz-Signature');
  const first = await signature(announced);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await signature({ ...announced, ...change })).not.toBe(first);
  expect(await signature(announced)).toBe(first);
});

test('what is fetched stays in no cache: that is under the signature too', async () => {
  const { url, until } = await store.readAddress(id, now);
  const query = new URL(url).searchParams;
  expect(query.get('response-cache-control')).toBe('no-store');
  expect(query.get('X-Amz-Expires')).toBe('300');
  expect(query.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
  expect(until).toBe('2026-04-10T02:05:00.000Z');
});
