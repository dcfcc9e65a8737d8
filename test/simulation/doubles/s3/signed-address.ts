import { createHmac, hash } from 'node:crypto';
import type { S3Request } from './s3-request.ts';
import { S3Fault } from './s3-request.ts';

/** How far the clock of who signed may be ahead, in milliseconds. */
const skew = 15 * 60_000;
/** A week, in seconds: the longest that an address may hold. */
const longest = 604_800;

/**
 * Whether an address holds that was signed for somebody to use it ("Authenticating requests: using query parameters"):
 * in its time, by a known key, for this method, path, query and these headers. @throws S3Fault when it does not
 */
export function checkSignedAddress(
  { method, headers }: S3Request,
  url: URL,
  secretOf: (accessKeyId: string) => string | undefined,
  now: number,
): void {
  const query = url.searchParams;
  const field = (name: string): string => {
    const value = query.get(`X-Amz-${name}`);
    if (value === null) throw malformed('Query-string authentication needs all of its parameters.');
    return value;
  };
  if (field('Algorithm') !== 'AWS4-HMAC-SHA256') throw malformed('X-Amz-Algorithm is not known.');
  const [accessKeyId = '', ...scope] = field('Credential').split('/');
  const date = field('Date');
  const seconds = Number(field('Expires'));
  if (!(seconds >= 1 && seconds <= longest))
    throw malformed('X-Amz-Expires must be between 1 and a week in seconds.');
  const signedAt = instantOf(date);
  if (signedAt > now + skew) throw denied('Request is not yet valid');
  if (now > signedAt + seconds * 1_000) throw denied('Request has expired');
  const secret = secretOf(accessKeyId);
  if (secret === undefined)
    throw new S3Fault(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    );
  const signed = field('SignedHeaders').split(';');
  for (const name in headers) {
    if (name.startsWith('x-amz-') && !signed.includes(name))
      throw denied('There were headers present in the request which were not signed');
  }
  const canonical = [
    method,
    url.pathname
      .split('/')
      .map((part) => encode(decodeURIComponent(part)))
      .join('/'),
    [...query]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .toSorted()
      .join('&'),
    ...signed.map((name) => `${name}:${valueOf(name, headers, url)}`),
    '',
    signed.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const text = `AWS4-HMAC-SHA256\n${date}\n${scope.join('/')}\n${hash('sha256', canonical)}`;
  let key: string | Buffer = `AWS4${secret}`;
  for (const part of scope) key = hmac(key, part);
  if (hmac(key, text).toString('hex') !== field('Signature'))
    throw new S3Fault(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    );
}

function valueOf(name: string, headers: S3Request['headers'], url: URL): string {
  return (name === 'host' ? url.host : (headers[name] ?? '')).trim().replaceAll(/ +/g, ' ');
}

/** `20260202T000000Z` in milliseconds. */
function instantOf(date: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (parts === null) throw malformed('X-Amz-Date must be in the ISO8601 Long Format.');
  const [year = 0, month = 0, ...rest] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, ...rest);
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** RFC 3986, which leaves fewer characters bare than encodeURIComponent does. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function malformed(message: string): S3Fault {
  return new S3Fault(400, 'AuthorizationQueryParametersError', message);
}

function denied(message: string): S3Fault {
  return new S3Fault(403, 'AccessDenied', message);
}
