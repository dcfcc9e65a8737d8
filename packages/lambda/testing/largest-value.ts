import fc from 'fast-check';
import * as z from 'zod';

/** Four bytes in UTF-8, two units in UTF-16, and no shorter however it is normalised. */
const dearest = '\u{20bb7}';

/** A JSON Schema as zod writes it, as far as it bounds a value. */
const node = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  allOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  maxItems: z.number().optional(),
  maximum: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

type Node = z.infer<typeof node>;

/** An object with rules between its members, and a member that says one of several words. */
const bound = z.looseObject({
  allOf: z.array(z.unknown()),
  properties: z.record(z.string(), z.unknown()),
});
const worded = z.looseObject({ enum: z.array(z.string()) });

/** Texts of fixed formats, as long as they come. */
const formats: Readonly<Record<string, string>> = {
  date: '2026-12-31',
  'date-time': '2026-12-31T23:59:59.999999999Z',
  email: `${'a'.repeat(64)}@${`${'b'.repeat(61)}.`.repeat(2)}${'c'.repeat(60)}.cn`,
};

/**
 * The largest JSON value that a schema lets through: every optional member, every list full, every text
 * of the dearest characters. Throws where the schema sets no limit, with the place.
 */
export function largestValue(schema: unknown, path = '#'): unknown {
  const { type, ...rest } = node.parse(schema);
  const choices = rest.anyOf ?? rest.oneOf;
  if (choices !== undefined) {
    return largestOf(choices.map((one, index) => largestValue(one, `${path}/${index}`)));
  }
  if (rest.enum !== undefined) return largestOf(rest.enum);
  if ('const' in rest) return rest.const;
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return rest.maximum ?? unlimited(path);
    case 'string':
      return largestString(rest, path);
    case 'array': {
      const item = largestValue(rest.items, `${path}/items`);
      return Array.from({ length: rest.maxItems ?? unlimited(path) }, () => item);
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(rest.properties ?? {}).map(([name, member]) => [
          name,
          largestValue(member, `${path}/${name}`),
        ]),
      );
    case undefined:
    default:
      return unlimited(path);
  }
}

function largestString(
  { format, pattern, maxLength, allOf }: Pick<Node, 'format' | 'pattern' | 'maxLength' | 'allOf'>,
  path: string,
): string {
  // A free text says in the document that something of it must be visible (see `free-text.ts`).
  if (allOf !== undefined && maxLength !== undefined) return dearest.repeat(maxLength);
  const known = format === undefined ? undefined : formats[format];
  if (known !== undefined) return known;
  if (pattern === undefined || endless(pattern)) return unlimited(path);
  const samples = fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 500, seed: 1 });
  return samples.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
}

/** Whether a pattern repeats something without end; what stands in a class of characters does not. */
function endless(pattern: string): boolean {
  return /(?<!\\)[*+]|,\}/.test(pattern.replaceAll(/\[[^\]]*\]/g, '.'));
}

function largestOf(values: readonly unknown[]): unknown {
  return values.reduce((largest, one) => (sizeOf(one) > sizeOf(largest) ? one : largest));
}

/** Bytes of a value as JSON in UTF-8. */
export function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function unlimited(path: string): never {
  throw new Error(`${path} has no limit`);
}

/** A schema with rules between members, once for each word of its enumerations and with each member or null. */
export function schemaVariants(schema: unknown): unknown[] {
  const { data: object } = bound.safeParse(schema);
  if (object === undefined) return [schema];
  return Object.entries(object.properties).reduce<Record<string, unknown>[]>(
    (variants, [name, member]) =>
      variants.flatMap((variant) =>
        choicesOf(member).map((choice) => ({
          ...variant,
          properties: {
            ...z.record(z.string(), z.unknown()).parse(variant['properties']),
            [name]: choice,
          },
        })),
      ),
    [object],
  );
}

function choicesOf(member: unknown): unknown[] {
  const { data: words } = worded.safeParse(member);
  if (words !== undefined) return words.enum.map((word) => ({ const: word }));
  const { data: either } = z.looseObject({ anyOf: z.array(z.unknown()) }).safeParse(member);
  return either === undefined ? [member] : either.anyOf;
}
