import { AwsV4Signer } from 'aws4fetch';

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
 * some 130 KB and 30 ms out of a function that needs one operation. Throws `ServiceError`.
 */
export async function signedCall(
  service: 'kms' | 'secretsmanager',
  target: string,
  body: unknown,
): Promise<unknown> {
  const response = await signedFetch(service, {
    method: 'POST',
    url: `${endpointOf(service)}/`,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new ServiceError(service, response.status, errorCode(answer));
  return answer;
}

/** A signed request to a service; the caller reads the answer. */
export async function signedFetch(
  service: string,
  request: { method: string; url: string; headers?: Record<string, string>; body?: string },
): Promise<Response> {
  const signed = await new AwsV4Signer({ ...credentials(), service, ...request }).sign();
  return fetch(signed.url, { method: signed.method, headers: signed.headers, ...bodyOf(request) });
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
  return String(answer.__type).split('#').at(-1) ?? 'Unknown';
}
