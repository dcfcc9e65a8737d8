import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FileType } from '@ducha/contracts/file-type.ts';
import { newId } from '@ducha/event-log';
import {
  nothingDone,
  people,
  startComplaints,
  type ComplaintsHouse,
} from '../testing/complaints-house.ts';
import { fileOf, putFile } from '../testing/put-file.ts';

let house: ComplaintsHouse;
/** Two complaints in the hands of 朝阳区; 丰台区 has a part in neither. */
const complaints: string[] = [];

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-20T01:00:00Z') });
  house = await startComplaints();
  const inspection = await house.openInspection();
  for (let n = 0; n < 2; n += 1) {
    const { body } = await house.ask('POST /complaints', {
      as: people.clerk,
      body: { inspection, problem: '工地扬尘', channel: 'phone' },
    });
    complaints.push(body.complaint);
    await command(`/complaints/${body.complaint}/screening`, people.screener, {
      decision: 'accept',
      mainType: 'air',
      keyAttention: false,
      organisations: [{ organisation: '110105', role: 'lead' }],
      clearedText: '工地扬尘。',
    });
    await house.settle();
  }
  await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
  await house.settle();
  for (const complaint of complaints) {
    await command(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  }
});
afterAll(() => house.service.stop());

async function command(path: string, as: object, body: unknown, key = crypto.randomUUID()) {
  const [, , complaint] = path.split('/');
  const { headers } = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  const seen = Number(headers['etag']?.replaceAll('"', ''));
  return house.ask(`POST ${path}`, { as: as as never, body, seen, key });
}

const replyWith = (evidence: readonly string[]) => ({
  kind: 'interim',
  verdict: 'substantiated',
  result: 'open',
  outcomes: nothingDone,
  findings: '情况属实。',
  handling: '正在整改。',
  evidence,
});

/** Announces a file for a complaint and, unless told otherwise, puts it; gives its id. */
async function evidence(
  complaint: string,
  text: string,
  more: { kind?: string; mediaType?: FileType; put?: string | null } = {},
): Promise<string> {
  const { announced } = fileOf(text, more.mediaType);
  const answer = await house.ask(`POST /complaints/${complaint}/evidence`, {
    as: people.chaoyang,
    body: { ...announced, kind: more.kind ?? 'after' },
  });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  if (more.put !== null) {
    const { bytes } = fileOf(more.put ?? text, more.mediaType);
    expect(await putFile(answer.body.upload, bytes)).toBe(200);
  }
  return answer.body.evidence;
}

test('evidence that was not put, was altered or is of another complaint is named, and changes nothing', async () => {
  const [complaint = '', other = ''] = complaints;
  const good = await evidence(complaint, 'clean');
  const missing = await evidence(complaint, 'nothing', { put: null });
  const altered = await evidence(complaint, 'a wood', { put: 'a weed' });
  const foreign = await evidence(other, 'another');
  const before = await house.written();
  const post = (ids: string[]) =>
    command(`/complaints/${complaint}/reply`, people.chaoyang, replyWith(ids));
  expect((await post([good, missing, foreign, newId()])).body).toMatchObject({
    type: 'urn:ducha:problem:evidence-missing',
    faults: [1, 2, 3].map((at) => ({ pointer: `#/evidence/${at}`, code: 'missing' })),
  });
  expect((await post([good, altered])).body).toMatchObject({
    type: 'urn:ducha:problem:evidence-altered',
    faults: [{ pointer: '#/evidence/1', code: 'altered' }],
  });
  expect(await house.written()).toEqual(before);
});

test('a reply shows its evidence to whoever may read it, and a retry gets its first answer', async () => {
  const [complaint = ''] = complaints;
  const photograph = await evidence(complaint, 'the yard');
  const record = await evidence(complaint, 'a record', {
    kind: 'document',
    mediaType: 'application/pdf',
  });
  const key = crypto.randomUUID();
  const seen = Number(
    (await house.ask(`GET /complaints/${complaint}`, { as: people.clerk })).headers[
      'etag'
    ]?.replaceAll('"', ''),
  );
  const request = {
    as: people.chaoyang,
    seen,
    key,
    body: replyWith([photograph, record, photograph]),
  };
  const replied = await house.ask(`POST /complaints/${complaint}/reply`, request);
  expect(replied.body.replies.at(-1).evidence).toEqual([
    { evidence: photograph, kind: 'after', ...fileOf('the yard').announced },
    { evidence: record, kind: 'document', ...fileOf('a record', 'application/pdf').announced },
  ]);
  const again = await house.ask(`POST /complaints/${complaint}/reply`, request);
  expect(again.body).toEqual(replied.body);

  const path = `/complaints/${complaint}/evidence/${photograph}`;
  for (const as of [people.chaoyangPrincipal, people.reviewer]) {
    const { body } = await house.ask(`GET ${path}`, { as });
    expect(body).toMatchObject({ evidence: photograph, ...fileOf('the yard').announced });
    expect(body.until).toBe('2025-12-20T01:05:00.000Z');
    const fetched = new Uint8Array(await (await fetch(body.url)).arrayBuffer());
    expect(createHash('sha256').update(fetched).digest('hex')).toBe(body.sha256);
  }
});

test('a file is announced and read by those of the complaint, for a reply that can be given', async () => {
  const [complaint = '', other = ''] = complaints;
  const known = await evidence(other, 'known');
  const unput = await evidence(other, 'unput', { put: null });
  const ask = (line: string, as: (typeof people)[keyof typeof people], more: object = {}) =>
    house.ask(line, {
      as,
      ...(line.startsWith('GET')
        ? {}
        : { body: { ...fileOf('x').announced, kind: 'after', ...more } }),
    });
  const announce = `POST /complaints/${other}/evidence`;
  const before = await house.written();
  const refusals: [string, ReturnType<typeof ask>][] = [
    ['not-found', ask(announce, people.fengtai)],
    ['not-found', ask(`POST /complaints/${newId()}/evidence`, people.chaoyang)],
    ['forbidden', ask(announce, people.screener)],
    // A reply is given already.
    ['wrong-stage', ask(`POST /complaints/${complaint}/evidence`, people.chaoyang)],
    ['invalid', ask(announce, people.chaoyang, { bytes: 10 * 1024 * 1024 + 1 })],
    ['invalid', ask(announce, people.chaoyang, { mediaType: 'image/gif' })],
    ['invalid', ask(announce, people.chaoyang, { mediaType: 'application/pdf' })],
    ['not-found', ask(`GET /complaints/${other}/evidence/${known}`, people.fengtai)],
    ['forbidden', ask(`GET /complaints/${other}/evidence/${known}`, people.auditor)],
    ['not-found', ask(`GET /complaints/${complaint}/evidence/${known}`, people.chaoyang)],
    ['not-found', ask(`GET /complaints/${other}/evidence/${newId()}`, people.chaoyang)],
    ['evidence-missing', ask(`GET /complaints/${other}/evidence/${unput}`, people.chaoyang)],
  ];
  for (const [code, asked] of refusals) {
    expect((await asked).body.type).toBe(`urn:ducha:problem:${code}`);
  }
  expect(await house.written()).toEqual(before);
});
