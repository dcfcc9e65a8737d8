import { readChallenge, type Called, type Endpoint, type Request } from '@ducha/contracts';
import { hashOf, solve } from '@ducha/proof-of-work/solve.ts';
import { call, codeOf } from '../../../api.ts';
import { keptProofs } from './kept-proofs.ts';

type Refused = Extract<Called<typeof readChallenge>, { ok: false }>;

const proofs = keptProofs(work, () => performance.now());

/** Works for the request with this key while its reporter still reads: sending then waits for nothing. */
export function prepareProof(key: string): void {
  // Without a network it is made when the request goes.
  void proofs.of(key).catch(() => undefined);
}

/**
 * Calls an endpoint that asks for a proof of work. Where the house finds the proof too old, another one is
 * worked for and the same request goes once more, by itself.
 * @throws Unreachable when there is no answer; send the same request with the same key again
 */
export async function provenCall<E extends Endpoint>(
  endpoint: E,
  request: Partial<Request<E>> & { readonly idempotencyKey: string },
  signal?: AbortSignal,
): Promise<Called<E>> {
  const key = request.idempotencyKey;
  const first = await proofs.of(key);
  if (typeof first !== 'string') return first;
  const called = await call(endpoint, { ...request, proof: first }, signal);
  if (called.ok || codeOf(called.problem) !== 'proof-needed') return called;
  const second = await proofs.anew(key);
  if (typeof second !== 'string') return second;
  return call(endpoint, { ...request, proof: second }, signal);
}

async function work(key: string): Promise<string | Refused> {
  const made = await call(readChallenge, { query: { for: await hashOf(key) } });
  return made.ok ? solve(made.body) : made;
}
