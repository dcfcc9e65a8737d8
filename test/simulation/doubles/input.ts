import type { JsonObject } from './refused.ts';

/** Whether a parsed value is a JSON object (and neither array nor null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field when it is a string. */
export function textIn(input: JsonObject, field: string): string | undefined {
  const value = input[field];
  return typeof value === 'string' ? value : undefined;
}

/** The field when it is a number. */
export function numberIn(input: JsonObject, field: string): number | undefined {
  const value = input[field];
  return typeof value === 'number' ? value : undefined;
}

/** The objects of a list; without the list, none. */
export function objectsIn(input: JsonObject, field: string): readonly JsonObject[] {
  const value: unknown = input[field];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The strings of a list; without the list, none. */
export function textsIn(input: JsonObject, field: string): readonly string[] {
  const value: unknown = input[field];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** One operation of a double: the fields that it knows, and what it answers. */
export interface Operation {
  readonly fields: readonly string[];
  readonly answer: (input: JsonObject, now: number) => JsonObject;
}

/**
 * Runs an operation. One that the double does not have, or a field that it does not know, is an error of whoever made
 * the double and no answer of an engine: nothing is passed over.
 */
export function run(
  operations: ReadonlyMap<string, Operation>,
  name: string,
  input: JsonObject,
  now: number,
): JsonObject {
  const operation = operations.get(name);
  if (operation === undefined) throw new Error(`the double does not know ${name}`);
  for (const field in input) {
    if (!operation.fields.includes(field))
      throw new Error(`the double does not know ${field} of ${name}`);
  }
  return operation.answer(input, now);
}
