import { createHash, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { HttpRequest } from '@smithy/core/transport';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { currentSignal } from './deadline.ts';
import { wholeOf } from './whole-body.ts';

export { currentSignal, withSignal } from './deadline.ts';
export { wholeOf } from './whole-body.ts';

/** A service answered with an error; `code` is the service's own word for it, `answer` all that it said. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  readonly status: number;
  readonly answer: unknown;
  constructor(service: string, status: number, code: string, answer?: unknown) {
    super(`${service} answered ${status} ${code}`);
    this.code = code;
    this.status = status;
    this.answer = answer;
  }
}

/** The caller's credentials, as Lambda gives them in the environment. */
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where a service is: the SDK's own endpoint variable when set, else its regional address. */
export function endpointOf(service: keyof typeof endpointVariables): string {
  const region = regionOf();
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return process.env[endpointVariables[service]] ?? `https://${service}.${region}.${suffix}`;
}

const endpointVariables = {
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
  kms: 'AWS_ENDPOINT_URL_KMS',
  s3: 'AWS_ENDPOINT_URL_S3',
  secretsmanager: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
};

/** The region that the function runs in. */
export function regionOf(): string {
  const { AWS_REGION } = process.env;
  if (AWS_REGION === undefined) throw new Error('AWS_REGION must be set');
  return AWS_REGION;
}

/** The services that are called by JSON, and the content type by which each knows its version of that. */
const contentTypes = {
  dynamodb: 'application/x-amz-json-1.0',
  kms: 'application/x-amz-json-1.1',
  secretsmanager: 'application/x-amz-json-1.1',
};
type JsonService = keyof typeof contentTypes;

/**
 * One call of a service that speaks JSON, signed. No SDK client: that would be some 130 KB for a few
 * operations. No `fetch` either: its first use loads undici, 25 ms of a cold start. Tries again where the service was
 * busy or away: the operation must be one that may be done twice. Throws `ServiceError`.
 */
export async function signedCall(
  service: JsonService,
  target: string,
  body: unknown,
): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await callOnce(service, target, body);
    } catch (error) {
      if (attempt === attempts || !mayPass(error)) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, Math.random() * 50 * 2 ** attempt);
      });
    }
  }
}

const attempts = 4;
/** A service that says nothing for so long is asked again, in milliseconds. */
const patience = 3_000;

async function callOnce(service: JsonService, target: string, body: unknown): Promise<unknown> {
  const response = await signedFetch(service, {
    method: 'POST',
    url: `${endpointOf(service)}/`,
    headers: { 'content-type': contentTypes[service], 'x-amz-target': target },
    body: JSON.stringify(body),
    patience,
  });
  const answer = parsed(response.text);
  if (response.status >= 400) {
    throw new ServiceError(service, response.status, errorCode(answer), answer);
  }
  return answer;
}

/** Whether the next try may fare better; not when the caller's own time is over. */
function mayPass(error: unknown): boolean {
  if (currentSignal()?.aborted === true) return false;
  if (!(error instanceof ServiceError)) return true;
  return error.status >= 500 || error.status === 429 || busy.has(error.code);
}

/** What services say with status 400 when they are only busy. */
const busy = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionInProgressException',
]);

/** What stands between us and the service may answer in its own words. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a service answered: status, headers by lower-case name, body. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly bytes: Uint8Array;
}

const transport = new NodeHttpHandler({ connectionTimeout: 1_000 });

/**
 * A signed request to a service; the caller reads the answer. It ends with the invocation, and when
 * `patience` is given (milliseconds), then.
 */
export async function signedFetch(
  service: string,
  request: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    body?: string | Uint8Array;
    patience?: number;
  },
): Promise<Answered> {
  const signals = [
    currentSignal(),
    request.patience === undefined ? undefined : AbortSignal.timeout(request.patience),
  ].filter((signal) => signal !== undefined);
  const abortSignal = AbortSignal.any(signals);
  const signed = await signer(service).sign(httpRequest(request));
  const { response } = await transport.handle(new HttpRequest(signed), { abortSignal });
  const body: unknown = response.body;
  if (!(body instanceof Readable)) throw new Error('an answer without a body');
  const bytes = await wholeOf(body);
  return {
    status: response.statusCode,
    headers: response.headers,
    text: bytes.toString('utf8'),
    bytes,
  };
}

/**
 * An address that lets its holder do one request of S3 for `seconds`: the headers given are part of
 * the signature, so an upload must be of that length, type and hash.
 */
export async function presign(request: {
  method: 'GET' | 'PUT' | 'HEAD';
  url: string;
  headers?: Record<string, string>;
  seconds: number;
}): Promise<string> {
  const payload = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
  const { path, query = {} } = await signer('s3').presign(
    httpRequest({ ...request, headers: { ...request.headers, ...payload } }),
    {
      expiresIn: request.seconds,
      // They stay headers, which the holder must send as they are.
      unhoistableHeaders: new Set(Object.keys(request.headers ?? {})),
    },
  );
  const url = new URL(path, request.url);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.toString();
}

/** S3 alone takes a path as it is; every other service escapes it once more. */
function signer(service: string): SignatureV4 {
  return new SignatureV4({
    service,
    region: regionOf(),
    credentials: credentials(),
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  });
}

/** SHA-256, keyed or not, in the form that the signer asks for. */
class Sha256 {
  readonly #hash;
  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(key));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, 'utf8');
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

function httpRequest(request: {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}) {
  const { protocol, hostname, port, host, pathname, searchParams } = new URL(request.url);
  return {
    method: request.method,
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: { host, ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}

function credentials(): Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) {
    throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set');
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
}

function errorCode(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('__type' in answer)) return 'Unknown';
  return typeof answer.__type === 'string' ? (answer.__type.split('#').at(-1) ?? '') : 'Unknown';
}
