import { call, readChallenge } from '@ducha/contracts';
import { hashOf, solve } from './solve.ts';

/** Works for one request to the house at this address, as a page does: gives the header `Proof`. */
export async function prove(address: string, idempotencyKey: string): Promise<string> {
  const query = { for: await hashOf(idempotencyKey) };
  const made = await call(address, readChallenge, { query });
  if (!made.ok) throw new Error(`no challenge: ${made.status} ${made.problem.type}`);
  return solve(made.body);
}
