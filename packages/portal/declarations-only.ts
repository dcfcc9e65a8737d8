import * as contracts from '@ducha/contracts';
import type { Endpoint } from '@ducha/contracts';
import type { Plugin } from 'vite';
import * as z from 'zod/mini';

/**
 * Gives the pages `@ducha/contracts` without its schemas, which are four times as large as a whole page:
 * an endpoint becomes its name, method, path and the longest texts that its body takes; an enumeration
 * its words; what is plain data stays as it is. The types are those of the real package, so a page that
 * calls an endpoint with the wrong body does not compile. What is neither is not exported, and a page
 * that asks for it is not built.
 */
export function declarationsOnly(): Plugin {
  const id = '\0contracts';
  return {
    name: 'contracts-without-schemas',
    enforce: 'pre',
    resolveId: (source) => (source === '@ducha/contracts' ? id : undefined),
    load: (loaded) => (loaded === id ? plainContracts() : undefined),
  };
}

function plainContracts(): string {
  return Object.entries(contracts)
    .flatMap(([name, value]) => {
      const plain = plainOf(value);
      return plain === undefined ? [] : [`export const ${name} = ${JSON.stringify(plain)};`];
    })
    .join('\n');
}

function plainOf(value: unknown): unknown {
  if (value instanceof z.ZodMiniEnum) return { options: value.options };
  if (value instanceof z.ZodMiniType || typeof value === 'function') return undefined;
  if (isEndpoint(value)) {
    const { name, audience, effect, method, path } = value;
    return { name, audience, effect, method, path, longest: longestTexts(value) };
  }
  // Lists of endpoints hold schemas: a page names the endpoints that it calls.
  if (Array.isArray(value) && value.some(isEndpoint)) return undefined;
  return value;
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'answer' in value;
}

/** The `maxLength` of each string of the body, by JSON pointer; `*` for every item of a list. */
function longestTexts({ body }: Endpoint): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const walk = (schema: unknown, pointer: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { maxLength, properties, items, anyOf, oneOf } = shape.parse(schema);
    if (maxLength !== undefined) found[pointer] = Math.max(maxLength, found[pointer] ?? 0);
    for (const [name, member] of Object.entries(properties ?? {}))
      walk(member, `${pointer}/${name}`);
    walk(items, `${pointer}/*`);
    for (const one of [...(anyOf ?? []), ...(oneOf ?? [])]) walk(one, pointer);
  };
  walk(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }), '');
  return found;
}

/** The parts of a JSON Schema in which texts stand. */
const shape = z.object({
  maxLength: z.optional(z.number()),
  properties: z.optional(z.record(z.string(), z.unknown())),
  items: z.optional(z.unknown()),
  anyOf: z.optional(z.array(z.unknown())),
  oneOf: z.optional(z.array(z.unknown())),
});
