import type { IncomingMessage } from 'node:http';

/** The body of a request; what is over the limit (bytes) is read and dropped, and the answer is undefined. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a request is read in bytes');
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? undefined : Buffer.concat(chunks);
}

/** The small body of a form or a JSON request as text; empty when it is too long to be one. */
export async function readText(request: IncomingMessage): Promise<string> {
  return (await readBody(request, 65_536))?.toString('utf8') ?? '';
}
