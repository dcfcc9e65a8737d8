import fc from 'fast-check';
import * as z from 'zod/mini';

/** Values of a JSON Schema of the OpenAPI document, most of them valid: rules between members are not looked at. */
export function arbitraryOf(schema: unknown): fc.Arbitrary<unknown> {
  const node = shape.parse(schema);
  const choices = node.anyOf ?? node.oneOf;
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  if (choices !== undefined && node.type === undefined) {
    return fc.oneof(...choices.map(arbitraryOf));
  }
  switch (node.type) {
    case 'string':
      return textOf(node);
    case 'integer':
    case 'number': {
      const [min, max] = [node.minimum ?? -5, node.maximum ?? 5];
      return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, 2 ** 31) }));
    }
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(arbitraryOf(node.items), {
        minLength: node.minItems ?? 0,
        maxLength: Math.min(node.maxItems ?? 3, (node.minItems ?? 0) + 3),
      });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(node.properties ?? {}).map(([name, member]) => [
            name,
            arbitraryOf(member),
          ]),
        ),
        { requiredKeys: [...(node.required ?? [])] },
      );
    case undefined:
    default:
      return fc.constant(null);
  }
}

const shape = z.looseObject({
  type: z.optional(z.string()),
  const: z.optional(z.unknown()),
  enum: z.optional(z.array(z.unknown())),
  anyOf: z.optional(z.array(z.unknown())),
  oneOf: z.optional(z.array(z.unknown())),
  items: z.optional(z.unknown()),
  properties: z.optional(z.record(z.string(), z.unknown())),
  required: z.optional(z.array(z.string())),
  pattern: z.optional(z.string()),
  format: z.optional(z.string()),
  minLength: z.optional(z.int()),
  maxLength: z.optional(z.int()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  minItems: z.optional(z.int()),
  maxItems: z.optional(z.int()),
});

function textOf({ format, pattern, minLength, maxLength }: z.infer<typeof shape>) {
  if (format === 'date') return fc.constantFrom('2025-12-20', '2024-02-29', '2023-02-29', 'today');
  if (format === 'date-time') {
    return fc.constantFrom('2025-12-20T01:00:00.000Z', '2025-12-20T01:00:00+08:00', '2025-12-20');
  }
  if (format === 'email') return fc.constantFrom('wang@example.cn', 'wang@', '王@example.cn');
  if (maxLength !== undefined) {
    const letters = ['河', '𠮷', 'é', 'a', '\n', '\u200b', '\u0301', '\u0000', '\ufffe', ' '];
    const least = minLength ?? 0;
    return fc.oneof(
      fc.string({ unit: fc.constantFrom(...letters.slice(0, 4)), minLength: least, maxLength }),
      fc.constantFrom('𠮷'.repeat(maxLength), '𠮷'.repeat(maxLength + 1), '河'.repeat(least)),
      fc.string({ unit: fc.constantFrom(...letters), maxLength: 4 }),
    );
  }
  return pattern === undefined ? fc.string() : fc.stringMatching(new RegExp(pattern, 'u'));
}
