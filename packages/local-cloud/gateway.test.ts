import { createHash, randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { createLocalJWKSet, decodeJwt, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalCloud } from './cloud.ts';
import { startLocalCloud } from './cloud.ts';
import type { Json } from './json.ts';
import type { Fixture } from './testing/assembly.ts';
import { functionResources, writeAssembly } from './testing/assembly.ts';

const httpApi = { Ref: 'HttpApi' };
const route = (key: string, jwt: boolean, scopes?: string[], target = 'Integration'): Json => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: httpApi,
    RouteKey: key,
    Target: { 'Fn::Join': ['', ['integrations/', { Ref: target }]] },
    ...(jwt ? { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' } } : {}),
    ...(scopes === undefined ? {} : { AuthorizationScopes: scopes }),
  },
});

let fixture: Fixture;
let cloud: LocalCloud;

beforeAll(async () => {
  fixture = writeAssembly(
    {
      ...functionResources('Echo', [], { Timeout: 10, MemorySize: 256 }),
      HttpApi: {
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: {
          Name: 'test',
          ProtocolType: 'HTTP',
          CorsConfiguration: {
            AllowOrigins: ['https://portal.example'],
            AllowMethods: ['GET', 'POST'],
            AllowHeaders: ['authorization'],
            MaxAge: 600,
          },
        },
      },
      Stage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: httpApi, StageName: '$default', AutoDeploy: true },
      },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: httpApi,
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': ['Echo', 'Arn'] },
          PayloadFormatVersion: '2.0',
        },
      },
      Impatient: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: httpApi,
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': ['Echo', 'Arn'] },
          PayloadFormatVersion: '2.0',
          TimeoutInMillis: 100,
        },
      },
      Authorizer: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId: httpApi,
          Name: 'jwt',
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
          JwtConfiguration: { Audience: [{ Ref: 'OidcAudience' }], Issuer: { Ref: 'OidcIssuer' } },
        },
      },
      Permission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { Ref: 'Echo' },
          Principal: 'apigateway.amazonaws.com',
        },
      },
      Public: route('ANY /public/{proxy+}', false),
      Fixed: route('POST /public/fixed', false),
      Parameter: route('GET /things/{thing}/parts', false),
      Hurried: route('GET /hurried', false, undefined, 'Impatient'),
      Staff: route('GET /staff', true),
      Scoped: route('GET /scoped', true, ['admin']),
    },
    {
      Echo: `export const handler = async (event) => {
        const { echo, answer } = event.queryStringParameters ?? {};
        if (echo === 'throw') throw new Error('broken');
        if (echo === 'hang') await new Promise((done) => setTimeout(done, 1500));
        if (echo === 'bare') return { bare: true };
        if (echo === 'binary') return { statusCode: 200, headers: { 'Content-Type': 'image/png' }, isBase64Encoded: true, body: Buffer.from([1, 2, 3]).toString('base64') };
        return { statusCode: 201, headers: { 'X-Own': 'yes' }, cookies: ['a=1', 'b=2'], body: JSON.stringify(event) };
      };`,
    },
    { Parameters: { OidcIssuer: { Type: 'String' }, OidcAudience: { Type: 'String' } } },
  );
  cloud = await startLocalCloud({ assembly: fixture.assembly, state: fixture.state });
});

afterAll(async () => {
  await cloud?.stop();
  fixture?.remove();
});

/** As much of the event as the tests read by name. */
interface EchoedEvent {
  routeKey: string;
  headers: Record<string, string>;
  isBase64Encoded: boolean;
  requestContext: { authorizer?: unknown };
}

async function eventOf(path: string, init?: RequestInit): Promise<EchoedEvent> {
  return (await (await fetch(cloud.address + path, init)).json()) as EchoedEvent;
}

describe('the event of a request', () => {
  test('is that of payload format 2.0', async () => {
    const event = await eventOf('/public/a%20b/c?x=1&y=%E6%B0%B4&x=2', {
      method: 'POST',
      headers: {
        Cookie: 'one=1; two=2',
        'X-Mixed-Case': 'Kept',
        'Content-Type': 'application/json',
      },
      body: '{"水":1}',
    });

    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /public/{proxy+}',
      rawPath: '/public/a%20b/c',
      rawQueryString: 'x=1&y=%E6%B0%B4&x=2',
      queryStringParameters: { x: '1,2', y: '水' },
      pathParameters: { proxy: 'a b/c' },
      cookies: ['one=1', 'two=2'],
      headers: { 'x-mixed-case': 'Kept', 'content-type': 'application/json' },
      body: '{"水":1}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        stage: '$default',
        routeKey: 'ANY /public/{proxy+}',
        http: {
          method: 'POST',
          path: '/public/a%20b/c',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
        },
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
    });
    expect(event.headers).not.toHaveProperty('cookie');
    expect(event).not.toHaveProperty('requestContext.authorizer');
  });

  test('has a binary body in base64 and no body key without a body', async () => {
    const bytes = randomBytes(64);
    const sent = await eventOf('/public/photo', {
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg' },
      body: bytes,
    });
    expect(sent).toMatchObject({ isBase64Encoded: true, body: bytes.toString('base64') });

    const empty = await eventOf('/public/none');
    expect(empty).not.toHaveProperty('body');
    expect(empty).not.toHaveProperty('queryStringParameters');
    expect(empty.isBase64Encoded).toBe(false);
  });

  test.each([
    ['POST', '/public/fixed', 'POST /public/fixed'],
    ['GET', '/public/fixed', 'ANY /public/{proxy+}'],
    ['GET', '/things/7/parts', 'GET /things/{thing}/parts'],
  ])('%s %s goes to the most specific route', async (method, path, routeKey) => {
    expect((await eventOf(path, { method })).routeKey).toBe(routeKey);
  });
});

describe('the answer', () => {
  test.each([
    ['/nowhere', 404, '{"message":"Not Found"}'],
    ['/things//parts', 404, '{"message":"Not Found"}'],
    ['/public/x?echo=throw', 500, '{"message":"Internal Server Error"}'],
    ['/hurried?echo=hang', 503, '{"message":"Service Unavailable"}'],
    ['/public/x?echo=bare', 200, '{"bare":true}'],
    ['/staff', 401, '{"message":"Unauthorized"}'],
  ])('%s is %i', async (path, status, body) => {
    const response = await fetch(cloud.address + path);
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  test('carries headers, cookies and binary bodies', async () => {
    const own = await fetch(`${cloud.address}/public/x`);
    expect(own.status).toBe(201);
    expect(own.headers.get('x-own')).toBe('yes');
    expect(own.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    const binary = await fetch(`${cloud.address}/public/x?echo=binary`);
    expect([...new Uint8Array(await binary.arrayBuffer())]).toEqual([1, 2, 3]);
  });

  test('to more than 10 MB is 413', async () => {
    const body = 'x'.repeat(10 * 1024 * 1024 + 1);
    const response = await fetch(`${cloud.address}/public/x`, { method: 'POST', body });
    expect([response.status, await response.json()]).toEqual([
      413,
      { message: 'Request Entity Too Large' },
    ]);
  });

  test('to a preflight comes from the gateway, for allowed origins only', async () => {
    const ask = (origin: string) =>
      fetch(`${cloud.address}/staff`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' },
      });
    const allowed = await ask('https://portal.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://portal.example');
    expect(allowed.headers.get('access-control-allow-methods')).toBe('GET,POST');
    expect((await ask('https://other.example')).headers.has('access-control-allow-origin')).toBe(
      false,
    );
  });
});

describe('the JWT authorizer', () => {
  const issuer = () => `${cloud.address}/_local/issuer`;
  const get = async (token: string, path = '/staff') =>
    (await fetch(cloud.address + path, { headers: { authorization: `Bearer ${token}` } })).status;

  async function signed(claims: JWTPayload, expires = '1h'): Promise<string> {
    const key = JSON.parse(readFileSync(join(fixture.state, 'issuer-key.json'), 'utf8'));
    const audience = 'client_id' in claims ? {} : { aud: 'ducha' };
    return new SignJWT({ iss: issuer(), ...audience, sub: 'someone', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setIssuedAt(Math.floor(cloud.clock.now().getTime() / 1000))
      .setExpirationTime(expires)
      .sign(await importJWK(key, 'RS256'));
  }

  test('lets a person in, with claims as text', async () => {
    const token = await cloud.token('organisation-liaison@110105');
    const event = await eventOf('/staff', { headers: { authorization: `Bearer ${token}` } });

    expect(event.requestContext.authorizer).toEqual({
      jwt: {
        claims: expect.objectContaining({
          sub: expect.stringMatching(/^[0-9a-f]{32}$/),
          roles: '[organisation-liaison@110105]',
          exp: expect.stringMatching(/^\d+$/),
        }),
        scopes: null,
      },
    });
  });

  test('refuses what is forged, foreign, for somebody else or without an end', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await new SignJWT({ iss: issuer(), aud: 'ducha', sub: 'x' })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('1h')
      .sign(privateKey);
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ iss: issuer(), aud: 'ducha', exp: 9e9 })).toString('base64url')}.`;

    expect(await get(await signed({}))).toBe(201);
    expect(await get(forged)).toBe(401);
    expect(await get(none)).toBe(401);
    expect(await get('nonsense')).toBe(401);
    expect(await get(await signed({ iss: 'https://other.example' }))).toBe(401);
    expect(await get(await signed({ aud: 'other' }))).toBe(401);
  });

  test('takes client_id where there is no audience, and asks for a scope where the route does', async () => {
    expect(await get(await signed({ client_id: 'ducha' }))).toBe(201);
    expect(await get(await signed({ client_id: 'other' }))).toBe(401);
    expect(await get(await signed({ scope: 'user' }), '/scoped')).toBe(403);
    expect(await get(await signed({ scope: 'user admin' }), '/scoped')).toBe(201);
  });

  test('takes a token that the shell asked for, and refuses it when the clock has passed its end', async () => {
    const response = await fetch(`${cloud.address}/_local/token?as=office-clerk`, {
      method: 'POST',
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    expect(await get(token)).toBe(201);

    await cloud.clock.moveTo(new Date(cloud.clock.now().getTime() + 2 * 3_600_000));

    expect(await get(token)).toBe(401);
    expect(await get(await cloud.token('office-clerk'))).toBe(201);
  });

  test('takes a token of the code flow with PKCE, by which the portal signs in, in the moved time', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const start = new URL(`${issuer()}/auth`);
    start.search = new URLSearchParams({
      client_id: 'portal',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${cloud.portal}/work/signed-in`,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString();
    const browse = cookieJar();
    const toSignIn = await browse(start);
    const page = await browse(new URL(toSignIn.headers.get('location')!, start));
    expect(await page.text()).toContain('organisation-principal@110105');
    let step = await browse(new URL(toSignIn.headers.get('location')!, start), {
      method: 'POST',
      body: new URLSearchParams({ person: 'organisation-principal@110105' }),
    });
    while (!step.headers.get('location')!.startsWith(`${cloud.portal}/work/signed-in`)) {
      step = await browse(new URL(step.headers.get('location')!, start));
    }
    const code = new URL(step.headers.get('location')!).searchParams.get('code')!;
    const answer = await fetch(`${issuer()}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'portal',
        code,
        redirect_uri: `${cloud.portal}/work/signed-in`,
        code_verifier: verifier,
      }),
    });
    const tokens = (await answer.json()) as { access_token: string; id_token: string };

    expect(await get(tokens.access_token)).toBe(201);
    const byShell = decodeJwt(await cloud.token('organisation-principal@110105'));
    const { sub, roles, aud } = decodeJwt(tokens.access_token);
    expect({ sub, roles, aud }).toEqual({
      sub: byShell.sub,
      roles: ['organisation-principal@110105'],
      aud: 'ducha',
    });
    const jwks = (await (await fetch(`${issuer()}/jwks`)).json()) as Parameters<
      typeof createLocalJWKSet
    >[0];
    const identity = await jwtVerify(tokens.id_token, createLocalJWKSet(jwks), {
      currentDate: cloud.clock.now(),
    });
    expect(identity.payload.sub).toBe(byShell.sub);
    expect(JSON.stringify(jwks)).not.toContain('"d"');
  });
});

test('the pages answer only by the name of this machine, and move the clock', async () => {
  const home = await fetch(`${cloud.address}/_local`);
  expect(await home.text()).toContain('演示人员');
  for (const path of ['phone', 'mail', 'clock']) {
    expect((await fetch(`${cloud.address}/_local/${path}`)).status).toBe(200);
  }
  const move = async (minutes: number, step?: unknown) => {
    const to = new Date(cloud.clock.now().getTime() + minutes * 60_000);
    const answer = await fetch(`${cloud.address}/_local/clock`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: JSON.stringify({ to: to.toISOString(), step }),
    });
    return [answer.status, cloud.clock.now() >= to];
  };
  expect(await move(1)).toEqual([200, true]);
  expect(await move(2, 120_000)).toEqual([200, true]);
  for (const step of [0, 999, 'large']) expect(await move(1, step)).toEqual([400, false]);
  const refused = await fetch(`${cloud.address}/_local/token?as=nobody`, { method: 'POST' });
  expect(refused.status).toBe(400);
});

function cookieJar(): (url: URL, init?: RequestInit) => Promise<Response> {
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
