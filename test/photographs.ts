import { createHash } from 'node:crypto';
import {
  lookAtComplaint,
  passOnPhotographs,
  readComplaint,
  requestAttachmentUpload,
  requestPhotographCopy,
  requestPhotographUpload,
  requestRegisteredFile,
} from '@ducha/contracts';
import { fileOfType } from '@ducha/contracts/testing/file-of-type.ts';
import { pictureOf } from '@ducha/contracts/testing/jpeg-file.ts';
import type { House } from './house.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const printOf = (bytes: Bytes) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});

/** A citizen announces a photograph and puts it; gives its id. */
export async function photographed(
  house: House,
  inspection: string,
  bytes: Bytes,
): Promise<string> {
  const { body } = await house.citizen.ok(requestPhotographUpload, {
    body: { inspection, ...printOf(bytes), mediaType: 'image/jpeg' },
  });
  await put(body.upload, bytes);
  return body.photograph;
}

/** A citizen announces a sound and puts it; gives its id. */
export async function recorded(house: House, inspection: string, text: string): Promise<string> {
  const bytes = fileOfType('audio/mpeg', text);
  const { body } = await house.citizen.ok(requestAttachmentUpload, {
    body: { inspection, ...printOf(bytes), mediaType: 'audio/mpeg' },
  });
  await put(body.upload, bytes);
  return body.attachment;
}

/** A clerk announces the scan of a letter, a PDF, and puts it; gives its id. */
export async function scanned(house: House, inspection: string, text: string): Promise<string> {
  const bytes = fileOfType('application/pdf', text);
  const { body } = await house.as('office-clerk').ok(requestRegisteredFile, {
    body: { inspection, ...printOf(bytes), mediaType: 'application/pdf' },
  });
  await put(body.upload, bytes);
  return body.file;
}

/** The screener looks at a complaint, and passes on a covered copy of its first photograph; gives the copy's id. */
export async function copyPassedOn(
  house: House,
  complaint: string,
  bytes = pictureOf('a covered copy'),
): Promise<string> {
  const screener = house.as('office-screener');
  const params = { complaint };
  const looked = await screener.ok(lookAtComplaint, { params, body: { reason: '受理审查' } });
  const original = looked.body.photographs[0]?.photograph ?? '';
  const { body: announced } = await screener.ok(requestPhotographCopy, {
    params,
    body: { original, ...printOf(bytes) },
  });
  await put(announced.upload, bytes);
  const { version } = await screener.ok(readComplaint, { params });
  const copy = announced.photograph;
  await screener.ok(passOnPhotographs, {
    params,
    version,
    body: { photographs: [{ original, copy, covering: 'areas', areas: 1 }] },
  });
  return copy;
}

/** Throws unless it was put. */
async function put(
  { url, headers }: { readonly url: string; readonly headers: Record<string, string> },
  bytes: Bytes,
): Promise<void> {
  const { status } = await fetch(url, { method: 'PUT', headers, body: bytes });
  if (status !== 200) throw new Error(`a photograph was not put: ${status}`);
}
