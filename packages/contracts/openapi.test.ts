import { Validator } from '@seriousme/openapi-schema-validator';
import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { everyEndpoint } from './endpoints/every-endpoint.ts';
import { endpoint } from './endpoint.ts';
import { openApi } from './openapi.ts';

const about = { title: 'Ducha', version: '1' };

async function validated(document: unknown) {
  return new Validator().validate(JSON.parse(JSON.stringify(document)));
}

const sample = endpoint({
  name: 'renameThing',
  service: 'complaints',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  path: '/things/{thing}/name',
  summary: 'Gives a thing another name.',
  params: () => z.strictObject({ thing: z.string().check(z.regex(/^[a-z]+$/)) }),
  query: () => z.strictObject({ dry: z.optional(z.enum(['yes', 'no'])) }),
  body: () => z.strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)) }),
  status: 200,
  answer: () => z.strictObject({ name: z.string() }),
  rejections: ['wrong-stage'],
  receipt: true,
});

test('an independent validator finds the document of the whole house valid', async () => {
  expect(everyEndpoint.length).toBeGreaterThan(30);
  expect(await validated(openApi(everyEndpoint, about))).toEqual({ valid: true });
});

test('the validator would find a document that is not', async () => {
  const broken = {
    ...openApi(everyEndpoint, about),
    paths: { '/things': { get: { responses: 7 } } },
  };
  expect((await validated(broken)).valid).toBe(false);
});

describe('one operation', () => {
  const document = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.any())) })
    .parse(openApi([sample], about));
  const post = document.paths['/things/{thing}/name']?.['post'];

  test('has its parameters and the headers that its effect asks for', () => {
    expect(
      post.parameters.map((one: { in: string; name: string; required: boolean }) => [
        one.in,
        one.name,
        one.required,
      ]),
    ).toEqual([
      ['path', 'thing', true],
      ['query', 'dry', false],
      ['header', 'Idempotency-Key', true],
      ['header', 'If-Match', true],
      ['header', 'Receipt', true],
    ]);
    expect(post.security).toEqual([{ token: [] }]);
  });

  test('has its body and answer as JSON Schema', () => {
    expect(post.requestBody.content['application/json'].schema).toMatchObject({
      type: 'object',
      properties: { name: { type: 'string', minLength: 1, maxLength: 20 } },
      required: ['name'],
      additionalProperties: false,
    });
    expect(post.responses[200].content['application/json'].schema.required).toEqual(['name']);
  });

  test('has every rejection as an example of its status', () => {
    const codes = Object.entries<{ content?: Record<string, { examples?: object }> }>(
      post.responses,
    ).flatMap(([status, { content }]) =>
      Object.keys(content?.['application/problem+json']?.examples ?? {}).map(
        (code) => `${status} ${code}`,
      ),
    );
    expect(codes).toEqual([
      '400 invalid',
      '400 malformed-json',
      '400 idempotency-key-missing',
      '400 idempotency-key-weak',
      '401 unauthenticated',
      '403 forbidden',
      '403 claims-unusable',
      '404 not-found',
      '409 wrong-stage',
      '412 version-moved',
      '413 too-large',
      '415 unsupported-media-type',
      '422 idempotency-key-reused',
      '428 version-missing',
      '429 too-many',
      '500 internal',
      '503 unavailable',
    ]);
  });

  test('cannot be declared with a rejection that is no problem', () => {
    expect(() => openApi([{ ...sample, rejections: ['no-such'] }], about)).toThrow('no-such');
  });
});
