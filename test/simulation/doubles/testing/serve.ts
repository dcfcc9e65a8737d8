import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { isObject } from '../input.ts';
import type { Double } from '../refused.ts';
import { Refused } from '../refused.ts';

/** A request as it came over the net. */
interface Request {
  readonly method: string;
  /** With its query, on the server's own address. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What is sent back; `undefined` in its place cuts the connection. */
interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A double behind a door of HTTP on 127.0.0.1, for callers that can only be given an address. What it throws is a 500. */
export async function serve(answer: (request: Request) => Response | undefined) {
  const server = createServer((incoming, outgoing) => {
    void requestOf(incoming)
      .then(answer)
      .catch((error: unknown) => ({ status: 500, headers: {}, body: String(error) }))
      .then((response) => {
        if (response === undefined) outgoing.destroy();
        else outgoing.writeHead(response.status, response.headers).end(response.body);
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** A double that speaks JSON, behind such a door. */
export async function serveDouble(double: Double, now: () => number) {
  return serve(({ headers, body }) => {
    const target = headers['x-amz-target'] ?? '';
    const input: unknown = JSON.parse(body.toString('utf8'));
    const operation = target.slice(target.indexOf('.') + 1);
    const { status, answer } = answerOf(double, operation, isObject(input) ? input : {}, now());
    return {
      status,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify(answer),
    };
  });
}

function answerOf(double: Double, operation: string, input: object, now: number) {
  try {
    return { status: 200, answer: double.answer(operation, { ...input }, now) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, code, message, more } = error;
    return { status, answer: { __type: code, message, ...more } };
  }
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers))
    headers[name] = Array.isArray(value) ? value.join(',') : (value ?? '');
  const { method = '', url = '' } = incoming;
  const body = await buffer(incoming);
  return { method, url: `http://${headers['host'] ?? ''}${url}`, headers, body };
}
