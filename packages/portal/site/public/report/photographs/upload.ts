import {
  attachmentMediaType,
  photographMediaType,
  requestAttachmentUpload,
  requestPhotographUpload,
} from '@ducha/contracts';
import { codeOf } from '../../../api.ts';
import type { DraftPhotograph } from '../draft.ts';
import { provenCall } from '../proof/proven-call.ts';
import { notTaken, type NotTaken } from './photograph.ts';
import { put, type Upload } from './put.ts';

/** What became of an upload: the house's id, or why there is none. */
export type Uploaded = { readonly id: string } | 'cut' | NotTaken;

/**
 * Announces a file for an inspection and puts it. Its key makes every try the same file: the
 * house gives the same id again, and a fresh address.
 */
export async function upload(
  photograph: DraftPhotograph,
  inspection: string,
  file: Blob,
  told: { readonly part: (part: number) => void; readonly signal: AbortSignal },
): Promise<Uploaded> {
  try {
    const announced = await announce(photograph, inspection, told.signal);
    if (typeof announced === 'string') return announced;
    const result = await put(announced.upload, file, told);
    return result === 'put' ? { id: announced.id } : result;
  } catch {
    return 'cut';
  }
}

async function announce(
  { key, sha256, bytes, mediaType }: DraftPhotograph,
  inspection: string,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly upload: Upload } | 'cut' | NotTaken> {
  const idempotencyKey = key;
  const attachment = attachmentMediaType.options.find((known) => known === mediaType);
  if (attachment !== undefined) {
    const body = { inspection, sha256, bytes, mediaType: attachment };
    const called = await provenCall(requestAttachmentUpload, { idempotencyKey, body }, signal);
    if (!called.ok) return notTaken(called.status, codeOf(called.problem));
    return { id: called.body.attachment, upload: called.body.upload };
  }
  const photograph = photographMediaType.options.find((known) => known === mediaType);
  if (photograph === undefined) return 'refused';
  const body = { inspection, sha256, bytes, mediaType: photograph };
  const called = await provenCall(requestPhotographUpload, { idempotencyKey, body }, signal);
  if (!called.ok) return notTaken(called.status, codeOf(called.problem));
  return { id: called.body.photograph, upload: called.body.upload };
}
