import type { Call } from './call.ts';
import { formField } from './s3-needs.ts';

/**
 * The access key id that a request is signed with: from the Authorization header, a presigned query, or the
 * fields of a presigned form; undefined when it is not signed.
 */
export function accessKeyOf(call: Call): string | undefined {
  const { authorization } = call.headers;
  if (authorization !== undefined) return /\bCredential=([^/,\s]+)\//.exec(authorization)?.[1];
  const credential =
    call.url.searchParams.get('X-Amz-Credential') ??
    (call.operation === 'PostObject' ? formField(call.bytes, 'x-amz-credential') : undefined);
  return credential?.split('/')[0];
}
