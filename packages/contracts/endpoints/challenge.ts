import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { sha256 } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { noBody, none, publicRead } from './complaint-requests.ts';

const bytes16 = z.string().check(z.regex(/^[0-9a-f]{32}$/));
const count = z.int().check(z.minimum(1), z.maximum(10_000_000));

/**
 * What is to be worked on (ALTCHA's second form): the key that PBKDF2 derives from the salt and a counter
 * behind the nonce begins with `keyPrefix`, and the counter is to be found by trying from 0 on.
 */
export const challenge = once(() =>
  z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: bytes16,
      salt: bytes16,
      /** Iterations of one try. */
      cost: count,
      /** Bytes. */
      keyLength: z.literal(32),
      keyPrefix: bytes16,
      keySignature: sha256,
      /** Seconds since 1970; solved after it, the challenge is worth nothing. */
      expiresAt: z.int(),
      data: z.strictObject({ for: sha256, version: z.int() }),
    }),
    signature: sha256,
  }),
);

/** What the header `Proof` holds, as JSON in base64url: a challenge as it came, and its solution. */
export const proof = once(() =>
  z.strictObject({
    challenge: challenge(),
    solution: z.strictObject({ counter: z.int(), derivedKey: sha256 }),
  }),
);

export const readChallenge = endpoint({
  ...publicRead,
  name: 'readChallenge',
  path: '/public/challenge',
  summary:
    'Gives the proof of work that a request asks for: bound to its Idempotency-Key, so that it is good for that request alone',
  params: none,
  /** SHA-256 of the Idempotency-Key of the request, in lower-case hexadecimal. */
  query: () => z.strictObject({ for: sha256 }),
  body: noBody,
  status: 200,
  answer: challenge,
  rejections: [],
});
