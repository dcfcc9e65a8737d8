import { photographMediaType, requestPhotographUpload } from '@ducha/contracts';
import { codeOf } from '../../../api.ts';
import type { DraftPhotograph } from '../draft.ts';
import { provenCall } from '../proof/proven-call.ts';
import { notTaken, type NotTaken } from './photograph.ts';
import { put } from './put.ts';

/** What became of an upload: the house's id, or why there is none. */
export type Uploaded = { readonly id: string } | 'cut' | NotTaken;

/**
 * Announces a photograph for an inspection and puts it. Its key makes every try the same photograph: the
 * house gives the same id again, and a fresh address.
 */
export async function upload(
  { key, sha256, bytes, mediaType }: DraftPhotograph,
  inspection: string,
  file: Blob,
  told: { readonly part: (part: number) => void; readonly signal: AbortSignal },
): Promise<Uploaded> {
  const type = photographMediaType.options.find((known) => known === mediaType);
  if (type === undefined) return 'refused';
  try {
    const announced = await provenCall(
      requestPhotographUpload,
      { idempotencyKey: key, body: { inspection, sha256, bytes, mediaType: type } },
      told.signal,
    );
    if (!announced.ok) return notTaken(announced.status, codeOf(announced.problem));
    const result = await put(announced.body.upload, file, told);
    return result === 'put' ? { id: announced.body.photograph } : result;
  } catch {
    return 'cut';
  }
}
