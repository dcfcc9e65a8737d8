import { gunzipSync } from 'node:zlib';
import { anyone } from './recusal.ts';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { endpoint, problem, words } from '@ducha/contracts';
import { Conflict, Overloaded } from '@ducha/event-log';
import { currentSignal, ServiceError } from '@ducha/signed-call';
import type { FailureGuard } from './failure-counts.ts';
import { httpHandler, type ProofCheck } from './http.ts';
import { route, type EndpointRequest } from './request.ts';
import { httpEvent, type TestPerson } from './testing/http-event.ts';

const none = z.strictObject({});
const report = endpoint({
  name: 'reportThing',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/things',
  summary: 'Reports a thing.',
  params: none,
  query: none,
  body: () =>
    z.strictObject({
      words: words(10),
      place: z.strictObject({ district: z.enum(['a', 'b']), number: z.int() }),
    }),
  status: 201,
  answer: () => z.strictObject({ number: z.int() }),
  rejections: [],
});
const readOne = endpoint({
  ...report,
  name: 'readThing',
  effect: 'read',
  method: 'GET',
  path: '/public/things/{thing}',
  params: () => z.strictObject({ thing: z.string().check(z.regex(/^[a-z]{1,8}$/)) }),
  query: () => z.strictObject({ full: z.optional(z.enum(['yes', 'no'])) }),
  body: () => z.undefined(),
  status: 200,
});
const workFor = endpoint({ ...report, path: '/public/work', body: none, proof: true });
const follow = endpoint({ ...readOne, path: '/public/follow', params: none, receipt: true });
const list = endpoint({
  ...readOne,
  path: '/public/things',
  params: none,
  query: z.strictObject({ after: z.optional(z.string()), of: z.optional(z.string()) }),
  answer: z.strictObject({ next: z.nullable(z.string()) }),
});
const readMany = endpoint({
  ...readOne,
  path: '/public/many',
  params: none,
  query: none,
  answer: z.strictObject({ words: z.array(z.string()) }),
});
const readLatest = endpoint({ ...readOne, path: '/public/things/latest', params: none });
/** Two names of the policy table: one open to a role, one to a role that has a part in the thing. */
const screen = endpoint({
  ...report,
  name: 'screenComplaint',
  audience: 'staff',
  effect: 'change',
  path: '/things/{thing}/screening',
  params: readOne.params,
  body: none,
});
const progress = endpoint({ ...screen, name: 'postProgress', path: '/things/{thing}/progress' });
const secretPart = endpoint({
  ...screen,
  name: 'noRowOfThePolicy',
  path: '/things/{thing}/secret',
});

const answer = { number: 7 };
const many = { words: Array.from({ length: 3_000 }, (_, index) => `第${index}件`) };
const responded = vi.fn();
const screened = vi.fn();
const respond = async (request: EndpointRequest<typeof report>) => {
  responded(request);
  return { body: answer, version: 4 };
};
const context = { getRemainingTimeInMillis: () => 20_000 } as Context;
const written: string[] = [];

beforeEach(() => {
  responded.mockReset();
  screened.mockReset();
  followed.mockReset();
  worked.mockReset();
  counted.length = 0;
  written.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    written.push(String(line));
    return true;
  });
});

/** Tells the network of this address to wait, and keeps who was counted. */
const slowed = '198.51.100.7';
const counted: string[] = [];
const guard: FailureGuard = {
  wait: async (_kind, address) => (address === slowed ? 90 : undefined),
  count: async (kind, address) => void counted.push(`${kind} ${address}`),
};
const followed = vi.fn();
const worked = vi.fn();

const routes = [
  route(report, respond),
  route(readOne, async () => ({ body: answer })),
  route(readLatest, async () => ({ body: { number: 1 } })),
  route(readMany, async () => ({ body: many })),
  route(follow, async ({ receipt }) => {
    followed(receipt);
    return receipt === 'wrong' ? { rejected: 'receipt-unknown' } : { body: answer };
  }),
  route(workFor, async ({ unproven }) => {
    worked(unproven?.rejected);
    return unproven ?? { body: answer };
  }),
  route(list, async ({ query }) => ({ body: { next: query.after === 'c/2' ? null : 'c/2' } })),
  route(screen, async ({ permit }) => {
    screened(permit(anyone));
    return { body: answer, version: 2 };
  }),
  route(progress, async ({ permit }) => {
    const actor = permit(anyone);
    return 'rejected' in actor ? actor : { body: answer };
  }),
  route(secretPart, async () => ({ body: answer })),
];
/** Whoever sends `good` worked for it. */
const proofs: ProofCheck = {
  fault: async (sent, key) =>
    sent === `good for ${key}` ? undefined : { pointer: 'header/Proof', code: 'wrong', detail: '' },
};
const handler = httpHandler(routes, { guard, proofs });

type Event = Parameters<typeof handler>[0];

async function send(
  line: string,
  request: Parameters<typeof httpEvent>[1] = {},
  override: { headers?: Record<string, string | undefined>; body?: string } = {},
) {
  const made = httpEvent(line, request);
  const event = { ...made, ...override, headers: { ...made.headers, ...override.headers } };
  const result = await handler(event as unknown as Event, context);
  return {
    status: result.statusCode,
    headers: result.headers ?? {},
    body: JSON.parse(result.body ?? 'null'),
  };
}

const good = { words: 'short', place: { district: 'a', number: 1 } };
const screener: TestPerson = { sub: 'someone', roles: ['office-screener'] };
const post = 'POST /public/things';

function type(body: { type: string }): string {
  expect(problem().safeParse(body).success).toBe(true);
  return body.type.replace('urn:ducha:problem:', '');
}

describe('the router', () => {
  test('answers with status, body and version', async () => {
    const { status, headers, body } = await send(post, { body: good });
    expect(status).toBe(201);
    expect(body).toEqual(answer);
    expect(headers).toMatchObject({ etag: '"4"', 'cache-control': 'no-store' });
  });

  test('a long answer is compressed for whoever can read it, a short one never', async () => {
    const asked = async (line: string, encodings: string | undefined) => {
      const made = httpEvent(line, {});
      const headers = {
        ...made.headers,
        ...(encodings === undefined ? {} : { 'accept-encoding': encodings }),
      };
      return handler({ ...made, headers } as unknown as Event, context);
    };
    const plain = await asked('GET /public/many', undefined);
    expect(JSON.parse(plain.body ?? '')).toEqual(many);
    expect((await asked('GET /public/many', 'br, gzip;q=0')).body).toBe(plain.body);
    expect((await asked('GET /public/things/latest', 'gzip')).headers).not.toHaveProperty(
      'content-encoding',
    );
    const packed = await asked('GET /public/many', 'br, gzip');
    expect(packed).toMatchObject({
      isBase64Encoded: true,
      headers: { 'content-encoding': 'gzip', vary: 'accept-encoding' },
    });
    const bytes = Buffer.from(packed.body ?? '', 'base64');
    expect(bytes.length).toBeLessThan((plain.body ?? '').length / 2);
    expect(gunzipSync(bytes).toString()).toBe(plain.body);
  });

  test('takes a fixed part before a parameter, and decodes parameters', async () => {
    expect((await send('GET /public/things/latest')).body).toEqual({ number: 1 });
    expect((await send('GET /public/things/%61b')).body).toEqual(answer);
  });

  test.for([
    'GET /public/thing',
    'GET /public/things/',
    'GET /public/things/%E0%A4%A',
    'GET /public/things/a/b',
  ])('%s is nothing', async (line) => {
    const { status, body } = await send(line);
    expect([status, type(body)]).toEqual([404, 'not-found']);
  });

  test('of a list that goes on says where', async () => {
    const first = await send('GET /public/things', { query: { of: 'a&b' } });
    expect(first.headers['link']).toBe('<?of=a%26b&after=c%2F2>; rel="next"');
    const last = await send('GET /public/things', { query: { after: 'c/2' } });
    expect(last.headers['link']).toBeUndefined();
  });

  test('says which methods a path takes', async () => {
    const { status, headers, body } = await send('PUT /public/things', { body: good });
    expect([status, type(body), headers['allow']]).toEqual([
      405,
      'method-not-allowed',
      'POST, GET',
    ]);
  });
});

describe('what comes in', () => {
  test.for([
    ['{"words":', 400, 'malformed-json'],
    ['\u00ff\u0000', 400, 'malformed-json'],
    ['x'.repeat(256 * 1024 + 1), 413, 'too-large'],
    ['[]', 400, 'invalid'],
    ['null', 400, 'invalid'],
    ['', 400, 'invalid'],
  ] as const)('body %j', async ([body, status, code]) => {
    const got = await send(post, {}, { body });
    expect([got.status, type(got.body)]).toEqual([status, code]);
    expect(responded).not.toHaveBeenCalled();
  });

  test('every fault is named by its place, the value never', async () => {
    const body = { words: 'much too long for it', place: { district: 'c', extra: 1 }, more: 2 };
    const got = await send(post, { body });
    expect(got.status).toBe(400);
    expect(
      got.body.faults.map(({ pointer, code }: { pointer: string; code: string }) => [
        pointer,
        code,
      ]),
    ).toEqual([
      ['#/words', 'too-big'],
      ['#/place/district', 'invalid-value'],
      ['#/place/number', 'invalid-type'],
      ['#/place/extra', 'unknown-field'],
      ['#/more', 'unknown-field'],
    ]);
    expect(JSON.stringify(got.body)).not.toContain('much too long');
    expect(responded).not.toHaveBeenCalled();
  });

  test('a text that a queue could not carry is refused, and where it stands is named', async () => {
    const got = await send(post, { body: { ...good, words: '河\ufffe道' } });
    expect([got.status, type(got.body)]).toEqual([400, 'invalid']);
    expect(
      got.body.faults.map(({ pointer, code }: { pointer: string; code: string }) => [
        pointer,
        code,
      ]),
    ).toEqual([['#/words', 'unusable-character']]);
    expect(responded).not.toHaveBeenCalled();
  });

  test('path and query have their faults too', async () => {
    const got = await send('GET /public/things/UPPER', { query: { full: 'maybe', other: '1' } });
    expect(got.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      'path/thing',
      'query/full',
      'query/other',
    ]);
  });

  test.for([undefined, 'text/plain', 'application/xml+json', 'application/jsonp'])(
    'the media type %s is refused',
    async (mediaType) => {
      const got = await send(post, { body: good }, { headers: { 'content-type': mediaType } });
      expect([got.status, type(got.body)]).toEqual([415, 'unsupported-media-type']);
    },
  );

  test.for(['application/json; charset=utf-8', 'Application/JSON', 'application/json ;x=1'])(
    'the media type %s is taken',
    async (mediaType) => {
      const got = await send(post, { body: good }, { headers: { 'content-type': mediaType } });
      expect(got.status).toBe(201);
    },
  );

  test('a body in base 64 is read', async () => {
    const made = httpEvent(post, {});
    const body = Buffer.from(JSON.stringify(good)).toString('base64');
    const result = await handler(
      { ...made, body, isBase64Encoded: true } as unknown as Event,
      context,
    );
    expect(result.statusCode).toBe(201);
  });

  test.for([
    [undefined, 'idempotency-key-missing'],
    ['1', 'idempotency-key-weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'idempotency-key-weak'],
    ['6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'idempotency-key-weak'],
    ['6ba7b8109dad11d180b400c04fd430', 'idempotency-key-weak'],
    ['12345678901234567890123456789012', 'idempotency-key-weak'],
    ['../../../../../../../../etc', 'idempotency-key-weak'],
  ] as const)('key %s', async ([key, code]) => {
    const got = await send(post, { body: good }, { headers: { 'idempotency-key': key } });
    expect([got.status, type(got.body)]).toEqual([400, code]);
    expect(responded).not.toHaveBeenCalled();
  });

  test.for([
    '9F4E4C1E-3A55-4E5B-9D53-1F0B8E1F6C7A',
    'q83vEjRWeJCrze8SNFZ4kA',
    '9f4e4c1e3a554e5b9d531f0b8e1f6c7a',
  ])('key %s is strong', async (key) => {
    expect((await send(post, { body: good, key })).status).toBe(201);
  });

  test('the same key asks for the same new thing; the same request has the same fingerprint', async () => {
    const key = '9f4e4c1e-3a55-4e5b-9d53-1f0b8e1f6c7a';
    await send(post, { key, body: good });
    await send(post, { key, body: { place: { number: 1, district: 'a' }, words: 'short' } });
    await send(post, { key, body: { ...good, words: 'other' } });
    await send(post, { body: good });
    const [first, again, other, fresh] = responded.mock.calls.map(([request]) => request);
    expect(again.newId).toBe(first.newId);
    expect(again.fingerprint).toBe(first.fingerprint);
    expect(other.newId).toBe(first.newId);
    expect(other.fingerprint).not.toBe(first.fingerprint);
    expect(fresh.newId).not.toBe(first.newId);
    expect(first.newId).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  });

  test('a text that differs in its form alone is the same request', async () => {
    const key = '9f4e4c1e-3a55-4e5b-9d53-1f0b8e1f6c7a';
    await send(post, { key, body: { ...good, words: 'caf\u00e9\nx' } });
    await send(post, { key, body: { ...good, words: ' cafe\u0301\r\n\u202ex ' } });
    const [first, again] = responded.mock.calls.map(([request]) => request);
    expect(again.body).toEqual(first.body);
    expect(again.fingerprint).toBe(first.fingerprint);
  });

  test.for([
    [undefined, 428, 'version-missing'],
    ['3', 400, 'invalid'],
    ['W/"3"', 400, 'invalid'],
    ['*', 400, 'invalid'],
    ['"-1"', 400, 'invalid'],
  ] as const)('If-Match %s on a change', async ([value, status, code]) => {
    const line = 'POST /things/ab/screening';
    const got = await send(line, { as: screener, body: {} }, { headers: { 'if-match': value } });
    expect([got.status, type(got.body)]).toEqual([status, code]);
  });

  test.for([undefined, ''] as const)('no receipt (%j) where one is needed', async (receipt) => {
    const got = await send('GET /public/follow', {}, { headers: { receipt } });
    expect([got.status, type(got.body)]).toEqual([400, 'invalid']);
    expect(got.body.faults[0].pointer).toBe('header/Receipt');
    const some = await send('GET /public/follow', { receipt: 'whatever' });
    expect(some.status).toBe(200);
  });

  test('a trace is carried on, a malformed one replaced', async () => {
    const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await send(post, { body: good }, { headers: { traceparent: trace } });
    await send(post, { body: good }, { headers: { traceparent: 'nonsense' } });
    const [carried, own] = responded.mock.calls.map(([request]) => request.trace);
    expect(carried).toBe(trace);
    expect(own).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  });
});

describe('whoever guesses receipts', () => {
  const line = 'GET /public/follow';

  test('is counted by the network that the gateway saw, and told nothing else', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' };
    const got = await send(line, { receipt: 'wrong', from: '192.0.2.7' }, { headers });
    expect([got.status, type(got.body)]).toEqual([404, 'receipt-unknown']);
    expect(counted).toEqual(['receipt 192.0.2.7']);
  });

  test.for(['wrong', 'right'])(
    'waits once the network is slowed; a %s receipt is not looked at',
    async (receipt) => {
      const got = await send(line, { receipt, from: slowed });
      expect([got.status, type(got.body)]).toEqual([429, 'too-many']);
      expect(got.headers['retry-after']).toBe('90');
      expect(followed).not.toHaveBeenCalled();
      expect(counted).toEqual([]);
    },
  );

  test('is not who has the right one, nor who sends a request with other faults', async () => {
    expect((await send(line, { receipt: 'right' })).status).toBe(200);
    expect((await send(line, {}, { headers: { receipt: undefined } })).status).toBe(400);
    expect((await send(line, { receipt: 'wrong', query: { full: 'maybe' } })).status).toBe(400);
    expect(counted).toEqual([]);
  });

  test('finds no function that would not count', () => {
    expect(() => httpHandler(routes, { proofs })).toThrow('readThing can be guessed at will');
    expect(() => httpHandler(routes, { guard })).toThrow('reportThing can be flooded at will');
  });
});

describe('a request for which one has to work', () => {
  const line = 'POST /public/work';
  const key = '9f4e4c1e-3a55-4e5b-9d53-1f0b8e1f6c7a';

  test('is counted without a good proof, and is told what to do', async () => {
    const got = await send(line, { body: {}, from: '192.0.2.7' });
    expect([got.status, type(got.body)]).toEqual([400, 'proof-needed']);
    expect(got.body.faults).toMatchObject([{ pointer: 'header/Proof', code: 'wrong' }]);
    expect(counted).toEqual(['proof 192.0.2.7']);
    expect(worked.mock.calls).toEqual([['proof-needed']]);
  });

  test('is not looked at without a good proof once the network is slowed', async () => {
    const got = await send(line, { body: {}, from: slowed, proof: 'good for another' });
    expect([got.status, type(got.body)]).toEqual([429, 'too-many']);
    expect(worked).not.toHaveBeenCalled();
  });

  test('is done with a good one, from a slowed network too, and no count is asked', async () => {
    const asked = vi.spyOn(guard, 'wait');
    const got = await send(line, { body: {}, key, from: slowed, proof: `good for ${key}` });
    expect(got.status).toBe(201);
    expect(worked.mock.calls).toEqual([[undefined]]);
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('who may', () => {
  const line = 'POST /things/ab/screening';
  const change = { body: {}, seen: 1 };

  test('without a person: 401, with the scheme', async () => {
    const got = await send(line, change);
    expect([got.status, type(got.body)]).toEqual([401, 'unauthenticated']);
    expect(got.headers['www-authenticate']).toBe('Bearer');
  });

  test.for([
    [['office-screener'], 201],
    [['auditor', 'office-screener'], 201],
    [['office-clerk'], 403],
    [[], 403],
  ] as const)('with the roles %j: %i', async ([roles, status]) => {
    expect((await send(line, { ...change, as: { sub: 'someone', roles } })).status).toBe(status);
  });

  test('claims that are not known or contradict each other: 403, with every fault, and nothing is done', async () => {
    const as = { ...screener, sub: '张三 (Zhang)', claim: '[office-screener@sthjj 演员@office]' };
    const got = await send(line, { ...change, as });
    expect([got.status, type(got.body)]).toEqual([403, 'claims-unusable']);
    expect(got.body).toMatchObject({
      faults: [
        { pointer: 'claim/sub', code: 'invalid-format' },
        { pointer: 'claim/roles/0', code: 'wrong-place' },
        { pointer: 'claim/roles/1', code: 'unknown-role' },
      ],
    });
    expect(JSON.stringify(got.body)).not.toMatch(/张|演/);
  });

  test('the organisation that an issuer names for a person of the office is nowhere', async () => {
    const as = { ...screener, org: 'sthjj' };
    expect((await send(line, { ...change, as })).status).toBe(201);
    expect(screened).toHaveBeenCalledExactlyOnceWith({
      role: 'office-screener',
      organisation: null,
      subject: 'someone',
    });
  });

  test('an endpoint outside of the policy table is closed to everyone', async () => {
    expect((await send('POST /things/ab/secret', { ...change, as: screener })).status).toBe(403);
  });

  test('whoever has no part in a thing learns nothing of it', async () => {
    const as = { sub: 'someone', roles: ['organisation-liaison'], org: '110105' };
    const got = await send('POST /things/ab/progress', { ...change, as });
    expect([got.status, type(got.body)]).toEqual([404, 'not-found']);
  });
});

describe('what goes wrong inside', () => {
  const failing = (error: unknown) =>
    httpHandler([
      route(report, async () => {
        throw error;
      }),
    ])(httpEvent(post, { body: good }) as unknown as Event, context);

  test.for([
    ['a throttled table', Object.assign(new Error('slow'), { name: 'ThrottlingException' })],
    ['a silent table', Object.assign(new Error('slow'), { name: 'TimeoutError' })],
    ['a table that is away', Object.assign(new Error('no'), { code: 'ECONNREFUSED' })],
    [
      'a fetch that failed',
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('no'), { code: 'ECONNRESET' }),
      }),
    ],
    ['a key service that fails', new ServiceError('kms', 500, 'KMSInternalException')],
    ['a key service that is busy', new ServiceError('kms', 400, 'ThrottlingException')],
    ['a table that does half', new Overloaded('half')],
    ['a lost race', new Conflict('lost')],
  ] as const)('%s: 503, try again', async ([, error]) => {
    const { statusCode, headers, body } = await failing(error);
    expect(statusCode).toBe(503);
    expect(headers?.['retry-after']).toBe('1');
    expect(type(JSON.parse(body ?? ''))).toBe('unavailable');
  });

  test('anything else: 500, and nothing of it outside, not even in the log', async () => {
    const words = 'row of 张三, 13800138000, at /srv/secret.ts';
    const { statusCode, body } = await failing(new RangeError(words, { cause: new Error(words) }));
    expect(statusCode).toBe(500);
    expect(type(JSON.parse(body ?? ''))).toBe('internal');
    const said = `${body} ${written.join('')}`;
    for (const secret of ['张三', '13800138000', '/srv/']) expect(said).not.toContain(secret);
    expect(written.join('')).toContain('"error":"RangeError"');
  });

  test('a rejection that is in no list is a mistake of ours', async () => {
    const result = await httpHandler([route(report, async () => ({ rejected: 'no-such' }))])(
      httpEvent(post, { body: good }) as unknown as Event,
      context,
    );
    expect(result.statusCode).toBe(500);
  });

  test('a rejection becomes its problem, with what it says', async () => {
    const result = await httpHandler([
      route(report, async () => ({ rejected: 'version-moved', version: 9 })),
    ])(httpEvent(post, { body: good }) as unknown as Event, context);
    expect(JSON.parse(result.body ?? '')).toMatchObject({ status: 412, version: 9 });
  });
});

describe('time', () => {
  test('the deadline reaches every call below, and its end is a 503', async () => {
    let signal: AbortSignal | undefined;
    const late = httpHandler([
      route(report, async () => {
        signal = currentSignal();
        await new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal?.reason as Error));
        });
        return { body: answer };
      }),
    ]);
    const started = performance.now();
    const remaining = () => 450 - (performance.now() - started);
    const result = await late(
      httpEvent(post, { body: good }) as unknown as Event,
      {
        getRemainingTimeInMillis: remaining,
      } as Context,
    );
    expect(result.statusCode).toBe(503);
    expect(signal?.aborted).toBe(true);
    expect(remaining()).toBeGreaterThan(0);
  });

  test('what listens to no signal is given up at the last moment', async () => {
    const deaf = httpHandler([route(report, () => new Promise(() => {}))]);
    const started = performance.now();
    const result = await deaf(
      httpEvent(post, { body: good }) as unknown as Event,
      {
        getRemainingTimeInMillis: () => 250 - (performance.now() - started),
      } as Context,
    );
    expect(result.statusCode).toBe(503);
    expect(written.join('')).toContain('request-late');
  });
});

test('the log of a request holds its endpoint, status and time, and nothing that came in', async () => {
  await send('GET /public/things/abcdefgh', { query: { full: 'yes' } });
  const lines = written.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toEqual([
    {
      level: 'info',
      code: 'request-completed',
      says: 'an HTTP request was answered',
      function: 'none',
      endpoint: 'readThing',
      status: 200,
      milliseconds: expect.any(Number),
    },
  ]);
});
