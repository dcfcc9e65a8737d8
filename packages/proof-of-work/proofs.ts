import { createHash, createHmac, randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type * as z from 'zod/mini';
import { challenge as challengeSchema, proof as proofSchema, type Fault } from '@ducha/contracts';
import { newestFirst, type SecretKey, type SecretKeys } from '@ducha/lambda';

type Challenge = z.infer<ReturnType<typeof challengeSchema>>;
type Proof = z.infer<ReturnType<typeof proofSchema>>;

/**
 * Iterations of one try. So many that a page spends its time on them and hardly any between them; so few
 * that making a challenge, which is one try, costs the house less than the request that asks for it.
 */
const cost = 2_000;

/** Seconds in which a challenge may be solved and used: a report is written meanwhile, a stock of proofs is not laid in. */
export const lifetime = 1_800;

/**
 * Proofs of work: a challenge is signed and kept nowhere, bound to one Idempotency-Key, so that a proof is
 * good for one request and its repetitions, and for half an hour. The work is known beforehand within a
 * factor of two - the counter lies in the upper half of `rounds` - so that nobody is unlucky.
 */
export class Proofs {
  readonly #keys: () => Promise<SecretKeys>;
  readonly #rounds: number;

  constructor(options: {
    readonly keys: () => Promise<SecretKeys>;
    /** The most tries that a challenge takes. */
    readonly rounds: number;
  }) {
    this.#keys = options.keys;
    this.#rounds = options.rounds;
  }

  /** A challenge for the request whose Idempotency-Key has this hash. */
  async challenge(hash: string, now: string): Promise<Challenge> {
    const [key] = newestFirst(await this.#keys());
    const made = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost,
      counter: randomInt(Math.floor(this.#rounds / 2), this.#rounds),
      deriveKey,
      expiresAt: Math.floor(Date.parse(now) / 1000) + lifetime,
      data: { for: hash, version: key.version },
      ...secretsOf(key),
    });
    return challengeSchema().parse(made);
  }

  /** What is wrong with the header `Proof` of a request; undefined where it proves that somebody worked for it. */
  async fault(sent: string | undefined, idempotencyKey: string): Promise<Fault | undefined> {
    if (sent === undefined) return missing;
    const proof = proofIn(sent);
    if (proof === undefined) return wrong;
    const { challenge, solution } = proof;
    const { data } = challenge.parameters;
    if (data.for !== createHash('sha256').update(idempotencyKey).digest('hex')) return wrong;
    const { keys } = await this.#keys();
    const key = keys.find(({ version }) => version === data.version);
    if (key === undefined) return wrong;
    const secrets = secretsOf(key);
    const { verified, expired } = await verifySolution({
      challenge,
      solution: { ...solution, time: 0 },
      deriveKey,
      ...secrets,
    });
    if (verified) return undefined;
    return expired ? old : wrong;
  }
}

function proofIn(sent: string): Proof | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(sent, 'base64url').toString('utf8'));
    return proofSchema().safeParse(json).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Two secrets that follow from one: for the challenge, and for its solution. */
function secretsOf({ secret }: SecretKey) {
  const of = (purpose: string): string =>
    createHmac('sha256', secret).update(purpose).digest('hex');
  return {
    hmacSignatureSecret: of('challenge'),
    hmacKeySignatureSecret: of('solution'),
  };
}

const faultOf = (code: string, detail: string): Fault => ({
  pointer: 'header/Proof',
  code,
  detail,
});
const missing = faultOf('missing', 'Solve the challenge of /public/challenge for this request');
const wrong = faultOf('wrong', 'It is no solution of a challenge for this Idempotency-Key');
const old = faultOf('expired', 'The challenge is too old: solve another one');
