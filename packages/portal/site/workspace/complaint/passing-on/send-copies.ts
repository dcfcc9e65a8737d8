import { requestPhotographCopy, type passOnPhotographs, type Request } from '@ducha/contracts';
import { call, codeOf } from '../../../api.ts';
import { putFile } from '../../evidence/put-file.ts';
import { sessionEnded } from '../../session-ended.ts';
import { accessToken } from '../../session.ts';
import type { Chosen } from './chosen.ts';
import type { Copy } from './picture.ts';

type PassedOn = Request<typeof passOnPhotographs>['body']['photographs'];

/** What came of it: what is to be passed on, or why not all is there. */
export type Sent = { readonly photographs: PassedOn } | { readonly refused: string } | 'cut';

/**
 * Announces the copies and puts them, one after the other. Each has a key of its own: where something was cut, the next
 * try finds what the house has of it already.
 */
export async function sendCopies(
  complaint: string,
  chosen: readonly Chosen[],
  made: Readonly<Record<string, Copy>>,
  told: { readonly at: (place: number) => void; readonly signal: AbortSignal },
): Promise<Sent> {
  const photographs: PassedOn = [];
  try {
    for (const [index, one] of chosen.entries()) {
      const copy = made[one.photograph];
      if (copy === undefined) return 'cut';
      told.at(index + 1);
      const sent = await sendOne(complaint, one.photograph, copy, told.signal);
      if (typeof sent !== 'object' || 'refused' in sent) return sent;
      const named = { original: one.photograph, copy: sent.copy };
      photographs.push(
        one.mode === 'bare'
          ? { ...named, covering: 'nothing-to-cover' }
          : { ...named, covering: 'areas', areas: one.areas.length },
      );
    }
  } catch {
    return 'cut';
  }
  return { photographs };
}

async function sendOne(
  complaint: string,
  original: string,
  { file, sha256, key }: Copy,
  signal: AbortSignal,
): Promise<{ readonly copy: string } | { readonly refused: string } | 'cut'> {
  const token = await accessToken();
  const announced = await call(
    requestPhotographCopy,
    {
      params: { complaint },
      body: { original, sha256, bytes: file.size },
      idempotencyKey: key,
      ...(token === undefined ? {} : { token }),
    },
    signal,
  );
  if (!announced.ok) {
    if (announced.status === 401) sessionEnded();
    return announced.status >= 500 ? 'cut' : { refused: codeOf(announced.problem) };
  }
  const { photograph, upload } = announced.body;
  const end = await putFile(upload, file, { signal, progress: () => undefined });
  return end === 'put' ? { copy: photograph } : 'cut';
}
