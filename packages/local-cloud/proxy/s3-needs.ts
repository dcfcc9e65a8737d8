import type { IncomingHttpHeaders } from 'node:http';
import { place } from '../engines/engine.ts';
import { readFormPost } from './form-post.ts';
import type { Need } from './iam.ts';

/** The operation of a path-style S3 request, by the SDK's names; `Unknown` when it is none that the stack uses. */
export function s3OperationOf(method: string, url: URL, headers: IncomingHttpHeaders): string {
  const { bucket, key } = s3PathOf(url);
  const query = url.searchParams;
  if (method === 'OPTIONS') return 'Preflight';
  if (bucket === '') return method === 'GET' ? 'ListBuckets' : 'Unknown';
  if (key === '') {
    if (method === 'POST') return query.has('delete') ? 'DeleteObjects' : 'PostObject';
    if (query.has('lifecycle')) return 'BucketLifecycleConfiguration';
    return bucketOperations.get(method) ?? 'Unknown';
  }
  if (query.has('uploads')) return 'CreateMultipartUpload';
  if (query.has('uploadId')) return multipartOperations.get(method) ?? 'Unknown';
  if (query.has('attributes')) return 'GetObjectAttributes';
  if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined) return 'CopyObject';
  return objectOperations.get(method) ?? 'Unknown';
}

/** Bucket and key of a path-style URL, decoded. */
export function s3PathOf(url: URL): { readonly bucket: string; readonly key: string } {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(url.pathname) ?? [];
  return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key) };
}

const bucketOperations = new Map([
  ['GET', 'ListObjectsV2'],
  ['HEAD', 'HeadBucket'],
  ['PUT', 'CreateBucket'],
  ['DELETE', 'DeleteBucket'],
]);
const multipartOperations = new Map([
  ['PUT', 'UploadPart'],
  ['POST', 'CompleteMultipartUpload'],
  ['DELETE', 'AbortMultipartUpload'],
]);
const objectOperations = new Map([
  ['GET', 'GetObject'],
  ['HEAD', 'HeadObject'],
  ['PUT', 'PutObject'],
  ['DELETE', 'DeleteObject'],
]);

const actions = new Map([
  ['ListBuckets', 's3:ListAllMyBuckets'],
  ['ListObjectsV2', 's3:ListBucket'],
  ['HeadBucket', 's3:ListBucket'],
  ['GetObject', 's3:GetObject'],
  ['HeadObject', 's3:GetObject'],
  ['GetObjectAttributes', 's3:GetObjectAttributes'],
  ['PutObject', 's3:PutObject'],
  ['PostObject', 's3:PutObject'],
  ['CreateMultipartUpload', 's3:PutObject'],
  ['UploadPart', 's3:PutObject'],
  ['CompleteMultipartUpload', 's3:PutObject'],
  ['AbortMultipartUpload', 's3:AbortMultipartUpload'],
  ['DeleteObject', 's3:DeleteObject'],
  ['CreateBucket', 's3:CreateBucket'],
  ['DeleteBucket', 's3:DeleteBucket'],
  ['BucketLifecycleConfiguration', 's3:PutLifecycleConfiguration'],
]);

/** The needs of an S3 request. */
export function s3Needs(call: {
  readonly operation: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}): readonly Need[] {
  const { bucket, key } = s3PathOf(call.url);
  const on = (action: string, path: string): Need => ({
    action,
    resource: s3Arn(path),
    context: new Map(),
  });
  switch (call.operation) {
    case 'Preflight':
      return [];
    case 'CopyObject':
      return [on('s3:PutObject', `${bucket}/${key}`), on('s3:GetObject', copySource(call.headers))];
    case 'DeleteObjects':
      return deletedKeys(call.bytes).map((each) => on('s3:DeleteObject', `${bucket}/${each}`));
    case 'PostObject':
      return [on('s3:PutObject', `${bucket}/${postedKey(call.bytes)}`)];
    case 'ListBuckets':
      return [{ action: 's3:ListAllMyBuckets', resource: '*', context: new Map() }];
    case 'ListObjectsV2': {
      const context = new Map([['s3:prefix', [call.url.searchParams.get('prefix') ?? '']]]);
      return [{ action: 's3:ListBucket', resource: s3Arn(bucket), context }];
    }
    default:
      return [
        on(
          actions.get(call.operation) ?? `s3:${call.operation}`,
          key === '' ? bucket : `${bucket}/${key}`,
        ),
      ];
  }
}

/** The ARN of a bucket or of `bucket/key`. */
export function s3Arn(path: string): string {
  return `arn:${place.partition}:s3:::${path}`;
}

function postedKey(form: Buffer): string {
  return readFormPost(form).fields.get('key') ?? '';
}

function copySource(headers: IncomingHttpHeaders): string {
  const source = headers['x-amz-copy-source'];
  return decodeURIComponent(typeof source === 'string' ? source : '').replace(/^\//, '');
}

function deletedKeys(xml: Buffer): readonly string[] {
  return [...xml.toString('utf8').matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) =>
    key
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );
}
