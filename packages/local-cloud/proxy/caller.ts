import type { Call } from './call.ts';
import { policyFault, readFormPost } from './form-post.ts';
import { accessDenied, notRecognised, s3Refusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { s3PathOf } from './s3-needs.ts';
import { sameSignature, sha256, signatureOf, signText } from './sigv4.ts';

/** Who signed a request, and a check of how. */
export interface Signature {
  readonly accessKeyId: string;
  /** Checks the signature under the key's secret, and S3's terms of presigned requests; undefined = right. */
  fault(secret: string, now: Date): Refusal | undefined;
}

/**
 * The signature of a request: in its Authorization header, its presigned query, or the fields of its form;
 * undefined when it is not signed. The age of a header's signature is not looked at: the clock of functions
 * can be moved while they run.
 */
export function signatureIn(call: Call): Signature | undefined {
  if (call.headers.authorization !== undefined)
    return headerSignature(call, call.headers.authorization);
  if (call.url.searchParams.has('X-Amz-Signature')) return presignedSignature(call);
  return call.operation === 'PostObject' ? formSignature(call) : undefined;
}

function headerSignature(call: Call, authorization: string): Signature | undefined {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=(\S+)$/.exec(
      authorization,
    );
  if (match === null) return undefined;
  const [, accessKeyId = '', scope = '', signedHeaders = '', signature = ''] = match;
  return {
    accessKeyId,
    fault(secret) {
      const said = call.headers['x-amz-content-sha256'];
      const actual = sha256(call.bytes);
      // For these words of S3 the body is signed in pieces or not at all.
      const worded = typeof said === 'string' && /^(UNSIGNED|STREAMING)-/.test(said);
      const payloadHash = worded ? said : actual;
      const date = call.headers['x-amz-date'];
      const right = signatureOf(
        {
          ...call,
          signedHeaders: signedHeaders.split(';'),
          payloadHash,
          date: typeof date === 'string' ? date : '',
          scope,
        },
        secret,
      );
      return sameSignature(right, signature)
        ? undefined
        : notRecognised(call.service, 'wrong signature');
    },
  };
}

function presignedSignature(call: Call): Signature {
  const field = (name: string): string => call.url.searchParams.get(name) ?? '';
  const [accessKeyId, scope] = credentialOf(field('X-Amz-Credential'));
  return {
    accessKeyId,
    fault(secret, now) {
      const expires = Number(field('X-Amz-Expires'));
      if (!(expires >= 1 && expires <= 604_800)) {
        return s3Refusal(
          400,
          'AuthorizationQueryParametersError',
          'X-Amz-Expires must be between 1 and 604800.',
        );
      }
      const right = signatureOf(
        {
          ...call,
          signedHeaders: field('X-Amz-SignedHeaders').split(';'),
          payloadHash: call.url.searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
          date: field('X-Amz-Date'),
          scope,
        },
        secret,
      );
      if (!sameSignature(right, field('X-Amz-Signature')))
        return notRecognised('s3', 'wrong signature');
      const ends = instantOf(field('X-Amz-Date')) + expires * 1000;
      return ends > now.getTime()
        ? undefined
        : s3Refusal(403, 'AccessDenied', 'Request has expired');
    },
  };
}

function formSignature(call: Call): Signature | undefined {
  const post = readFormPost(call.bytes);
  const [accessKeyId, scope] = credentialOf(post.fields.get('x-amz-credential') ?? '');
  if (accessKeyId === '') return undefined;
  return {
    accessKeyId,
    fault(secret, now) {
      const right = signText(post.fields.get('policy') ?? '', scope, secret);
      if (!sameSignature(right, post.fields.get('x-amz-signature') ?? '')) {
        return notRecognised('s3', 'wrong signature');
      }
      const fault = policyFault(post, s3PathOf(call.url).bucket, now);
      if (fault === undefined) return undefined;
      return fault.code === 'AccessDenied'
        ? accessDenied('s3', fault.message)
        : s3Refusal(400, fault.code, fault.message);
    },
  };
}

function credentialOf(credential: string): readonly [accessKeyId: string, scope: string] {
  const slash = credential.indexOf('/');
  return [credential.slice(0, Math.max(0, slash)), credential.slice(slash + 1)];
}

/** `20260202T000000Z` in milliseconds. */
function instantOf(date: string): number {
  return Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}
