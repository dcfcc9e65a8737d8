import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { endpointOf, presign, ServiceError, signedCall, withSignal } from './index.ts';

let server: Server;
let respond: (request: IncomingMessage, response: ServerResponse, nth: number) => void;
let asked: IncomingMessage[];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    respond(request, response, asked.length);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_SESSION_TOKEN', 'session');
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', `http://127.0.0.1:${port}`);
});

const say = (status: number, body: string) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(status).end(body);
};
const call = () => signedCall('kms', 'TrentService.Decrypt', { a: 1 });

describe('a call', () => {
  test('is signed for its service, and gives the answer', async () => {
    respond = say(200, '{"b":2}');
    expect(await call()).toEqual({ b: 2 });
    expect(asked[0]?.headers).toMatchObject({
      'x-amz-target': 'TrentService.Decrypt',
      'x-amz-security-token': 'session',
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 .*\/us-east-1\/kms\/aws4_request/),
    });
  });

  test.for([
    [503, 'no JSON'],
    [500, '{"__type":"KMSInternalException"}'],
    [400, '{"__type":"com.amazonaws#ThrottlingException"}'],
    [400, '{"__type":"com.amazonaws#ProvisionedThroughputExceededException"}'],
  ] as const)('is tried again after %i %s', async ([status, body]) => {
    respond = (request, response, nth) =>
      (nth < 4 ? say(status, body) : say(200, '{"b":2}'))(request, response);
    expect(await call()).toEqual({ b: 2 });
    expect(asked).toHaveLength(4);
  });

  test('is given up at last, with the word of the service', async () => {
    respond = say(500, '{"__type":"KMSInternalException"}');
    await expect(call()).rejects.toMatchObject({ code: 'KMSInternalException', status: 500 });
    expect(asked).toHaveLength(4);
  });

  test('that is refused is not tried again', async () => {
    respond = say(400, '{"__type":"com.amazonaws.kms#AccessDeniedException"}');
    await expect(call()).rejects.toBeInstanceOf(ServiceError);
    await expect(call()).rejects.toMatchObject({ code: 'AccessDeniedException' });
    expect(asked).toHaveLength(2);
  });

  test('ends with the signal that it runs under, and is not tried again', async () => {
    const deadline = new AbortController();
    respond = () => deadline.abort(new DOMException('over', 'TimeoutError'));
    await expect(withSignal(deadline.signal, call)).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });
});

test('an endpoint is the one of its variable, else of its region and partition', () => {
  expect(endpointOf('s3')).toBe('https://s3.us-east-1.amazonaws.com');
  vi.stubEnv('AWS_REGION', 'cn-north-1');
  expect(endpointOf('secretsmanager')).toBe('https://secretsmanager.cn-north-1.amazonaws.com.cn');
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:9');
  expect(endpointOf('s3')).toBe('http://127.0.0.1:9');
});

test('an address that is signed binds its headers and its time', async () => {
  const url = new URL(
    await presign({
      method: 'PUT',
      url: 'https://bucket.s3.us-east-1.amazonaws.com/evidence/1',
      headers: { 'content-length': '5', 'content-type': 'image/png' },
      seconds: 300,
    }),
  );
  expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
  expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
  expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
});
