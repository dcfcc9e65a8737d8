import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Endpoint } from '@ducha/contracts';
import { prove } from '@ducha/proof-of-work';
import { importJWK, SignJWT, type JWK } from 'jose';
import type { House } from '../../house.ts';
import type { Answered, Asked, Claims, Door } from './door.ts';

/** Within which time an answer comes, or is lost. */
const patience = 30_000;

/**
 * The door of a house on the local cloud. Its issuer knows one person for each role; the tokens of these people are
 * signed with its own key, which lies in the folder of the house's state.
 */
export async function localDoor({ cloud }: House, state: string): Promise<Door> {
  const jwk = JSON.parse(await readFile(path.join(state, 'issuer-key.json'), 'utf8')) as JWK;
  const key = await importJWK(jwk, 'RS256');
  const token = async ({ sub, roles }: Claims): Promise<string> => {
    const now = Math.floor(cloud.clock.now().getTime() / 1000);
    return new SignJWT({ client_id: 'local', roles: [...roles] })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: jwk.kid ?? '' })
      .setIssuer(`${cloud.address}/_local/issuer`)
      .setSubject(sub)
      .setAudience('ducha')
      .setIssuedAt(now)
      .setExpirationTime(now + 3_600)
      .sign(key);
  };
  return {
    now: () => cloud.clock.now().toISOString(),
    async ask(endpoint, as, asked) {
      const { params = {}, query = {}, body, expected, receipt } = asked;
      const where = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(params[name] ?? ''),
      );
      const url = new URL(where, cloud.address);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const headers = {
        'content-type': 'application/json',
        ...(as === null ? {} : { authorization: `Bearer ${await token(as)}` }),
        ...(expected === undefined ? {} : { 'if-match': `"${expected}"` }),
        ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
        ...(receipt === undefined ? {} : { receipt }),
        ...(await proof(cloud.address, endpoint, asked)),
      };
      const sent = endpoint.method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) };
      return answeredOf(url, { method: endpoint.method, headers, ...sent });
    },
    async put({ url, headers }, bytes) {
      const answer = await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) });
      await answer.arrayBuffer();
      return answer.status;
    },
  };
}

/** Whoever has no key worth working for sends none. */
async function proof(address: string, endpoint: Endpoint, { key }: Asked): Promise<object> {
  if (endpoint.proof !== true || key === undefined) return {};
  return { proof: await prove(address, key) };
}

async function answeredOf(url: URL, request: RequestInit): Promise<Answered | 'lost'> {
  try {
    const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(patience) });
    const body: unknown = await answer.json();
    const etag = answer.headers.get('etag');
    const version = etag === null ? undefined : Number(etag.replaceAll('"', ''));
    return { status: answer.status, body, version };
  } catch {
    return 'lost';
  }
}
