import * as z from 'zod/mini';
import { domainProblems } from './domain-problem.ts';
import type { Endpoint } from './endpoint.ts';
import { jsonSchemaOf, type Json } from './json-schema-of.ts';
import { commonProblems, gatewayMessages, type CommonProblem } from './problem.ts';
import { versionTag } from './request-headers.ts';

const problems: Readonly<Record<string, { status: number; title: string }>> = {
  ...commonProblems,
  ...domainProblems,
};

/** Everything that a request to an endpoint can be answered with, by status. */
export function answersOf(endpoint: Endpoint, shared: Map<string, Json>): Json {
  const { status, answer } = endpoint;
  return {
    [status]: {
      description: 'Done',
      headers: headersOf(endpoint, shared),
      content: { 'application/json': { schema: jsonSchemaOf(answer, 'output', shared) } },
    },
    ...refusals(endpoint),
  };
}

function headersOf(endpoint: Endpoint, shared: Map<string, Json>): Json {
  return {
    'Cache-Control': { description: 'Kept nowhere', schema: { const: 'no-store' } },
    ETag: {
      description: 'Version of the thing, where it has one',
      schema: jsonSchemaOf(versionTag, 'output', shared),
    },
    ...(isPaged(endpoint)
      ? {
          Link: {
            description: 'The next page (RFC 8288), where there is one',
            schema: { type: 'string', pattern: '^<\\?[^>]*>; rel="next"$' },
          },
        }
      : {}),
  };
}

/** Whether a list is read page by page: it takes the place to go on from. */
function isPaged({ query }: Endpoint): boolean {
  const { properties } = queryObject.parse(jsonSchemaOf(query, 'input', new Map()));
  return 'after' in properties;
}

const queryObject = z.object({ properties: z.record(z.string(), z.unknown()) });

/** The refusals by status: those of the function with an example of each, and the gateway's own. */
function refusals(endpoint: Endpoint): Json {
  const codes = [...new Set([...commonOf(endpoint), ...endpoint.rejections])];
  const byStatus = Map.groupBy(codes, (code) => problemOf(code).status);
  return Object.fromEntries(
    [...byStatus].map(([status, here]) => [
      status,
      {
        description: here.map((code) => problemOf(code).title).join('; '),
        ...refusalHeaders(status),
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
          ...gatewayContent(status),
        },
      },
    ]),
  );
}

/** What the gateway says by itself, before a function is asked or when one did not answer. */
function gatewayContent(status: number): Json {
  const message = gatewayMessages.get(status);
  return message === undefined
    ? {}
    : {
        'application/json': {
          schema: { $ref: '#/components/schemas/GatewayMessage' },
          example: { message },
        },
      };
}

function refusalHeaders(status: number): Json {
  if (status === 401) {
    const schema = { type: 'string', pattern: '^Bearer' };
    return { headers: { 'WWW-Authenticate': { description: 'What is asked for', schema } } };
  }
  if (status !== 429 && status !== 503) return {};
  const schema = { type: 'integer', minimum: 1 };
  return { headers: { 'Retry-After': { description: 'Seconds to wait', schema } } };
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
    ...(audience === 'staff' ? (['unauthenticated', 'forbidden', 'claims-unusable'] as const) : []),
    ...(method === 'GET'
      ? []
      : (['malformed-json', 'too-large', 'unsupported-media-type'] as const)),
    ...(effect === 'read'
      ? []
      : (['idempotency-key-missing', 'idempotency-key-weak', 'idempotency-key-reused'] as const)),
    ...(effect === 'change' ? (['version-missing', 'version-moved'] as const) : []),
  ];
}
