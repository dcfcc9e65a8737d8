import { AwsV4Signer } from 'aws4fetch';
import { currentSignal } from './deadline.ts';

export { currentSignal, withSignal } from './deadline.ts';

/** A service answered with an error; `code` is the service's own word for it. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  readonly status: number;
  constructor(service: string, status: number, code: string) {
    super(`${service} answered ${status} ${code}`);
    this.code = code;
    this.status = status;
  }
}

/** The caller's credentials and region, as Lambda gives them in the environment. */
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly region: string;
}

/** Where a service is: the SDK's own endpoint variable when set, else its regional address. */
export function endpointOf(service: 'kms' | 'secretsmanager' | 's3'): string {
  const variable = { kms: 'KMS', secretsmanager: 'SECRETS_MANAGER', s3: 'S3' }[service];
  const { region } = credentials();
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return process.env[`AWS_ENDPOINT_URL_${variable}`] ?? `https://${service}.${region}.${suffix}`;
}

/**
 * One call of a JSON 1.1 service (KMS, Secrets Manager), signed. A fetch instead of an SDK client keeps
 * some 130 KB and 30 ms out of a function that needs one operation. Tries again where the service was
 * busy or away; the operations of both services may be done twice. Throws `ServiceError`.
 */
export async function signedCall(
  service: 'kms' | 'secretsmanager',
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

const attempts = 3;
/** A service that says nothing for so long is asked again, in milliseconds. */
const patience = 3_000;

async function callOnce(
  service: 'kms' | 'secretsmanager',
  target: string,
  body: unknown,
): Promise<unknown> {
  const response = await signedFetch(service, {
    method: 'POST',
    url: `${endpointOf(service)}/`,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body: JSON.stringify(body),
    patience,
  });
  const answer = parsed(await response.text());
  if (!response.ok) throw new ServiceError(service, response.status, errorCode(answer));
  return answer;
}

/** Whether the next try may fare better; not when the caller's own time is over. */
function mayPass(error: unknown): boolean {
  if (currentSignal()?.aborted === true) return false;
  if (!(error instanceof ServiceError)) return true;
  return error.status >= 500 || error.status === 429 || error.code === 'ThrottlingException';
}

/** What stands between us and the service may answer in its own words. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

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
    body?: string;
    patience?: number;
  },
): Promise<Response> {
  const { patience: longest, ...unsigned } = request;
  const signed = await new AwsV4Signer({ ...credentials(), service, ...unsigned }).sign();
  const signals = [
    currentSignal(),
    longest === undefined ? undefined : AbortSignal.timeout(longest),
  ].filter((signal) => signal !== undefined);
  return fetch(signed.url, {
    method: signed.method,
    headers: signed.headers,
    signal: AbortSignal.any(signals),
    ...bodyOf(request),
  });
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
  const url = new URL(request.url);
  url.searchParams.set('X-Amz-Expires', String(request.seconds));
  const signed = await new AwsV4Signer({
    ...credentials(),
    service: 's3',
    method: request.method,
    url: url.toString(),
    headers: request.headers ?? {},
    signQuery: true,
    allHeaders: true,
  }).sign();
  return signed.url.toString();
}

function bodyOf(request: { body?: string }): { body?: string } {
  return request.body === undefined ? {} : { body: request.body };
}

function credentials(): Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION } = process.env;
  if (
    AWS_ACCESS_KEY_ID === undefined ||
    AWS_SECRET_ACCESS_KEY === undefined ||
    AWS_REGION === undefined
  ) {
    throw new Error('AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION must be set');
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    region: AWS_REGION,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
}

function errorCode(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('__type' in answer)) return 'Unknown';
  return typeof answer.__type === 'string' ? (answer.__type.split('#').at(-1) ?? '') : 'Unknown';
}
