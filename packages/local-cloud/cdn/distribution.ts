import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Encoding } from './compression.ts';
import { compress, encodingFor, isCompressible } from './compression.ts';
import type { EdgeFunction } from './edge-function.ts';

/** A distribution in front of one bucket, as the stack declares it. */
export interface DistributionOptions {
  /** In the order in which they are tried; the last one takes everything. */
  readonly behaviours: readonly Behaviour[];
  /** What `/` means. */
  readonly rootObject: string;
  /** By the status that the origin answers: the page that is shown instead, and its status. */
  readonly errorPages: ReadonlyMap<number, { readonly status: number; readonly path: string }>;
  /** Address of the bucket at the S3 engine, path style, without a slash at the end. */
  readonly origin: string;
}

/** What happens to the addresses of a pattern. */
export interface Behaviour {
  /** `assets/*`; `*` stands for anything, `?` for one character. */
  readonly pathPattern: string;
  readonly methods: readonly string[];
  readonly addresses: EdgeFunction | undefined;
  /** What the headers policy adds. */
  readonly headers: OutgoingHttpHeaders;
  readonly encodings: readonly Encoding[];
}

/** What is answered to a request, whole. */
interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Makes the handler of requests: CloudFront without its cache, which asks the origin each time. */
export function createDistribution(
  options: DistributionOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const method = request.method ?? 'GET';
    const [path = '/'] = (request.url ?? '/').split('?');
    const behaviour = options.behaviours.find(({ pathPattern }) => matches(pathPattern, path));
    if (behaviour === undefined) throw new Error('a distribution has a behaviour for every path');
    const answer = behaviour.methods.includes(method)
      ? await shaped(await found(options, behaviour, method, path), behaviour, request)
      : plain(403, 'This distribution does not allow the method.');
    response.writeHead(answer.status, { ...answer.headers, ...behaviour.headers });
    response.end(method === 'HEAD' ? undefined : answer.body);
  };
}

/** The file behind a path, or the page for its absence. */
async function found(
  { rootObject, errorPages, origin }: DistributionOptions,
  { addresses }: Behaviour,
  method: string,
  path: string,
): Promise<Answer> {
  const address = addresses === undefined ? path : addresses.address({ method, path });
  const answer = await fromOrigin(origin, address === '/' ? `/${rootObject}` : address);
  const instead = errorPages.get(answer.status);
  if (instead === undefined) return answer;
  const page = await fromOrigin(origin, instead.path);
  return page.status === 200 ? { ...page, status: instead.status } : answer;
}

/** A file of the bucket. Who may not list a bucket is not told that a key is missing: 403, as S3 says then. */
async function fromOrigin(origin: string, path: string): Promise<Answer> {
  const key = keyOf(path);
  if (key === undefined) return plain(403, 'Access Denied');
  const response = await asked(`${origin}/${key}`);
  if (response.status === 404) return plain(403, 'Access Denied');
  const kept = ['content-type', 'cache-control', 'etag', 'last-modified'].flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    status: response.status,
    headers: Object.fromEntries(kept),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** CloudFront asks its origin three times before it gives up: a kept connection may end as it is used. */
async function asked(address: string, attempts = 3): Promise<Response> {
  try {
    return await fetch(address);
  } catch (error) {
    if (attempts === 1) throw error;
    return asked(address, attempts - 1);
  }
}

/** The key of a path, each part escaped anew; undefined where a URL would lead out of the bucket. */
function keyOf(path: string): string | undefined {
  let key: string;
  try {
    key = decodeURIComponent(path.slice(1));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
  const parts = key.split('/');
  if (key === '' || parts.some((part) => part === '.' || part === '..')) return undefined;
  return parts.map(encodeURIComponent).join('/');
}

/** An answer as this browser wants it: not again what it has, and compressed if it can be. */
async function shaped(
  answer: Answer,
  { encodings }: Behaviour,
  request: IncomingMessage,
): Promise<Answer> {
  const { status, headers, body } = answer;
  const etag = typeof headers['etag'] === 'string' ? headers['etag'] : '';
  const contentType = typeof headers['content-type'] === 'string' ? headers['content-type'] : '';
  const compressible = encodings.length > 0 && isCompressible(body.length, contentType);
  const vary = compressible ? { vary: 'Accept-Encoding' } : {};
  const encoding = compressible
    ? encodingFor(request.headers['accept-encoding']?.toString(), encodings)
    : undefined;
  // The same file in other bytes: a weak tag.
  const tag = encoding === undefined || etag === '' ? {} : { etag: `W/${etag}` };
  if (status === 200 && isKnown(request.headers['if-none-match'], etag)) {
    const { 'content-type': _, ...rest } = headers;
    return { status: 304, headers: { ...rest, ...vary, ...tag }, body: Buffer.alloc(0) };
  }
  const bytes = encoding === undefined ? body : await compress(body, encoding);
  return {
    status,
    headers: {
      ...headers,
      ...vary,
      ...tag,
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      'content-length': bytes.length,
    },
    body: bytes,
  };
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined || etag === '') return false;
  const tags = ifNoneMatch.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''));
}

function plain(status: number, text: string): Answer {
  const body = Buffer.from(text);
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-length': body.length };
  return { status, headers, body };
}

function matches(pattern: string, path: string): boolean {
  const text = pattern
    .replace(/^\//, '')
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^/${text}$`, 's').test(path);
}
