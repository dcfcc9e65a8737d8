import { createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What AWS Signature Version 4 signs. */
export interface Signed {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** Lower case, sorted. */
  readonly signedHeaders: readonly string[];
  /** Hex SHA-256 of the body, or one of the words that stand for it (`UNSIGNED-PAYLOAD`, `STREAMING-…`). */
  readonly payloadHash: string;
  /** `20260202T000000Z`. */
  readonly date: string;
  /** `20260202/us-east-1/s3/aws4_request`. */
  readonly scope: string;
}

/** The signature (hex) of a request, from the header or presigned form of Signature Version 4. */
export function signatureOf(signed: Signed, secret: string): string {
  const canonical = [
    signed.method,
    signed.url.pathname.split('/').map(canonicalSegment).join('/'),
    canonicalQuery(signed.url.searchParams),
    ...signed.signedHeaders.map((name) => `${name}:${canonicalValue(signed.headers[name])}`),
    '',
    signed.signedHeaders.join(';'),
    signed.payloadHash,
  ].join('\n');
  return signText(
    `AWS4-HMAC-SHA256\n${signed.date}\n${signed.scope}\n${sha256(canonical)}`,
    signed.scope,
    secret,
  );
}

/** The signature (hex) of a text, such as the policy of a form post, under the key of a scope. */
export function signText(text: string, scope: string, secret: string): string {
  return hmac(signingKey(scope, secret), text).toString('hex');
}

/** Keys by secret and scope: one secret signs for a few services, and a day at a time. */
const signingKeys = new Map<string, KeyObject>();
const mostSigningKeys = 1000;

function signingKey(scope: string, secret: string): KeyObject {
  const name = `${secret}\n${scope}`;
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  const derived = scope
    .split('/')
    .reduce<Buffer>((last, part) => hmac(last, part), Buffer.from(`AWS4${secret}`));
  const key = createSecretKey(derived);
  if (signingKeys.size >= mostSigningKeys) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
}

/** Whether two signatures are the same, in the same time for any two. */
export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Hex SHA-256. */
export function sha256(content: string | Buffer): string {
  return hash('sha256', content);
}

function hmac(key: Buffer | KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function canonicalSegment(segment: string): string {
  return encode(decodeURIComponent(segment));
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
}

function canonicalValue(value: string | string[] | undefined): string {
  return String(value ?? '')
    .trim()
    .replaceAll(/ +/g, ' ');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
