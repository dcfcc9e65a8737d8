import { readChallenge } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import type { Proofs } from '@ducha/proof-of-work';

/** What somebody has to work on before they hand something in. Nothing is read or kept. */
export function challengeRoute(proofs: Proofs): Route {
  return route(readChallenge, async ({ query, now }) => ({
    body: await proofs.challenge(query.for, now),
  }));
}
