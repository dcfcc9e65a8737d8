import { request as httpRequest } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { signedFetch } from '@ducha/signed-call';
import type { LocalCloud } from '../cloud.ts';
import { startLocalCloud } from '../cloud.ts';
import type { Json } from '../json.ts';
import type { Fixture } from '../testing/assembly.ts';
import { functionResources, writeAssembly } from '../testing/assembly.ts';

const code = `function handler(event) {
  const request = event.request;
  if (request.uri === '/endless') for (;;);
  if (request.uri === '/answer') return { statusCode: 204 };
  if (request.uri.indexOf('/c/') === 0) request.uri = '/work/index.html';
  else if (request.uri.charAt(request.uri.length - 1) === '/') request.uri += 'index.html';
  return request;
}`;
const csp = {
  'Fn::Join': [
    '',
    ["connect-src 'self' https://", { 'Fn::GetAtt': ['Evidence', 'RegionalDomainName'] }],
  ],
};
const override = { Override: true };
const behaviour = {
  AllowedMethods: ['GET', 'HEAD'],
  CachePolicyId: { Ref: 'Caching' },
  Compress: true,
  ResponseHeadersPolicyId: { Ref: 'Headers' },
  TargetOriginId: 'files',
  ViewerProtocolPolicy: 'redirect-to-https',
};
const distributionArn = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':cloudfront::',
      { Ref: 'AWS::AccountId' },
      ':distribution/',
      { Ref: 'Cdn' },
    ],
  ],
};

/** The policy by which a distribution reads the bucket. */
function readableBy(distribution: Json): Json {
  return {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Files' },
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Files', 'Arn'] }, '/*']] },
            Condition: { StringEquals: { 'AWS:SourceArn': distribution } },
          },
        ],
      },
    },
  };
}

/** A stack of a site: what the real one has, by hand. */
function stack(changes: Readonly<Record<string, Json>> = {}): Readonly<Record<string, Json>> {
  return {
    Files: { Type: 'AWS::S3::Bucket', Properties: {} },
    Evidence: { Type: 'AWS::S3::Bucket', Properties: {} },
    FilesPolicy: readableBy(distributionArn),
    Caching: {
      Type: 'AWS::CloudFront::CachePolicy',
      Properties: {
        CachePolicyConfig: {
          Name: 'as-published',
          MinTTL: 0,
          DefaultTTL: 0,
          MaxTTL: 31_536_000,
          ParametersInCacheKeyAndForwardedToOrigin: {
            CookiesConfig: { CookieBehavior: 'none' },
            EnableAcceptEncodingBrotli: true,
            EnableAcceptEncodingGzip: true,
            HeadersConfig: { HeaderBehavior: 'none' },
            QueryStringsConfig: { QueryStringBehavior: 'none' },
          },
        },
      },
    },
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: 'headers',
          CustomHeadersConfig: {
            Items: [{ Header: 'Permissions-Policy', Value: 'camera=()', ...override }],
          },
          SecurityHeadersConfig: {
            ContentSecurityPolicy: { ContentSecurityPolicy: csp, ...override },
            ContentTypeOptions: override,
            ReferrerPolicy: { ReferrerPolicy: 'no-referrer', ...override },
            StrictTransportSecurity: {
              AccessControlMaxAgeSec: 60,
              IncludeSubdomains: true,
              ...override,
            },
          },
        },
      },
    },
    Addresses: {
      Type: 'AWS::CloudFront::Function',
      Properties: {
        Name: 'addresses',
        AutoPublish: true,
        FunctionCode: code,
        FunctionConfig: { Comment: '', Runtime: 'cloudfront-js-2.0' },
      },
    },
    Access: {
      Type: 'AWS::CloudFront::OriginAccessControl',
      Properties: {
        OriginAccessControlConfig: {
          Name: 'access',
          OriginAccessControlOriginType: 's3',
          SigningBehavior: 'always',
          SigningProtocol: 'sigv4',
        },
      },
    },
    Cdn: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Enabled: true,
          DefaultRootObject: 'index.html',
          CacheBehaviors: [{ ...behaviour, PathPattern: 'assets/*' }],
          DefaultCacheBehavior: {
            ...behaviour,
            FunctionAssociations: [
              {
                EventType: 'viewer-request',
                FunctionARN: { 'Fn::GetAtt': ['Addresses', 'FunctionARN'] },
              },
            ],
          },
          CustomErrorResponses: [403, 404].map((ErrorCode) => ({
            ErrorCode,
            ResponseCode: 404,
            ResponsePagePath: '/404.html',
          })),
          Origins: [
            {
              Id: 'files',
              DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] },
              OriginAccessControlId: { 'Fn::GetAtt': ['Access', 'Id'] },
              S3OriginConfig: { OriginAccessIdentity: '' },
            },
          ],
        },
      },
    },
    ...changes,
  };
}

const page = `<!doctype html><title>首页</title>${'<p>督察</p>'.repeat(200)}`;
let fixture: Fixture;
let cloud: LocalCloud;

beforeAll(async () => {
  fixture = writeAssembly(stack());
  cloud = await startLocalCloud({ assembly: fixture.assembly, state: fixture.state });
  await put('Files', 'index.html', page);
  await put('Files', '404.html', 'not here');
  await put('Files', 'work/index.html', 'workspace');
  await put(
    'Files',
    'assets/a-1.js',
    `export const a = '${'a'.repeat(2_000)}';`,
    'text/javascript',
  );
  await put('Files', 'assets/photo.png', 'p'.repeat(2_000), 'image/png');
  await put('Evidence', 'evidence/secret', 'nobody’s business');
});
afterAll(async () => {
  await cloud.stop();
  fixture.remove();
});

async function put(bucket: string, key: string, body: string, type = 'text/html'): Promise<void> {
  const { AWS_ENDPOINT_URL_S3: s3 = '', ...environment } = cloud.hostEnvironment();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { status } = await signedFetch('s3', {
    method: 'PUT',
    url: `${s3}/${cloud.resource(bucket).name}/${key}`,
    headers: { 'content-type': type, 'cache-control': 'no-cache' },
    body,
  });
  expect(status).toBe(200);
}

/** A request whose path is sent as it stands, which fetch would tidy; the body as it came. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = new URL(cloud.portal);
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const asked = httpRequest({ host: '127.0.0.1', port, path, headers, method }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      asked.once('error', reject).end();
    },
  );
}

describe('a distribution', () => {
  test('has an address of its own, the portal’s origin', () => {
    expect(cloud.portal).toMatch(/^http:\/\/localhost:\d+$/);
    expect(cloud.portal).not.toBe(cloud.address);
  });

  test('serves files as they were published, with its own headers', async () => {
    const { status, headers, body } = await get('/');
    expect([status, body.toString()]).toEqual([200, page]);
    expect(headers).toMatchObject({
      'content-type': 'text/html',
      'cache-control': 'no-cache',
      'content-length': String(Buffer.byteLength(page)),
      'strict-transport-security': 'max-age=60; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=()',
    });
  });

  test('names where browsers find the buckets here', async () => {
    const { origin } = new URL(cloud.hostEnvironment()['AWS_ENDPOINT_URL_S3']!);
    expect((await get('/')).headers['content-security-policy']).toBe(
      `connect-src 'self' ${origin}`,
    );
  });

  test('runs its function for pages, and not for assets', async () => {
    expect((await get('/c/01JX?from=sms')).body.toString()).toBe('workspace');
    expect((await get('/work/')).body.toString()).toBe('workspace');
    expect((await get('/assets/')).status).toBe(404);
    expect((await get('/assets/a-1.js')).headers['content-type']).toBe('text/javascript');
  });

  test.each(['/nothing', '/nothing.js', '/assets/gone.js', '/%ff'])(
    'answers for %s, which is not there, with its own page',
    async (path) => {
      const { status, body, headers } = await get(path);
      expect([status, body.toString()]).toEqual([404, 'not here']);
      expect(headers['content-security-policy']).toBeDefined();
    },
  );

  test.each([
    '/../evidence/secret',
    '/assets/../../test-evidence/evidence/secret',
    '/assets/%2e%2e/%2E%2e/test-evidence/evidence/secret',
    '/assets/..%2f..%2ftest-evidence%2fevidence%2fsecret',
    '/assets/%252e%252e/test-evidence/evidence/secret',
    '//test-evidence/evidence/secret',
  ])('leads to no other bucket: %s', async (path) => {
    expect(cloud.resource('Evidence').name).toBe('test-evidence');
    const { status, body } = await get(path);
    expect([status, body.toString()]).toEqual([404, 'not here']);
  });

  test('answers HEAD without a body, and takes nothing else', async () => {
    const { status, headers, body } = await get('/', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([
      200,
      String(Buffer.byteLength(page)),
      0,
    ]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await get('/', {}, method)).status, method).toBe(403);
  });

  test('does not send again what the browser has', async () => {
    const etag = String((await get('/')).headers['etag']);
    const known = await get('/', { 'if-none-match': etag });
    expect([known.status, known.body.length, known.headers['etag']]).toEqual([304, 0, etag]);
    expect(known.headers['cache-control']).toBe('no-cache');
    expect((await get('/', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
    expect((await get('/', { 'if-none-match': '"x"' })).status).toBe(200);
    expect((await get('/nothing', { 'if-none-match': '*' })).status).toBe(404);
  });

  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ] as const)('compresses for a browser that takes %s', async (accepted, encoding, decompress) => {
    const { headers, body } = await get('/', { 'accept-encoding': accepted });
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' });
    expect(headers['etag']).toMatch(/^W\/"/);
    expect(body.length).toBeLessThan(page.length / 2);
    expect(decompress(body).toString()).toBe(page);
  });

  test('compresses neither pictures nor what is small', async () => {
    for (const path of ['/assets/photo.png', '/work/']) {
      const { headers } = await get(path, { 'accept-encoding': 'br' });
      expect(headers['content-encoding'], path).toBeUndefined();
    }
  });

  test('does not wait for a function that does not end, nor take an answer from one', async () => {
    expect(await get('/endless')).toMatchObject({ status: 500 });
    const { status, body } = await get('/answer');
    expect([status, body.toString()]).toEqual([500, expect.stringMatching(/^Error: Addresses: /)]);
  });
});

describe('a stack does not start', () => {
  const start = async (changes: Readonly<Record<string, Json>>): Promise<void> => {
    const other = writeAssembly(stack(changes));
    try {
      await (await startLocalCloud({ assembly: other.assembly, state: other.state })).stop();
    } finally {
      other.remove();
    }
  };

  test('whose bucket does not let the distribution read', async () => {
    const another = 'arn:aws:cloudfront::000000000000:distribution/E0';
    await expect(start({ FilesPolicy: readableBy(another) })).rejects.toThrow(
      'Cdn: no bucket policy lets it read Files',
    );
  });

  test('with a property of the distribution that is not known here', async () => {
    const { DistributionConfig } = (
      stack()['Cdn'] as { Properties: { DistributionConfig: object } }
    ).Properties;
    const Properties = { DistributionConfig: { ...DistributionConfig, WebACLId: 'x' } } as Json;
    await expect(
      start({ Cdn: { Type: 'AWS::CloudFront::Distribution', Properties } }),
    ).rejects.toThrow(
      'Cdn (AWS::CloudFront::Distribution): the local cloud does not know the property DistributionConfig.WebACLId',
    );
  });
});

describe('a custom resource', () => {
  const site = (release: string): Readonly<Record<string, Json>> => ({
    ...functionResources('Publish', []),
    Site: {
      Type: 'Custom::PortalSite',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': ['Publish', 'Arn'] },
        ServiceTimeout: '60',
        Release: release,
        Api: 'https://api.example',
        Issuer: 'https://issuer.example',
        Client: 'portal',
      },
    },
  });
  /** Answers success, or the release as the reason of a failure; and says what it was asked by ending with it. */
  const answering = `export const handler = async (event) => {
    globalThis.asked = [...(globalThis.asked ?? []), event.RequestType];
    if (event.RequestType === undefined) return globalThis.asked;
    if (event.ResourceProperties.Release === 'silent') return;
    const failed = event.ResourceProperties.Release === 'bad';
    await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify({
      Status: failed ? 'FAILED' : 'SUCCESS', Reason: 'no room', PhysicalResourceId: 'site' }) });
  };`;
  const started = async (assembly: string, state: string): Promise<unknown> => {
    const started = await startLocalCloud({ assembly, state });
    const asked = await started.invoke('Publish', {});
    await started.stop();
    return asked;
  };

  test('is made once, and again when its properties change', async () => {
    const first = writeAssembly(site('1'), { Publish: answering });
    const second = writeAssembly(site('2'), { Publish: answering });
    expect(await started(first.assembly, first.state)).toEqual(['Create', null]);
    expect(await started(first.assembly, first.state)).toEqual([null]);
    expect(await started(second.assembly, first.state)).toEqual(['Update', null]);
    first.remove();
    second.remove();
  });

  test.each([
    ['bad', 'no room'],
    ['silent', 'Site: its function ended without an answer'],
  ])('that is %s ends the start', async (release, why) => {
    const failing = writeAssembly(site(release), { Publish: answering });
    await expect(started(failing.assembly, failing.state)).rejects.toThrow(why);
    failing.remove();
  });
});
