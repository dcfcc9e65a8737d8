import { Agent, request as send } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { Buffer } from 'node:buffer';

/** An engine's answer, read as a whole. */
export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Sends requests on to the engines over kept connections. */
export interface Forwarder {
  /**
   * Rejects when the engine cannot be reached or breaks off; `signal` breaks the request off.
   */
  forward(
    endpoint: string,
    request: {
      readonly method: string;
      readonly url: URL;
      readonly headers: OutgoingHttpHeaders;
      readonly bytes: Buffer;
      readonly signal?: AbortSignal;
    },
  ): Promise<Answer>;
  stop(): void;
}

/** What belongs to one connection and is not passed on. */
const ownHeaders = ['connection', 'expect', 'content-length', 'transfer-encoding', 'keep-alive'];

/** A forwarder with no connection yet. */
export function openForwarder(): Forwarder {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return {
    forward: (endpoint, { method, url, headers, bytes, signal }) =>
      new Promise<Answer>((resolve, reject) => {
        const base = new URL(endpoint);
        const outgoing = send(
          {
            agent,
            host: base.hostname,
            port: base.port,
            method,
            path: `${base.pathname === '/' ? '' : base.pathname}${url.pathname}${url.search}`,
            headers: { ...without(headers), 'content-length': bytes.length },
            ...(signal === undefined ? {} : { signal }),
          },
          (incoming) => {
            const chunks: Buffer[] = [];
            incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
            incoming.once('error', reject);
            incoming.once('end', () =>
              resolve({
                status: incoming.statusCode ?? 502,
                headers: answerHeaders(method, incoming.headers),
                body: Buffer.concat(chunks),
              }),
            );
          },
        );
        outgoing.once('error', reject);
        outgoing.end(bytes);
      }),
    stop: () => agent.destroy(),
  };
}

function answerHeaders(method: string, headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const length = headers['content-length'];
  // The answer to HEAD has the length of a body that it doesn't carry.
  return method === 'HEAD' && length !== undefined
    ? { ...without(headers), 'content-length': length }
    : without(headers);
}

function without(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.includes(name)));
}
