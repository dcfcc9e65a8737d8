import * as z from 'zod/mini';
import { portablePattern } from './portable-pattern.ts';

/** A JSON object of the document. */
export type Json = { readonly [name: string]: unknown };

/**
 * A schema as JSON Schema 2020-12, its patterns in the words that every engine knows. What has a title
 * is written once, among the `shared`, and referred to.
 * Throws when two different schemas bear one title.
 */
export function jsonSchemaOf(
  schema: z.ZodMiniType,
  io: 'input' | 'output',
  shared: Map<string, Json>,
): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return jsonObject.parse(rewritten(json, shared));
}

const jsonObject = z.record(z.string(), z.unknown());

function rewritten(node: unknown, shared: Map<string, Json>): unknown {
  if (Array.isArray(node)) return node.map((each) => rewritten(each, shared));
  if (typeof node !== 'object' || node === null) return node;
  const { title, ...members } = jsonObject.parse(node);
  const written = Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      name === 'pattern' && typeof member === 'string'
        ? portablePattern(member)
        : rewritten(member, shared),
    ]),
  );
  if (typeof title !== 'string') {
    return title === undefined ? written : { title: rewritten(title, shared), ...written };
  }
  const known = shared.get(title);
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(written)) {
    throw new Error(`two schemas are called ${title}`);
  }
  shared.set(title, written);
  return { $ref: `#/components/schemas/${title}` };
}
