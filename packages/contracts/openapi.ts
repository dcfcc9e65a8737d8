import * as z from 'zod/mini';
import { domainProblems } from './domain-problem.ts';
import type { Endpoint } from './endpoint.ts';
import { commonProblems, problem, type CommonProblem } from './problem.ts';

/** A JSON object of the document. */
export type Json = { readonly [name: string]: unknown };

const problems: Readonly<Record<string, { status: number; title: string }>> = {
  ...commonProblems,
  ...domainProblems,
};

/**
 * The OpenAPI 3.1 document of these endpoints: paths, parameters, bodies, answers, and every rejection
 * as an example of its status. Throws for a rejection that is in no list of problems, and for a schema
 * that JSON Schema cannot say.
 */
export function openApi(
  endpoints: readonly Endpoint[],
  about: { readonly title: string; readonly version: string },
): Json {
  const byPath = Map.groupBy(endpoints, ({ path }) => path);
  return {
    openapi: '3.1.1',
    info: about,
    tags: [...new Set(endpoints.map(({ service }) => service))].map((name) => ({ name })),
    paths: Object.fromEntries(
      [...byPath].map(([path, here]) => [
        path,
        Object.fromEntries(here.map((one) => [one.method.toLowerCase(), operation(one)])),
      ]),
    ),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token of the OpenID Connect issuer, with the claims sub, roles and org.',
        },
      },
      schemas: { Problem: schemaOf(problem, 'output') },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { name, service, summary, audience, status } = endpoint;
  return {
    operationId: name,
    summary,
    tags: [service],
    security: audience === 'staff' ? [{ token: [] }] : [],
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...headersOf(endpoint),
    ],
    ...(endpoint.method === 'GET'
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }),
    responses: {
      [status]: {
        description: 'Done',
        headers: {
          ETag: {
            description: 'Version of the thing, where it has one',
            schema: { type: 'string', pattern: '^"\\d+"$' },
          },
        },
        content: { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } },
      },
      ...refusals(endpoint),
    },
  };
}

/** The members of an object schema as parameters of the path or the query. */
function parametersOf(schema: z.ZodMiniType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = z
    .object({
      properties: z.optional(z.record(z.string(), z.unknown())),
      required: z.optional(z.array(z.string())),
    })
    .parse(schemaOf(schema, 'input'));
  return Object.entries(properties).map(([name, member]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: member,
  }));
}

function headersOf({ effect, receipt }: Endpoint): Json[] {
  const header = (name: string, description: string, schema: Json): Json => ({
    name,
    in: 'header',
    required: true,
    description,
    schema,
  });
  return [
    ...(effect === 'read'
      ? []
      : [
          header('Idempotency-Key', 'A random UUID, the same for every retry of the same act', {
            type: 'string',
            minLength: 22,
            maxLength: 128,
          }),
        ]),
    ...(effect === 'change'
      ? [
          header('If-Match', 'The ETag of the thing as the caller saw it', {
            type: 'string',
            pattern: '^"\\d+"$',
          }),
        ]
      : []),
    ...(receipt === true
      ? [
          header('Receipt', 'The receipt that the complainant was given; it is a secret', {
            type: 'string',
          }),
        ]
      : []),
  ];
}

/** The rejections of an endpoint by status, each with an example. */
function refusals(endpoint: Endpoint): Json {
  const codes = [...new Set([...commonOf(endpoint), ...endpoint.rejections])];
  const byStatus = Map.groupBy(codes, (code) => problemOf(code).status);
  return Object.fromEntries(
    [...byStatus].map(([status, here]) => [
      status,
      {
        description: here.map((code) => problemOf(code).title).join('; '),
        ...(status === 429 || status === 503
          ? {
              headers: {
                'Retry-After': {
                  description: 'Seconds to wait',
                  schema: { type: 'integer', minimum: 1 },
                },
              },
            }
          : {}),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(
              here.map((code) => [
                code,
                { value: { type: `urn:ducha:problem:${code}`, ...problemOf(code) } },
              ]),
            ),
          },
        },
      },
    ]),
  );
}

function problemOf(code: string): { status: number; title: string } {
  const known = problems[code];
  if (known === undefined) throw new Error(`no problem is called ${code}`);
  return known;
}

/** The common problems that an endpoint can answer with, by what it asks for. */
function commonOf({ method, effect, audience }: Endpoint): CommonProblem[] {
  return [
    'invalid',
    'not-found',
    'too-many',
    'internal',
    'unavailable',
    ...(audience === 'staff' ? (['unauthenticated', 'forbidden'] as const) : []),
    ...(method === 'GET'
      ? []
      : (['malformed-json', 'too-large', 'unsupported-media-type'] as const)),
    ...(effect === 'read'
      ? []
      : (['idempotency-key-missing', 'idempotency-key-weak', 'idempotency-key-reused'] as const)),
    ...(effect === 'change' ? (['version-missing', 'version-moved'] as const) : []),
  ];
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return json;
}
