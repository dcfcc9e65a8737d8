import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

type Challenge = Parameters<typeof solveChallenge>[0]['challenge'];

/**
 * Works on a challenge and gives the header `Proof` for it. It needs WebCrypto alone, which does the work
 * beside the thread that asked: neither WebAssembly nor a worker. Throws where no counter solves it.
 */
export async function solve(challenge: Challenge): Promise<string> {
  const solved = await solveChallenge({ challenge, deriveKey });
  if (solved === null) throw new Error('the challenge has no solution');
  const { counter, derivedKey } = solved;
  return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The hash of a request's Idempotency-Key, for which its challenge is made. */
export async function hashOf(idempotencyKey: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(idempotencyKey));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
