import * as z from 'zod/mini';
import type { Endpoint } from './endpoint.ts';
import { jsonSchemaOf, type Json } from './json-schema-of.ts';
import { idempotencyKey, proofHeader, receiptHeader, versionTag } from './request-headers.ts';

/** The parameters of an endpoint: of its path, its query, and the headers that its effect asks for. */
export function parametersOf(endpoint: Endpoint, shared: Map<string, Json>): Json[] {
  return [
    ...membersOf(endpoint.params, 'path', shared),
    ...queryOf(endpoint.query, shared),
    ...headersOf(endpoint, shared),
  ];
}

/** The body of a request; it may be left out where an empty object would do. */
export function bodyOf(endpoint: Endpoint, shared: Map<string, Json>): Json {
  if (endpoint.method === 'GET') return {};
  const schema = jsonSchemaOf(endpoint.body, 'input', shared);
  return {
    requestBody: {
      required: !endpoint.body.safeParse({}).success,
      content: { 'application/json': { schema } },
    },
  };
}

const objectSchema = z.object({
  properties: z.optional(z.record(z.string(), z.unknown())),
  required: z.optional(z.array(z.string())),
});

function membersOf(
  schema: z.ZodMiniType,
  place: 'path' | 'query',
  shared: Map<string, Json>,
): Json[] {
  const { properties = {}, required = [] } = objectSchema.parse(
    jsonSchemaOf(schema, 'input', shared),
  );
  return Object.entries(properties).map(([name, member]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: member,
  }));
}

/** The words of JSON Schema in which the members of an object depend on one another. */
const together = ['anyOf', 'oneOf', 'allOf', 'not', 'dependentRequired', 'if'];

/**
 * A query whose members stand each for itself is as many parameters. Where they depend on one another,
 * it is one object: written out by `form` and `explode`, its members are parameters of the query all the same.
 */
function queryOf(schema: z.ZodMiniType, shared: Map<string, Json>): Json[] {
  const json = jsonSchemaOf(schema, 'input', shared);
  if (!together.some((word) => word in json)) return membersOf(schema, 'query', shared);
  return [
    {
      name: 'query',
      in: 'query',
      required: !schema.safeParse({}).success,
      style: 'form',
      explode: true,
      schema: json,
    },
  ];
}

function headersOf({ effect, receipt, proof }: Endpoint, shared: Map<string, Json>): Json[] {
  const header = (
    name: string,
    description: string,
    schema: z.ZodMiniType,
    example: string,
  ): Json => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: jsonSchemaOf(schema, 'input', shared),
    example,
  });
  return [
    ...(effect === 'read'
      ? []
      : [
          header(
            'Idempotency-Key',
            'A random UUID, the same for every retry of the same act',
            idempotencyKey,
            '9f4e4c1e-3a55-4e5b-9d53-1f0b8e1f6c7a',
          ),
        ]),
    ...(effect === 'change'
      ? [header('If-Match', 'The ETag of the thing as the caller saw it', versionTag, '"1"')]
      : []),
    ...(proof === true
      ? [
          header(
            'Proof',
            'A solved challenge for this Idempotency-Key, as JSON in base64url',
            proofHeader,
            'eyJjaGFsbGVuZ2UiOnt9LCJzb2x1dGlvbiI6e319',
          ),
        ]
      : []),
    ...(receipt === true
      ? [
          header(
            'Receipt',
            'The receipt that the complainant was given, 20 digits; it is a secret',
            receiptHeader,
            '10000000000000000000',
          ),
        ]
      : []),
  ];
}
