import { createHash, createHmac, randomUUID } from 'node:crypto';

/** The access key of an Alibaba Cloud account. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** A call in RPC style: the action, its API version, its parameters. */
export interface AcsCall {
  readonly endpoint: string;
  readonly action: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A request that is ready to be sent. */
export interface AcsRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Signs a call with ACS3-HMAC-SHA256 (Alibaba Cloud, "V3 request syntax and signature"): parameters in
 * the query, an empty body, every header named here signed.
 */
export function signAcs(
  { endpoint, action, version, parameters }: AcsCall,
  key: AccessKey,
  now: Date,
  nonce: string = randomUUID(),
): AcsRequest {
  const query = Object.entries(parameters)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers: Record<string, string> = {
    host: new URL(endpoint).host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': now.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const names = Object.keys(headers).toSorted();
  const canonical = [
    'POST',
    '/',
    query,
    names.map((name) => `${name}:${headers[name] ?? ''}\n`).join(''),
    names.join(';'),
    sha256(''),
  ].join('\n');
  const signature = createHmac('sha256', key.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  return {
    url: `${endpoint.replace(/\/+$/, '')}/?${query}`,
    headers: {
      ...headers,
      authorization: `ACS3-HMAC-SHA256 Credential=${key.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** RFC 3986, which leaves fewer characters bare than encodeURIComponent does. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
