import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { pictureOf } from '@ducha/contracts/testing/jpeg-file.ts';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { act } from './complaint-acts.ts';
import { people, type ComplaintsHouse } from './complaints-house.ts';
import { fileOf, putFile } from './put-file.ts';

/** A citizen announces and puts a photograph; gives its id. */
export async function photographed(
  house: ComplaintsHouse,
  inspection: string,
  text: string,
): Promise<string> {
  const { announced, bytes } = fileOf(text);
  const answer = await house.ask('POST /public/photographs', {
    body: { inspection, ...announced },
  });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  expect(await putFile(answer.body.upload, bytes)).toBe(200);
  return answer.body.photograph;
}

/** Somebody looks at the original words and photographs of a complaint. */
export async function lookedAt(
  house: ComplaintsHouse,
  complaint: string,
  as: TestPerson = people.screener,
): Promise<void> {
  const body = { reason: '受理审查' };
  const answer = await house.ask(`POST /complaints/${complaint}/looks`, { as, body });
  expect(answer.status).toBe(200);
}

/** How a copy of a photograph is announced. */
export const announcementOf = (original: string, bytes: Uint8Array) => ({
  original,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});

/** Announces a copy and, unless told otherwise, puts it; gives its id, and where it can be put. */
export async function announcedCopy(
  house: ComplaintsHouse,
  complaint: string,
  of: {
    readonly original: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
    /** What is put instead; null for nothing. */
    readonly put?: Uint8Array<ArrayBuffer> | null;
  },
) {
  const { original, bytes, put = bytes } = of;
  const answer = await house.ask(`POST /complaints/${complaint}/photograph-copies`, {
    as: people.screener,
    body: announcementOf(original, bytes),
  });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  const copy: string = answer.body.photograph;
  if (put !== null) expect(await putFile(answer.body.upload, put)).toBe(200);
  return { copy, upload: answer.body.upload };
}

/** How a covered copy is named when it is passed on. */
export const covered = (original: string, copy: string, areas = 2) => ({
  original,
  copy,
  covering: 'areas',
  areas,
});

/** A covered copy of a photograph at which the screener has looked is put and passed on. */
export async function passedOn(
  house: ComplaintsHouse,
  complaint: string,
  original: string,
  text = 'a covered copy',
) {
  const { copy, upload } = await announcedCopy(house, complaint, {
    original,
    bytes: pictureOf(text),
  });
  const answer = await act(house, complaint, {
    path: 'passed-on',
    as: people.screener,
    body: { photographs: [covered(original, copy)] },
  });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  await house.settle();
  return { copy, upload, body: answer.body };
}
