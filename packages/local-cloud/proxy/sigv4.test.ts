import { expect, it } from 'vitest';
import { sha256, signatureOf } from './sigv4.ts';

// The examples of the S3 API reference, "Signature Calculations for the Authorization Header" and
// "Authenticating Requests: Using Query Parameters".
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const common = {
  method: 'GET',
  date: '20130524T000000Z',
  scope: '20130524/us-east-1/s3/aws4_request',
};

it('signs a header as the reference does', () => {
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': sha256(''),
    'x-amz-date': common.date,
  };
  const signed = {
    ...common,
    url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'),
    headers,
    signedHeaders: Object.keys(headers),
    payloadHash: sha256(''),
  };
  expect(signatureOf(signed, secret)).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

it('signs a query as the reference does', () => {
  const query =
    'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=left-out';
  const signed = {
    ...common,
    url: new URL(`https://examplebucket.s3.amazonaws.com/test.txt?${query}`),
    headers: { host: 'examplebucket.s3.amazonaws.com' },
    signedHeaders: ['host'],
    payloadHash: 'UNSIGNED-PAYLOAD',
  };
  expect(signatureOf(signed, secret)).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});
