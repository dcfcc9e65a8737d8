import { hash } from 'node:crypto';
import { Bucket } from './bucket.ts';
import type { BucketRules, NoncurrentObject, StoredObject } from './bucket.ts';
import type { S3Answer, S3Request } from './s3-request.ts';
import { S3Fault } from './s3-request.ts';
import { checkSignedAddress } from './signed-address.ts';

/** The buckets of a moment; it can be restored often. */
export interface S3Snapshot {
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly drawn: number;
}

/** Headers of a PUT that come back with the object. */
const keptHeaders = ['content-type', 'cache-control', 'content-disposition'];
/** Headers that ask for something which the double does not do. */
const unknownHeaders = /^(if-|x-amz-(copy-source|meta-|tagging|acl|storage-class|object-lock))/;
/** Parameters of an address that say what the answer's headers are. */
const answerHeaders = new Map([
  ['response-cache-control', 'cache-control'],
  ['response-content-disposition', 'content-disposition'],
  ['response-content-type', 'content-type'],
]);

/**
 * S3, as far as the house asks it: objects are put, got, looked at and deleted, by requests of functions and by
 * addresses that these have signed for somebody else, whose signature is checked. Whoever asks may not list: of what is
 * not there they are told 403.
 */
export class S3Double {
  readonly #secretOf: (accessKeyId: string) => string | undefined;
  #buckets = new Map<string, Bucket>();
  /** Versions are numbered. */
  #drawn = 0;

  /** @param options `secretOf`: the secret of an access key, with which addresses are signed */
  constructor(options: { readonly secretOf: (accessKeyId: string) => string | undefined }) {
    this.#secretOf = options.secretOf;
  }

  createBucket(name: string, rules: BucketRules): void {
    this.#buckets.set(name, new Bucket(rules));
  }

  /** Answers a request at a moment, in milliseconds since 1970. */
  answer(request: S3Request, now: number): S3Answer {
    try {
      return this.#do(request, now);
    } catch (error) {
      if (!(error instanceof S3Fault)) throw error;
      const { status, code, message } = error;
      const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
      return {
        status,
        headers: { 'content-type': 'application/xml' },
        body: request.method === 'HEAD' ? empty : Buffer.from(body),
      };
    }
  }

  /** The objects that can be got. */
  objects(bucket: string): readonly StoredObject[] {
    return this.#named(bucket).current();
  }

  /** What was deleted or replaced and is still kept, until the bucket's rule removes it. */
  noncurrent(bucket: string, now: number): readonly NoncurrentObject[] {
    return this.#named(bucket).noncurrent(now);
  }

  snapshot(): S3Snapshot {
    return { buckets: copyOf(this.#buckets), drawn: this.#drawn };
  }

  restore({ buckets, drawn }: S3Snapshot): void {
    this.#buckets = copyOf(buckets);
    this.#drawn = drawn;
  }

  #do(request: S3Request, now: number): S3Answer {
    const url = new URL(request.url);
    refuseUnknown(request, url);
    const [, name = '', ...path] = url.pathname.split('/').map(decodeURIComponent);
    const key = path.join('/');
    if (key === '') throw new Error('the double knows objects alone, not buckets and lists');
    const isSigned = url.searchParams.has('X-Amz-Signature');
    if (isSigned) checkSignedAddress(request, url, this.#secretOf, now);
    else if (request.headers['authorization'] === undefined) throw denied();
    const bucket = this.#buckets.get(name);
    if (bucket === undefined)
      throw new S3Fault(404, 'NoSuchBucket', 'The specified bucket does not exist');
    switch (request.method) {
      case 'PUT':
        return this.#put(bucket, key, request, now);
      case 'GET':
      case 'HEAD':
        return got(bucket.find(key), request, url);
      case 'DELETE':
        bucket.remove(key, now);
        return {
          status: 204,
          headers: bucket.rules.versioned
            ? { 'x-amz-delete-marker': 'true', 'x-amz-version-id': this.#versionId() }
            : {},
          body: empty,
        };
      default:
        throw new Error(`the double does not know ${request.method}`);
    }
  }

  #put(bucket: Bucket, key: string, { headers, body }: S3Request, now: number): S3Answer {
    if (Buffer.byteLength(key) > 1_024)
      throw new S3Fault(400, 'KeyTooLongError', 'Your key is too long');
    const length = headers['content-length'];
    if (length === undefined)
      throw new S3Fault(
        411,
        'MissingContentLength',
        'You must provide the Content-Length HTTP header.',
      );
    if (Number(length) !== body.length)
      throw new S3Fault(
        400,
        'IncompleteBody',
        'You did not provide the number of bytes specified by the Content-Length HTTP header',
      );
    const sha256 = checkedSum(headers['x-amz-checksum-sha256'], body);
    const object: StoredObject = {
      key,
      versionId: this.#versionId(),
      body,
      putAt: now,
      etag: `"${hash('md5', body)}"`,
      sha256,
      headers: {
        'content-type': 'binary/octet-stream',
        ...Object.fromEntries(
          keptHeaders.flatMap((name) => {
            const value = headers[name];
            return value === undefined ? [] : [[name, value] as const];
          }),
        ),
      },
    };
    bucket.put(object);
    return {
      status: 200,
      headers: {
        etag: object.etag,
        ...(bucket.rules.versioned ? { 'x-amz-version-id': object.versionId } : {}),
        ...sumHeaders(object),
      },
      body: empty,
    };
  }

  #named(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (bucket === undefined) throw new Error(`There is no bucket ${name}.`);
    return bucket;
  }

  #versionId(): string {
    this.#drawn += 1;
    return `version-${this.#drawn}`;
  }
}

const empty = Buffer.alloc(0);

function copyOf(buckets: ReadonlyMap<string, Bucket>): Map<string, Bucket> {
  return new Map([...buckets].map(([name, bucket]) => [name, bucket.copy()]));
}

function got(object: StoredObject | undefined, request: S3Request, url: URL): S3Answer {
  if (object === undefined) throw denied();
  const asked = [...answerHeaders].flatMap(([parameter, header]) => {
    const value = url.searchParams.get(parameter);
    return value === null ? [] : [[header, value] as const];
  });
  const part = partAsked(request, object.body);
  return {
    status: part === undefined ? 200 : 206,
    headers: {
      ...object.headers,
      'content-length': String((part ?? object.body).length),
      'last-modified': new Date(object.putAt).toUTCString(),
      etag: object.etag,
      ...(request.headers['x-amz-checksum-mode'] === 'ENABLED' ? sumHeaders(object) : {}),
      ...Object.fromEntries(asked),
    },
    body: request.method === 'HEAD' ? empty : (part ?? object.body),
  };
}

/** The first bytes of an object, where that many are asked for; the double knows no other range. */
function partAsked({ method, headers }: S3Request, body: Uint8Array): Uint8Array | undefined {
  const { range } = headers;
  if (range === undefined) return undefined;
  const last = /^bytes=0-(\d+)$/.exec(range)?.[1];
  if (last === undefined || method !== 'GET')
    throw new Error(`the double of S3 does not know the range ${range} of a ${method}`);
  if (body.length === 0)
    throw new S3Fault(416, 'InvalidRange', 'The requested range is not satisfiable');
  return body.subarray(0, Number(last) + 1);
}

function sumHeaders({ sha256 }: StoredObject): Record<string, string> {
  return sha256 === undefined
    ? {}
    : { 'x-amz-checksum-sha256': sha256, 'x-amz-checksum-type': 'FULL_OBJECT' };
}

/** The checksum that came with a body, when it is the body's. */
function checkedSum(sum: string | undefined, body: Uint8Array): string | undefined {
  if (sum === undefined) return undefined;
  if (Buffer.from(sum, 'base64').length !== 32)
    throw new S3Fault(400, 'InvalidRequest', 'Value for x-amz-checksum-sha256 header is invalid.');
  if (hash('sha256', body, 'base64') !== sum)
    throw new S3Fault(
      400,
      'BadDigest',
      'The SHA256 you specified did not match the calculated checksum.',
    );
  return sum;
}

/** A header or parameter that would change what is done is never passed over. */
function refuseUnknown({ headers }: S3Request, url: URL): void {
  for (const name in headers)
    if (unknownHeaders.test(name)) throw new Error(`the double of S3 does not know ${name}`);
  for (const name of url.searchParams.keys())
    if (!/^x-amz-/i.test(name) && !answerHeaders.has(name) && name !== 'x-id')
      throw new Error(`the double of S3 does not know ?${name}`);
}

function denied(): S3Fault {
  return new S3Fault(403, 'AccessDenied', 'Access Denied');
}
