import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request in Alibaba Cloud's RPC style. */
export interface AcsRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is wrong with a signature, as Alibaba Cloud names it; undefined = it is right. */
export type AcsFault =
  | 'MissingAuthorization'
  | 'InvalidAccessKeyId.NotFound'
  | 'IncompleteSignature'
  | 'SignatureDoesNotMatch';

/**
 * Checks an ACS3-HMAC-SHA256 Authorization header (Alibaba Cloud, V3 request syntax and signature): host,
 * content type and every x-acs-* header must be signed, and x-acs-content-sha256 must be that of the body.
 */
export function acsFault(
  request: AcsRequest,
  secretOf: (accessKeyId: string) => string | undefined,
): AcsFault | undefined {
  const match =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (match === null) return 'MissingAuthorization';
  const [, accessKeyId = '', signedHeaders = '', signature = ''] = match;
  const secret = secretOf(accessKeyId);
  if (secret === undefined) return 'InvalidAccessKeyId.NotFound';
  const signed = signedHeaders.split(';');
  const required = Object.keys(request.headers).filter(
    (name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'),
  );
  if (required.some((name) => !signed.includes(name))) return 'IncompleteSignature';
  if (request.headers['x-acs-content-sha256'] !== sha256(request.body))
    return 'SignatureDoesNotMatch';
  const right = createHmac('sha256', secret).update(stringToSign(request, signed)).digest();
  return timingSafeEqual(right, Buffer.from(signature, 'hex'))
    ? undefined
    : 'SignatureDoesNotMatch';
}

function stringToSign(request: AcsRequest, signed: readonly string[]): string {
  const query = [...request.url.searchParams]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = signed
    .map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
    .join('');
  const canonical = [
    request.method,
    request.url.pathname,
    query,
    headers,
    signed.join(';'),
    sha256(request.body),
  ].join('\n');
  return `ACS3-HMAC-SHA256\n${sha256(Buffer.from(canonical))}`;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** RFC 3986, which leaves fewer characters bare than encodeURIComponent does. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
