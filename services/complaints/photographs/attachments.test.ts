import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { attachmentMediaType, givenBytesLimit } from '@ducha/contracts';
import type { FileType } from '@ducha/contracts/file-type.ts';
import { fileOfType } from '@ducha/contracts/testing/file-of-type.ts';
import { newId } from '@ducha/event-log';
import { act } from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { fileOf, putFile } from '../testing/put-file.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);

type By = 'citizen' | 'clerk';

async function announce(
  by: By,
  text: string,
  { type = 'application/pdf', ...more }: { type?: FileType; [member: string]: unknown } = {},
) {
  const body = { inspection: house.inspection, ...fileOf(text, type).announced, ...more };
  return by === 'citizen'
    ? house.ask('POST /public/attachments', { body })
    : house.ask('POST /complaint-files', { as: people.clerk, body });
}

/** Announces a file and, unless told otherwise, puts it; gives its id. */
async function file(
  by: By,
  text: string,
  more: { type?: FileType; inspection?: string; put?: Uint8Array<ArrayBuffer> | null } = {},
): Promise<string> {
  const { type = 'application/pdf', ...others } = more;
  const { put = fileOf(text, type).bytes, ...told } = { type, ...others };
  const answer = await announce(by, text, told);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  if (put !== null) expect(await putFile(answer.body.upload, put)).toBe(200);
  return answer.body.attachment ?? answer.body.file;
}

async function submit(named: object, key?: string) {
  return house.ask('POST /public/complaints', {
    body: { inspection: house.inspection, problem: '夜里很吵，睡不着。', ...named },
    ...(key === undefined ? {} : { key }),
  });
}

async function register(named: object, key?: string) {
  return house.ask('POST /complaints', {
    as: people.clerk,
    body: { inspection: house.inspection, problem: '来信反映扬尘。', channel: 'letter', ...named },
    ...(key === undefined ? {} : { key }),
  });
}

async function look(complaint: string) {
  const body = { reason: '核对附件' };
  return house.ask(`POST /complaints/${complaint}/looks`, { as: people.screener, body });
}

const fileStatus = async (id: string): Promise<number> =>
  (await fetch(`${process.env['AWS_ENDPOINT_URL_S3']}/files/photographs/${id}`)).status;

const problem = (code: string) => `urn:ducha:problem:${code}`;

test('a citizen’s recording goes with the complaint in its one transaction, is counted, and had by a look alone', async () => {
  const inspection = await house.openInspection();
  const sound = await file('citizen', 'the fan at night', { inspection, type: 'audio/mp4' });
  const film = await file('citizen', 'the smoke', { inspection, type: 'video/mp4' });
  const before = await house.written();
  const key = crypto.randomUUID();
  const taken = await submit({ inspection, attachments: [sound, film] }, key);
  expect(taken.status).toBe(201);
  const written = await house.written();
  expect(written.commits - before.commits).toBe(3);
  expect((await submit({ inspection, attachments: [sound, film] }, key)).body).toEqual(taken.body);
  await house.settle();
  const query = { inspection, stage: 'received' };
  const listed = await house.ask('GET /complaints', { as: people.clerk, query });
  const { complaint } = listed.body.complaints[0];
  const shown = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(shown.body).toMatchObject({ photographs: 0, attachments: 2 });
  expect(JSON.stringify(shown.body)).not.toContain(sound);

  const looked = await look(complaint);
  expect(looked.body.attachments).toMatchObject([
    {
      attachment: sound,
      mediaType: 'audio/mp4',
      bytes: fileOf('the fan at night', 'audio/mp4').bytes.length,
      until: '2025-12-20T01:05:00.000Z',
    },
    { attachment: film, mediaType: 'video/mp4' },
  ]);
  // Whoever follows the address saves the file: no browser opens it as a page.
  const { url } = looked.body.attachments[0];
  expect(new URL(url).searchParams.get('response-content-disposition')).toBe('attachment');
  expect(await (await fetch(url)).text()).toContain('the fan at night');
  // Whoever has the file cannot confirm by the log that it was handed in.
  const log = await house.logText();
  expect(log).toContain(sound);
  expect(log).not.toContain(fileOf('the fan at night', 'audio/mp4').announced.sha256);
});

test('a clerk’s scan of a letter goes with the registration, and with a number of another list', async () => {
  const page = await file('clerk', 'page one', { type: 'image/jpeg' });
  const scan = await file('clerk', 'the whole letter');
  const named = {
    photographs: [page],
    attachments: [scan],
    foreign: { list: 'central-3', number: 'D3BJ202512200017' },
  };
  const key = crypto.randomUUID();
  const registered = await register(named, key);
  expect(registered, JSON.stringify(registered.body)).toMatchObject({ status: 201 });
  expect((await register(named, key)).body).toEqual(registered.body);
  const { complaint } = registered.body;
  const shown = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(shown.body).toMatchObject({
    photographs: 1,
    attachments: 1,
    foreign: { number: 'D3BJ202512200017' },
  });
  expect((await look(complaint)).body).toMatchObject({
    photographs: [{ photograph: page, mediaType: 'image/jpeg' }],
    attachments: [{ attachment: scan, mediaType: 'application/pdf' }],
  });
  const again = await file('clerk', 'another letter');
  const twice = await register({ attachments: [again], foreign: named.foreign });
  expect(twice.body.type).toBe(problem('foreign-number-taken'));
  // It waits for another one still.
  expect((await register({ attachments: [again] })).status).toBe(201);
});

test('what is something else than its name says is refused with a clear answer, and changes nothing', async () => {
  const script = new TextEncoder().encode('#!/bin/sh\necho "a script named .jpg"\n');
  const announced = {
    sha256: createHash('sha256').update(script).digest('hex'),
    bytes: script.length,
  };
  const put = async (line: string, mediaType: string, as?: typeof people.clerk) => {
    const answer = await house.ask(line, {
      ...(as === undefined ? {} : { as }),
      body: { inspection: house.inspection, ...announced, mediaType },
    });
    expect(await putFile(answer.body.upload, script)).toBe(200);
    return answer.body.photograph ?? answer.body.attachment ?? answer.body.file;
  };
  const picture = await put('POST /public/photographs', 'image/jpeg');
  const sound = await put('POST /public/attachments', 'audio/mpeg');
  const scan = await put('POST /complaint-files', 'application/pdf', people.clerk);
  const before = await house.written();
  for (const [asked, pointer] of [
    [submit({ photographs: [picture] }), '#/photographs/0'],
    [submit({ attachments: [sound] }), '#/attachments/0'],
    [register({ attachments: [scan] }), '#/attachments/0'],
  ] as const) {
    expect((await asked).body).toMatchObject({
      status: 422,
      type: problem('file-mistyped'),
      faults: [{ pointer, code: 'mistyped' }],
    });
  }
  expect(await house.written()).toEqual(before);
});

test('what was not put, was altered, is of another kind or belongs elsewhere is named, and changes nothing', async () => {
  const good = await file('citizen', 'clean');
  const missing = await file('citizen', 'nothing', { put: null });
  const altered = await file('citizen', 'a wood', { put: fileOfType('application/pdf', 'a weed') });
  const elsewhere = await file('citizen', 'other', { inspection: await house.openInspection() });
  const picture = await file('clerk', 'a picture', { type: 'image/png' });
  const before = await house.written();
  expect((await submit({ attachments: [good, missing, elsewhere, picture] })).body).toMatchObject({
    type: problem('attachment-missing'),
    faults: [1, 2, 3].map((at) => ({ pointer: `#/attachments/${at}`, code: 'missing' })),
  });
  expect((await submit({ attachments: [altered] })).body).toMatchObject({
    type: problem('attachment-altered'),
    faults: [{ pointer: '#/attachments/0', code: 'altered' }],
  });
  expect((await submit({ photographs: [good] })).body.type).toBe(problem('photograph-missing'));
  expect(await house.written()).toEqual(before);
  // An upload that broke off is put again at an address of the same announcement.
  const { announced } = fileOf('nothing', 'application/pdf');
  const retried = await house.ask('POST /public/attachments', {
    body: { inspection: house.inspection, ...announced },
  });
  expect(await putFile(retried.body.upload, fileOf('nothing', 'application/pdf').bytes)).toBe(200);
  const named = [good, retried.body.attachment, good];
  expect((await submit({ attachments: named })).status).toBe(201);
  // It belongs to that one complaint.
  expect((await register({ attachments: [good] })).body.type).toBe(problem('attachment-missing'));
});

test('what is announced keeps to the formats and to the bytes of its kind', async () => {
  for (const [type, kind] of [
    ['application/pdf', 'document'],
    ['audio/mpeg', 'sound'],
    ['video/mp4', 'film'],
  ] as const) {
    const most = givenBytesLimit[kind];
    expect((await announce('citizen', 'x', { type, bytes: most })).status).toBe(201);
    const larger = await announce('citizen', 'x', { type, bytes: most + 1 });
    expect(larger.body).toMatchObject({
      type: problem('invalid'),
      faults: [{ pointer: '#/bytes' }],
    });
  }
  const photograph = { type: 'image/jpeg', bytes: givenBytesLimit.photograph + 1 } as const;
  expect((await announce('clerk', 'x', photograph)).body).toMatchObject({
    type: problem('invalid'),
    faults: [{ pointer: '#/bytes', code: 'too-large' }],
  });
  const before = await house.written();
  for (const more of [
    { bytes: 0 },
    { mediaType: 'image/jpeg' },
    { mediaType: 'image/svg+xml' },
    { mediaType: 'text/html' },
  ]) {
    expect((await announce('citizen', 'x', more)).body.type).toBe(problem('invalid'));
  }
  const eleven = {
    photographs: Array.from({ length: 6 }, () => newId()),
    attachments: Array.from({ length: 5 }, () => newId()),
  };
  expect((await submit(eleven)).body.type).toBe(problem('invalid'));
  expect((await announce('clerk', 'x', { inspection: newId() })).body.type).toBe(
    problem('inspection-not-open'),
  );
  const asked = { inspection: house.inspection, ...fileOf('x').announced };
  for (const as of [people.reviewer, people.chaoyang, people.auditor]) {
    const refused = await house.ask('POST /complaint-files', { as, body: asked });
    expect(refused.body.type).toBe(problem('forbidden'));
  }
  expect(await house.written()).toEqual(before);
  expect(attachmentMediaType.options).toHaveLength(8);
});

test('with the photographs attachments are erased, and what is erased is not had by a look', async () => {
  const scan = await file('clerk', 'to be erased');
  const { complaint } = (await register({ attachments: [scan] })).body;
  const { url } = (await look(complaint)).body.attachments[0];
  expect((await fetch(url)).status).toBe(200);
  const erased = await act(house, complaint, {
    path: 'erasure',
    as: people.head,
    body: { parts: ['photographs'], ground: 'asked-for' },
  });
  expect(erased, JSON.stringify(erased.body)).toMatchObject({ status: 200 });
  expect(erased.body).toMatchObject({ attachments: 0 });
  await house.settle();
  expect((await look(complaint)).body.attachments).toEqual([]);
  expect((await fetch(url)).status).toBe(404);
});

test('what no complaint came for is erased after eight days', async () => {
  const left = await file('clerk', 'left behind', { type: 'video/webm' });
  await house.settle();
  expect(await fileStatus(left)).toBe(200);
  vi.setSystemTime(new Date('2025-12-28T01:01:00Z'));
  await house.tick();
  await house.settle();
  expect(await fileStatus(left)).toBe(404);
  expect((await register({ attachments: [left] })).body.type).toBe(problem('attachment-missing'));
});
