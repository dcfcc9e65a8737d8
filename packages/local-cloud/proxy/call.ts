import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { JsonObject } from '../engines/json-object.ts';
import { parseObject } from '../engines/json-object.ts';
import type { Service } from './service.ts';
import { targetOf } from './service.ts';
import { s3OperationOf } from './s3-needs.ts';

/** One request of a client, read as a whole. */
export interface Call {
  readonly service: Service;
  /** As the SDK calls it: `PutItem`, `SendMessageBatch`, `GetObject`. */
  readonly operation: string;
  readonly method: string;
  /** The path and query as sent; the host is the proxy's. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** The parsed body of a JSON service; empty for S3. */
  readonly body: JsonObject;
}

/** Reads a request. Without an X-Amz-Target it is one of S3. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  const header = request.headers['x-amz-target'];
  const target = targetOf(typeof header === 'string' ? header : undefined);
  const common = { method, url, headers: request.headers, bytes };
  return target === undefined
    ? { ...common, service: 's3', operation: s3OperationOf(method, url, request.headers), body: {} }
    : { ...common, ...target, body: parseObject(bytes.toString('utf8')) ?? {} };
}
