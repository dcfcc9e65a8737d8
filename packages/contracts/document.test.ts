import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { everyEndpoint } from './endpoints/every-endpoint.ts';
import { inStandardForm } from './text-form.ts';
import { openApi } from './openapi.ts';
import { withRules } from './rule.ts';
import { arbitraryOf } from './testing/arbitrary-of-schema.ts';

const document = JSON.parse(
  JSON.stringify(openApi(everyEndpoint, { title: 'Ducha', version: '1' })),
);
const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats.default(ajv);
ajv.addSchema(document, 'document');

/** Whether a value is one of a schema of the document. */
function valid(schema: object, value: unknown): boolean {
  return validatorOf(schema)(value);
}

const validators = new Map<object, (value: unknown) => boolean>();

function validatorOf(schema: object): (value: unknown) => boolean {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
  const compiled = ajv.compile(JSON.parse(text));
  const made = (value: unknown): boolean => compiled(value);
  validators.set(schema, made);
  return made;
}

function operationOf({ path, method }: Endpoint) {
  return document.paths[path][method.toLowerCase()];
}

/** What a careless or hostile caller puts where something else belongs. */
const strange = fc.constantFrom<unknown>(
  null,
  '',
  ' \u3000\n',
  '\u200b',
  'x\u0001',
  '河\ufffe',
  '𠮷'.repeat(4_001),
  -1,
  1.5,
  1e15,
  true,
  [],
  {},
  ['a'],
);

/** The value with one member, somewhere in it, left out, put in or made strange. */
function spoiled(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return strange;
  if (Array.isArray(value)) {
    return fc.oneof(
      strange,
      ...(value.length === 0 ? [] : [spoiled(value[0]).map((first) => [first, ...value.slice(1)])]),
      fc.constant(Array.from({ length: 101 }, () => value[0])),
    );
  }
  const members = Object.entries(value);
  return fc.oneof(
    fc.constant({ ...value, unheardOf: 1 }),
    ...members.flatMap(([name, member]) => [
      fc.constant(Object.fromEntries(members.filter(([other]) => other !== name))),
      spoiled(member).map((other) => ({ ...value, [name]: other })),
    ]),
  );
}

function asked(schema: object): fc.Arbitrary<unknown> {
  const made = arbitraryOf(schema);
  return fc.oneof(made, made.chain(spoiled)).map((value) => JSON.parse(JSON.stringify(value)));
}

/** How often each body and query is tried; a difference is found within some dozens. */
const runs = { numRuns: 150 };

describe.each(everyEndpoint.filter(({ method }) => method !== 'GET'))('$name', (endpoint) => {
  const { requestBody } = operationOf(endpoint);
  const { schema } = requestBody.content['application/json'];

  test('takes the bodies that the document says, and no others', () => {
    let [taken, refused] = [0, 0];
    // Where few bodies fit, or nearly all, some draws hold none of the others: it is drawn until there was one.
    for (let draw = 0; draw === 0 || (draw < 50 && (taken === 0 || refused === 0)); draw += 1) {
      fc.assert(
        fc.property(asked(schema), (body) => {
          const takes = endpoint.body.safeParse(body).success;
          if (takes) taken += 1;
          else refused += 1;
          // The document speaks of a text as it counts: without the blanks around it.
          expect(valid(schema, inStandardForm(body))).toBe(takes);
        }),
        runs,
      );
    }
    expect(taken).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
  });

  test('may come without a body just where an empty one would do', () => {
    expect(requestBody.required).toBe(!valid(schema, {}));
  });
});

interface Query {
  readonly type?: string;
  readonly additionalProperties?: false;
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
  readonly required?: readonly string[];
}

describe('a query', () => {
  const words = ['', ' ', '0', '1', '200', '201', '1e1', '0x10', '1.0', '-1', 'x', 'open', '河'];

  test.for(everyEndpoint.filter(({ method }) => method === 'GET'))(
    'of $name is taken as the document says',
    (endpoint) => {
      const parameters: {
        in: string;
        name: string;
        explode?: true;
        schema: object;
        required: boolean;
      }[] = operationOf(endpoint).parameters.filter((one: { in: string }) => one.in === 'query');
      const [first] = parameters;
      const whole: Query =
        first?.explode === true
          ? first.schema
          : {
              type: 'object',
              additionalProperties: false,
              properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
              required: parameters.filter(({ required }) => required).map(({ name }) => name),
            };
      const texts = arbitraryOf(whole).chain((made) =>
        fc.tuple(
          fc.constant(made),
          fc.dictionary(
            fc.constantFrom('unheardOf', ...Object.keys(whole.properties ?? {})),
            fc.constantFrom(...words),
            { maxKeys: 1 },
          ),
        ),
      );
      fc.assert(
        fc.property(texts, ([made, other]) => {
          const sent = Object.fromEntries(
            Object.entries({ ...z.record(z.string(), z.unknown()).parse(made), ...other })
              .filter(([, value]) => value !== undefined)
              .map(([name, value]) => [name, String(value)]),
          );
          // In a query everything is text; the document speaks of what it stands for.
          const meant = Object.fromEntries(
            Object.entries(sent).map(([name, text]) => [
              name,
              whole.properties?.[name]?.type === 'integer' && /^-?\d+$/.test(text)
                ? Number(text)
                : text,
            ]),
          );
          expect(valid(whole, meant)).toBe(endpoint.query.safeParse(sent).success);
        }),
        runs,
      );
    },
  );
});

describe('a check of our own', () => {
  /** Schemas within a schema that have a check of our own and say nothing of it in the document. */
  function unsaid(schema: unknown, path: string, seen = new Set<unknown>()): string[] {
    if (typeof schema !== 'object' || schema === null || seen.has(schema)) return [];
    seen.add(schema);
    const internals: unknown = Reflect.get(schema, '_zod');
    if (typeof internals !== 'object' || internals === null) {
      return Object.entries(schema).flatMap(([name, member]) =>
        unsaid(member, `${path}/${name}`, seen),
      );
    }
    const def: Record<string, unknown> = Reflect.get(internals, 'def');
    const checks = z.array(z.unknown()).parse(def['checks'] ?? []);
    const ours = checks.filter((check) => {
      const kind: unknown = Reflect.get(Reflect.get(Object(check), '_zod'), 'def')?.check;
      return kind === 'custom' || kind === undefined;
    });
    const said = z.globalRegistry.get(schema as z.ZodMiniType);
    const silent = ours.length > 0 && said?.['allOf'] === undefined;
    return [
      ...(silent ? [path] : []),
      ...Object.entries(def).flatMap(([name, member]) =>
        name === 'checks' ? [] : unsaid(member, `${path}/${name}`, seen),
      ),
    ];
  }

  test('stands in the document too', () => {
    const silent = everyEndpoint.flatMap(({ name, params, query, body }) =>
      Object.entries({ params, query, body }).flatMap(([part, schema]) =>
        unsaid(schema, `${name} ${part}`),
      ),
    );
    expect(silent).toEqual([]);
  });

  test('that does not would be found', () => {
    const thing = z.strictObject({ a: z.optional(z.string()), b: z.optional(z.string()) });
    const holds = ({ a, b }: z.infer<typeof thing>) => (a ?? b) !== undefined;
    expect(unsaid(thing.check(z.refine(holds)), 'thing')).toEqual(['thing']);
    const says = { anyOf: [{ required: ['a'] }, { required: ['b'] }] };
    expect(unsaid(withRules(thing, { holds, says, at: 'a', fault: 'One' }), 'thing')).toEqual([]);
  });
});

describe('an example', () => {
  interface Shown {
    readonly schema: object;
    readonly example?: unknown;
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
  }

  function shown(node: unknown): Shown[] {
    if (typeof node !== 'object' || node === null) return [];
    const here = 'schema' in node && ('example' in node || 'examples' in node);
    return [...(here ? [node as Shown] : []), ...Object.values(node).flatMap(shown)];
  }

  test('is what its schema says', () => {
    const all = shown(document.paths).flatMap(({ schema, example, examples = {} }) =>
      [
        ...(example === undefined ? [] : [example]),
        ...Object.values(examples).map((one) => one.value),
      ].map((value) => ({ schema, value })),
    );
    expect(all.length).toBeGreaterThan(500);
    expect(all.filter(({ schema, value }) => !valid(schema, value))).toEqual([]);
  });
});
