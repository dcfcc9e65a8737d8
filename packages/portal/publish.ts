import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { errorFields, log, readEnvironment } from '@ducha/lambda';
import { endpointOf, ServiceError, signedFetch, withSignal } from '@ducha/signed-call';
import { environments } from './environment.ts';

/** What CloudFormation asks of the resource `Custom::PortalSite`. */
const asked = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  ResourceProperties: z.unknown(),
});
type Asked = z.output<typeof asked>;

/** What the stack says of its site; read after it is known whom to answer. */
const properties = z.object({
  Release: z.string(),
  Api: z.string(),
  Issuer: z.string(),
  Client: z.string(),
});

/** What the pages read from `/config.json`. */
interface Configuration {
  /** Address of the HTTP API. */
  readonly api: string;
  /** Address of the issuer of tokens. */
  readonly issuer: string;
  /** The portal's name there. */
  readonly client: string;
  /** A hash of the site. */
  readonly release: string;
}

/** One site per stack: whoever updates it means the same one. */
const physicalId = 'portal-site';

/**
 * Publishes the built site that lies beside this code, when the stack is made or has another site or
 * other addresses. Files of earlier releases stay: pages that are open still ask for them. Whatever asks as
 * CloudFormation does is answered, with the reason where it failed; anything else is an error of the caller.
 */
export async function handler(event: unknown, context: Context): Promise<void> {
  const request = asked.parse(event);
  const reason = await withSignal(AbortSignal.timeout(timeFor(context)), () => failureOf(request));
  await answer(request, reason);
}

/** Milliseconds for the work: the rest of the invocation's time is the answer's. */
function timeFor(context: Pick<Context, 'getRemainingTimeInMillis'>): number {
  return Math.max(1, context.getRemainingTimeInMillis() - 15_000);
}

/** Why the request could not be met, in a sentence; undefined when it was. */
async function failureOf(request: Asked): Promise<string | undefined> {
  if (request.RequestType === 'Delete') return undefined;
  try {
    const given = properties.parse(request.ResourceProperties);
    const { Api: api, Issuer: issuer, Client: client, Release: release } = given;
    const { PORTAL_BUCKET: bucket } = readEnvironment(environments.publish);
    const folder = path.join(import.meta.dirname, 'site');
    const files = await publishSite({
      folder,
      bucket,
      configuration: { api, issuer, client, release },
    });
    log('site-published', { files });
    return undefined;
  } catch (error) {
    log('site-failed', errorFields(error));
    return `The portal was not published: ${error instanceof Error ? error.message : 'unknown'}.`;
  }
}

/**
 * Puts all files of a site, and its `config.json`, into a bucket; answers how many. Pages come last, so
 * that none asks for an asset that is not there yet. Doing it again changes nothing.
 * Throws `ServiceError` when S3 refuses, and where a file is of a kind that is not known here.
 */
export async function publishSite(options: {
  readonly folder: string;
  readonly bucket: string;
  readonly configuration: Configuration;
}): Promise<number> {
  const { folder, bucket, configuration } = options;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const keys = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'));
  if (!keys.includes('index.html')) throw new Error('there is no site beside the code');
  const files: readonly SiteFile[] = [
    ...keys.map((key) => ({ key, bytes: () => readFile(path.join(folder, key)) })),
    { key: 'config.json', bytes: async () => Buffer.from(JSON.stringify(configuration)) },
  ];
  const isPage = ({ key }: SiteFile): boolean => key.endsWith('.html');
  for (const part of [files.filter((file) => !isPage(file)), files.filter(isPage)])
    await inParallel(part, async (file) => put(bucket, file));
  return files.length;
}

interface SiteFile {
  readonly key: string;
  readonly bytes: () => Promise<Buffer>;
}

async function put(bucket: string, { key, bytes }: SiteFile): Promise<void> {
  const headers = { 'content-type': contentTypeOf(key), 'cache-control': cacheControlOf(key) };
  const url = `${endpointOf('s3')}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const body = await bytes();
  await withRetries(async () => {
    const { status, text } = await signedFetch('s3', {
      method: 'PUT',
      url,
      headers,
      body,
      patience: 10_000,
    });
    if (status < 300) return;
    throw new ServiceError('s3', status, /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? 'Unknown');
  });
}

/** The name of an asset has a hash of what is in it; every other file may be another one tomorrow. */
function cacheControlOf(key: string): string {
  return key.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function contentTypeOf(key: string): string {
  const type = contentTypes.get(path.extname(key));
  if (type === undefined) throw new Error(`${key} is of a kind without a content type`);
  return type;
}

const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.xml', 'application/xml'],
  ['.svg', 'image/svg+xml'],
  ['.ico', 'image/x-icon'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
]);

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Tells CloudFormation how it went. It has no other way to learn: without an answer the stack waits for its time-out. */
async function answer(request: Asked, reason: string | undefined): Promise<void> {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = request;
  const outcome =
    reason === undefined ? { Status: 'SUCCESS' } : { Status: 'FAILED', Reason: reason };
  const body = Buffer.from(
    JSON.stringify({
      ...outcome,
      StackId,
      RequestId,
      LogicalResourceId,
      PhysicalResourceId: physicalId,
    }),
  );
  await withRetries(async () => {
    // Bytes, not a text: the address is signed for a request without a content type.
    const signal = AbortSignal.timeout(3_000);
    const { ok, status } = await fetch(ResponseURL, { method: 'PUT', body, signal });
    if (!ok) throw new ServiceError('cloudformation', status, 'Unknown');
  });
}

/** Tries three times, but not what was refused. */
async function withRetries(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const refused = error instanceof ServiceError && error.status < 500 && error.status !== 429;
      if (attempt === 3 || refused) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 100 * 2 ** attempt);
      });
    }
  }
}
