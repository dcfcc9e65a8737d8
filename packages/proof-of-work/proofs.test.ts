import { randomUUID } from 'node:crypto';
import type * as z from 'zod/mini';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { proof as proofSchema, proofHeader } from '@ducha/contracts';
import { secretKeys } from '@ducha/lambda';
import { lifetime, Proofs } from './proofs.ts';
import { hashOf, solve } from './solve.ts';

const start = new Date('2026-01-01T08:00:00.000Z');
const secretOf = (letter: string) => secretKeys.parse({ secret: letter.repeat(64) });
const keys = vi.fn(async () => secretOf('s'));
const proofs = new Proofs({ keys, rounds: 4 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  keys.mockImplementation(async () => secretOf('s'));
});
afterEach(() => vi.useRealTimers());

async function worked(key: string, by = proofs): Promise<string> {
  return solve(await by.challenge(await hashOf(key), new Date().toISOString()));
}
const faultOf = async (sent: string | undefined, key: string) =>
  (await proofs.fault(sent, key))?.code;

const key = randomUUID();
async function altered(
  change: (proof: z.infer<ReturnType<typeof proofSchema>>) => unknown,
): Promise<string> {
  const json: unknown = JSON.parse(Buffer.from(await worked(key), 'base64url').toString());
  const proof = proofSchema().parse(json);
  change(proof);
  return Buffer.from(JSON.stringify(proof)).toString('base64url');
}

const forged: readonly (readonly [what: string, made: () => Promise<string>])[] = [
  ['another signer', () => worked(key, new Proofs({ keys: async () => secretOf('x'), rounds: 4 }))],
  [
    'no more than the challenge',
    async () => altered((proof) => (proof.solution.derivedKey = '0'.repeat(64))),
  ],
  ['a later day', async () => altered((proof) => (proof.challenge.parameters.expiresAt += 86_400))],
  ['less work', async () => altered((proof) => (proof.challenge.parameters.cost = 1))],
  [
    'another request’s challenge',
    async () => altered((proof) => (proof.challenge.parameters.data.for = 'a'.repeat(64))),
  ],
  [
    'a signature of its own',
    async () => altered((proof) => (proof.challenge.parameters.keySignature = 'a'.repeat(64))),
  ],
  ['no base64url', async () => '%%%'],
  ['no JSON', async () => Buffer.from('{"challenge":').toString('base64url')],
  ['no proof', async () => Buffer.from('{"challenge":{}}').toString('base64url')],
  ['nothing', async () => ''],
  ['bytes that are no text', async () => Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')],
];

describe('a proof', () => {
  test('is good for the request that it was made for, again and again, and for no other', async () => {
    const key = randomUUID();
    const proof = await worked(key);
    expect(proofHeader.safeParse(proof).success).toBe(true);
    expect(await faultOf(proof, key)).toBeUndefined();
    expect(await faultOf(proof, key)).toBeUndefined();
    expect(await faultOf(proof, randomUUID())).toBe('wrong');
  });

  test('is too old after half an hour, and not before', async () => {
    const key = randomUUID();
    const proof = await worked(key);
    vi.setSystemTime(start.getTime() + lifetime * 1000);
    expect(await faultOf(proof, key)).toBeUndefined();
    vi.setSystemTime(start.getTime() + (lifetime + 1) * 1000);
    expect(await faultOf(proof, key)).toBe('expired');
  });

  test('of a key that was rotated since is good, of one that is gone or unknown it is not', async () => {
    const key = randomUUID();
    const proof = await worked(key);
    const rotated = (versions: readonly number[]) =>
      secretKeys.parse({
        keys: versions.map((version) => ({
          version,
          secret: (version === 1 ? 's' : 't').repeat(64),
          since: `2026-01-0${version}T00:00:00Z`,
        })),
      });
    keys.mockImplementation(async () => rotated([1, 2]));
    expect(await faultOf(proof, key)).toBeUndefined();
    expect(await faultOf(await worked(key), key)).toBeUndefined();
    keys.mockImplementation(async () => rotated([2]));
    expect(await faultOf(proof, key)).toBe('wrong');
    keys.mockImplementation(async () => secretOf('u'));
    expect(await faultOf(proof, key)).toBe('wrong');
  });

  test.each(forged)('with %s is wrong', async (_, made) => {
    expect(await faultOf(await made(), key)).toBe('wrong');
  });

  test('that is not there is missing', async () => {
    expect(await faultOf(undefined, randomUUID())).toBe('missing');
  });
});

test('the work of a challenge is at most its rounds and at least half of them', async () => {
  const counters = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const key = randomUUID();
      const json: unknown = JSON.parse(Buffer.from(await worked(key), 'base64url').toString());
      return proofSchema().parse(json).solution.counter;
    }),
  );
  expect(new Set(counters)).toEqual(new Set([2, 3]));
});

test('a challenge makes known neither the counter nor the whole key', async () => {
  const key = randomUUID();
  const challenge = await proofs.challenge(await hashOf(key), start.toISOString());
  const json: unknown = JSON.parse(Buffer.from(await solve(challenge), 'base64url').toString());
  const { solution } = proofSchema().parse(json);
  expect(JSON.stringify(challenge)).not.toContain(solution.derivedKey);
  expect(challenge.parameters.keyPrefix).toHaveLength(32);
  expect(Object.keys(challenge.parameters)).not.toContain('counter');
});
