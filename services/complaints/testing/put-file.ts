import { createHash } from 'node:crypto';
import type { FileType } from '@ducha/contracts/file-type.ts';
import { fileOfType } from '@ducha/contracts/testing/file-of-type.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes);

/** A file in a test, which begins as its type does, and how it is announced. */
export function fileOf(text: string, mediaType: FileType = 'image/jpeg') {
  const bytes = fileOfType(mediaType, text);
  return {
    bytes,
    announced: { sha256: hashOf(bytes).digest('hex'), bytes: bytes.length, mediaType },
  };
}

/**
 * Puts bytes at an address for an upload; the local engine takes other ones than were announced. Gives
 * the status of the answer.
 */
export async function putFile(
  { url, method, headers }: { url: string; method: string; headers: Record<string, string> },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<number> {
  const response = await fetch(url, {
    method,
    body: bytes,
    headers: {
      ...headers,
      'content-length': String(bytes.length),
      'x-amz-checksum-sha256': hashOf(bytes).digest('base64'),
    },
  });
  return response.status;
}
