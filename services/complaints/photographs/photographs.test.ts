import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { stationingClosed } from '@ducha/contracts';
import type { FileType } from '@ducha/contracts/file-type.ts';
import { newId } from '@ducha/event-log';
import { messageOf } from '@ducha/lambda/testing/one-service.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { fileOf, putFile } from '../testing/put-file.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);

async function announce(text: string, more: object = {}, key = crypto.randomUUID()) {
  const body = { inspection: house.inspection, ...fileOf(text).announced, ...more };
  return house.ask('POST /public/photographs', { body, key });
}

/** Announces a photograph and, unless told otherwise, puts it; gives its id. */
async function photograph(
  text: string,
  more: { inspection?: string; mediaType?: FileType; put?: string | null } = {},
): Promise<string> {
  const { put = text, mediaType, ...told } = more;
  const answer = await announce(text, { ...fileOf(text, mediaType).announced, ...told });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  if (put !== null) {
    expect(await putFile(answer.body.upload, fileOf(put, mediaType).bytes)).toBe(200);
  }
  return answer.body.photograph;
}

async function submit(photographs: readonly string[], more: object = {}, key?: string) {
  return house.ask('POST /public/complaints', {
    body: { inspection: house.inspection, problem: '夜里很吵，睡不着。', photographs, ...more },
    ...(key === undefined ? {} : { key }),
  });
}

/** The complaints that are received in an inspection. */
async function received(inspection: string): Promise<string[]> {
  await house.settle();
  const query = { inspection, stage: 'received', limit: '200' };
  const listed = await house.ask('GET /complaints', { as: people.clerk, query });
  return listed.body.complaints.map((row: { complaint: string }) => row.complaint);
}

test('photographs go with a complaint in its one transaction, are counted, and seen by a look alone', async () => {
  const inspection = await house.openInspection();
  const yard = await photograph('the yard', { inspection });
  const night = await photograph('the night', { inspection, mediaType: 'image/webp' });
  const before = await house.written();
  const key = crypto.randomUUID();
  const taken = await submit([yard, night, yard], { inspection }, key);
  expect(taken.status).toBe(201);
  expect(await house.written()).toEqual({
    // Of the complaint, and of each photograph that now belongs to it, in one transaction.
    commits: before.commits + 3,
    sealed: before.sealed + 1,
  });
  const again = await submit([yard, night, yard], { inspection }, key);
  expect(again.body).toEqual(taken.body);
  const other = await submit([yard], { inspection }, key);
  expect(other.body.type).toBe('urn:ducha:problem:idempotency-key-reused');

  const [complaint] = await received(inspection);
  const shown = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(shown.body.photographs).toBe(2);
  expect(JSON.stringify(shown.body)).not.toContain(yard);
  const { receipt } = taken.body;
  const followed = await house.ask('GET /public/follow-up', { receipt });
  expect(JSON.stringify(followed.body)).not.toContain(yard);

  const looked = await house.ask(`POST /complaints/${complaint}/looks`, {
    as: people.screener,
    body: { reason: '核对照片' },
  });
  expect(looked.body.photographs).toMatchObject([
    { photograph: yard, mediaType: 'image/jpeg', until: '2025-12-20T01:05:00.000Z' },
    { photograph: night, mediaType: 'image/webp' },
  ]);
  const fetched = await (await fetch(looked.body.photographs[1].url)).text();
  expect(fetched).toContain('the night');
});

test('a photograph that was not put, was altered or belongs elsewhere is named, and nothing is taken down', async () => {
  const elsewhere = await house.openInspection();
  const good = await photograph('clean');
  const missing = await photograph('nothing', { put: null });
  const altered = await photograph('a wood', { put: 'a weed' });
  const foreign = await photograph('another', { inspection: elsewhere });
  const before = await house.written();
  expect((await submit([good, missing, foreign, newId()])).body).toMatchObject({
    status: 422,
    type: 'urn:ducha:problem:photograph-missing',
    faults: [1, 2, 3].map((at) => ({ pointer: `#/photographs/${at}`, code: 'missing' })),
  });
  expect((await submit([altered, good])).body).toMatchObject({
    status: 422,
    type: 'urn:ducha:problem:photograph-altered',
    faults: [{ pointer: '#/photographs/0', code: 'altered' }],
  });
  expect(await house.written()).toEqual(before);
  expect((await submit([good])).status).toBe(201);
});

test('a retry gets its receipt, whatever became of the photographs', async () => {
  const name = await photograph('then');
  const key = crypto.randomUUID();
  const taken = await submit([name], {}, key);
  expect(taken.status).toBe(201);
  const address = `${process.env['AWS_ENDPOINT_URL_S3']}/files/photographs/${name}`;
  expect((await fetch(address, { method: 'DELETE' })).ok).toBe(true);
  expect((await submit([name], {}, key)).body).toEqual(taken.body);
  expect((await submit([name])).body.type).toBe('urn:ducha:problem:photograph-missing');
});

test('a photograph is announced once, for what can be put', async () => {
  const key = crypto.randomUUID();
  const first = await announce('once', {}, key);
  const written = await house.written();
  const again = await announce('once', {}, key);
  expect(again.body).toEqual(first.body);
  const { bytes } = fileOf('once');
  const hash = createHash('sha256').update(bytes).digest('base64');
  expect(first.body.upload).toMatchObject({
    method: 'PUT',
    headers: {
      'content-length': String(bytes.length),
      'content-type': 'image/jpeg',
      'x-amz-checksum-sha256': hash,
    },
    until: '2025-12-20T01:15:00.000Z',
  });
  const refusals: [string, ReturnType<typeof announce>][] = [
    ['idempotency-key-reused', announce('other', {}, key)],
    ['inspection-not-open', announce('x', { inspection: newId() })],
    ['invalid', announce('x', { mediaType: 'application/pdf' })],
    ['invalid', announce('x', { mediaType: 'image/svg+xml' })],
    ['invalid', announce('x', { bytes: 10 * 1024 * 1024 + 1 })],
    ['invalid', announce('x', { bytes: 0 })],
    ['invalid', submit(Array.from({ length: 7 }, () => newId()))],
  ];
  for (const [code, asked] of refusals) {
    expect((await asked).body.type).toBe(`urn:ducha:problem:${code}`);
  }
  expect(await house.written()).toEqual(written);
});

test('no photograph is announced where no complaint is taken any longer', async () => {
  const inspection = await house.openInspection();
  expect((await announce('before', { inspection })).status).toBe(201);
  await house.service.deliver(house.handlers.inbox, [
    messageOf(
      stationingClosed.type,
      { inspection, closedOn: '2025-12-21', complaintsTakenUntil: '2025-12-20', days: 21 },
      { stream: `inspection/${inspection}`, version: 9 },
    ),
  ]);
  await house.settle();
  vi.setSystemTime(new Date('2025-12-22T01:00:00Z'));
  expect((await announce('after', { inspection })).body.type).toBe(
    'urn:ducha:problem:inspection-not-open',
  );
});

test('whoever has the file cannot confirm by the log that it was handed in', async () => {
  const name = await photograph('taken from my window');
  expect((await submit([name])).status).toBe(201);
  const { announced } = fileOf('taken from my window');
  const log = await house.logText();
  expect(log).toContain(name);
  expect(log).not.toContain(announced.sha256);
  const commits = log.split('\n').filter((line) => line.includes(name));
  expect(commits).toHaveLength(3);
  // Its length, and a fingerprint of the request that held its hash, would confirm it as well.
  for (const commit of commits) expect(commit).toContain('"fingerprint":null');
  expect(commits.join()).not.toContain('bytes');
});

test('a photograph belongs to one complaint: to another it is not there', async () => {
  const name = await photograph('of one complaint');
  expect((await submit([name])).status).toBe(201);
  const before = await house.written();
  expect((await submit([name])).body).toMatchObject({
    type: 'urn:ducha:problem:photograph-missing',
    faults: [{ pointer: '#/photographs/0', code: 'missing' }],
  });
  expect(await house.written()).toEqual(before);
});

test('of two complaints at the same time with the same photograph one is taken', async () => {
  const name = await photograph('at the same time');
  const answers = await Promise.all([submit([name]), submit([name]), submit([name])]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422, 422]);
});

test('what no complaint came for is erased after eight days, its file and its hash; what was handed in stays', async () => {
  const [left, handedIn] = [await photograph('left behind'), await photograph('handed in')];
  expect((await submit([handedIn])).status).toBe(201);
  const fileStatus = async (name: string): Promise<number> =>
    (await fetch(`${process.env['AWS_ENDPOINT_URL_S3']}/files/photographs/${name}`)).status;
  await house.settle();
  for (const [time, status] of [
    ['2025-12-28T00:59:00Z', 200],
    ['2025-12-28T01:01:00Z', 404],
    ['2025-12-28T01:02:00Z', 404],
  ] as const) {
    vi.setSystemTime(new Date(time));
    await house.tick();
    await house.settle();
    expect([time, await fileStatus(left)]).toEqual([time, status]);
  }
  expect(await fileStatus(handedIn)).toBe(200);
  expect((await submit([left])).body.type).toBe('urn:ducha:problem:photograph-missing');
});
