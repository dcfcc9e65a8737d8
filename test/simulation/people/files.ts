import { createHash } from 'node:crypto';
import type { FileType } from '@ducha/contracts/file-type.ts';
import { fileOfType } from '@ducha/contracts/testing/file-of-type.ts';
import { happens, drawnBytes } from '../chance.ts';
import type { UploadAddress } from './door.ts';
import type { Visit } from './visit.ts';

/** A file as it is announced. */
export interface File {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The photograph that lazy people show of every case. */
const sameForAll = 'the same photograph of everything';

/** A small file, which begins as its type does: now and then one that others show too, now and then one that is something else. */
export function drawnFile({ random }: Visit, type: FileType = 'image/jpeg'): File {
  const disguised = happens(random, 0.03);
  const text = happens(random, 0.1)
    ? sameForAll
    : Buffer.from(drawnBytes(random, 64)).toString('latin1');
  const bytes = disguised ? new TextEncoder().encode(`#!/bin/sh ${text}`) : fileOfType(type, text);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Puts a file where it was announced; some forget it, some put another one, some put it twice. */
export async function putFile(
  { world, random }: Visit,
  address: UploadAddress,
  file: File,
): Promise<void> {
  if (happens(random, 0.05)) return;
  const bytes = happens(random, 0.03) ? drawnBytes(random, file.bytes.length) : file.bytes;
  const status = await world.door.put(address, bytes);
  if (status === 'lost' || status >= 500 || happens(random, 0.05))
    await world.door.put(address, bytes);
}
