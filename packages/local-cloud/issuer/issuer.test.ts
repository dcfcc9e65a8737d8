import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalCloud } from '../cloud.ts';
import { startLocalCloud } from '../cloud.ts';
import type { Fixture } from '../testing/assembly.ts';
import { writeAssembly } from '../testing/assembly.ts';

/** What the portal does at the issuer, step by step, without a browser. */
const portal = 'https://portal.example';
let fixture: Fixture;
let cloud: LocalCloud;
let issuer: string;

beforeAll(async () => {
  fixture = writeAssembly({}, {}, { Parameters: { PortalOrigin: { Type: 'String' } } });
  cloud = await startLocalCloud({
    assembly: fixture.assembly,
    state: fixture.state,
    parameters: { PortalOrigin: portal },
  });
  issuer = `${cloud.address}/_local/issuer`;
});
afterAll(async () => {
  await cloud.stop();
  fixture.remove();
});

interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly scope: string;
}

/** A browser that follows no redirect by itself, and keeps cookies. */
function browser(): (url: URL, init?: RequestInit) => Promise<Response> {
  const cookies = new Map<string, string>();
  return async (url, init) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]!.split(/=(.*)/);
      cookies.set(name, value);
    }
    return response;
  };
}

async function token(form: Record<string, string>, origin = portal): Promise<Response> {
  return fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ client_id: 'portal', ...form }),
  });
}

async function signIn(browse: ReturnType<typeof browser>, scope: string): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const start = new URL(`${issuer}/auth`);
  start.search = new URLSearchParams({
    client_id: 'portal',
    response_type: 'code',
    scope,
    state: 'state',
    redirect_uri: `${portal}/work/signed-in`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  let step = await browse(start);
  const page = new URL(step.headers.get('location')!, start);
  step = await browse(page, {
    method: 'POST',
    body: new URLSearchParams({ person: 'organisation-liaison@110108' }),
  });
  while (!step.headers.get('location')!.startsWith(portal))
    step = await browse(new URL(step.headers.get('location')!, start));
  const back = new URL(step.headers.get('location')!);
  expect(back.searchParams.get('state')).toBe('state');
  const answer = await token({
    grant_type: 'authorization_code',
    code: back.searchParams.get('code')!,
    redirect_uri: `${portal}/work/signed-in`,
    code_verifier: verifier,
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe(portal);
  return (await answer.json()) as Tokens;
}

test.each(['openid', 'openid offline_access'])(
  'a sign-in for %s goes on by refresh tokens, each of which is used once',
  async (scope) => {
    const first = await signIn(browser(), scope);
    const claims = { roles: ['organisation-liaison@110108'] };
    expect(decodeJwt(first.access_token)).toMatchObject({ ...claims, aud: 'ducha' });
    expect(decodeJwt(first.id_token)).toMatchObject({ ...claims, aud: 'portal', iss: issuer });

    const renewed = await token({
      grant_type: 'refresh_token',
      refresh_token: first.refresh_token,
    });
    const second = (await renewed.json()) as Tokens;
    const { sub, aud, roles } = decodeJwt(second.access_token);
    expect({ sub, aud, roles }).toEqual({
      ...claims,
      aud: 'ducha',
      sub: decodeJwt(first.access_token).sub,
    });
    expect(second.refresh_token).not.toBe(first.refresh_token);

    const again = await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token });
    expect([again.status, await again.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_grant' }),
    ]);
  },
);

test('pages of the portal may ask it, and those of others may not', async () => {
  const { refresh_token: held } = await signIn(browser(), 'openid');
  const foreign = await token(
    { grant_type: 'refresh_token', refresh_token: held },
    'https://other.example',
  );
  expect(foreign.status).toBe(400);
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  for (const path of ['.well-known/openid-configuration', 'jwks']) {
    const answer = await fetch(`${issuer}/${path}`, { headers: { origin: portal } });
    expect(answer.headers.get('access-control-allow-origin'), path).toBe(portal);
  }
});

test('a refresh token that is given back is good no longer, and no stranger can give it back', async () => {
  const revoke = (held: string, origin: string, client = 'portal') =>
    fetch(`${issuer}/token/revocation`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ client_id: client, token: held }),
    });
  const { refresh_token: held } = await signIn(browser(), 'openid');
  expect((await revoke(held, portal, 'other')).status).toBe(401);
  const given = await revoke(held, portal);
  expect(given.status).toBe(200);
  expect(given.headers.get('access-control-allow-origin')).toBe(portal);
  const renewed = await token({ grant_type: 'refresh_token', refresh_token: held });
  expect(await renewed.json()).toMatchObject({ error: 'invalid_grant' });
});

test('nobody is called back but the portal, at its own address', async () => {
  const start = new URL(`${issuer}/auth`);
  start.search = new URLSearchParams({
    client_id: 'portal',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: 'https://other.example/work/signed-in',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
  }).toString();
  const refused = await browser()(start);
  expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
});

test('a person signs out on a page, and comes back to the workspace', async () => {
  const browse = browser();
  const { id_token: hint } = await signIn(browse, 'openid');
  const leave = new URL(`${issuer}/session/end`);
  leave.search = new URLSearchParams({
    id_token_hint: hint,
    post_logout_redirect_uri: `${portal}/work/`,
  }).toString();
  const page = await (await browse(leave)).text();
  expect(page).toContain('<h1>退出登录</h1>');
  expect(page).toContain('form="op.logoutForm" name="logout" value="yes"');
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
  const left = await browse(new URL(action), {
    method: 'POST',
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
  });
  expect(left.headers.get('location')).toBe(`${portal}/work/`);
});
