/** A JSON object whose fields nobody has looked at yet. */
export interface JsonObject {
  readonly [field: string]: unknown;
}

/** Whether a parsed value is a JSON object (and neither array nor null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON object in a text, or undefined when it is none. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The field when it is an object, else an empty one. */
export function objectIn(value: JsonObject, field: string): JsonObject {
  const found = value[field];
  return isObject(found) ? found : {};
}

/** The objects of a list field; what is no object is left out, no list is an empty one. */
export function objectsIn(value: JsonObject, field: string): readonly JsonObject[] {
  const found: unknown = value[field];
  return Array.isArray(found) ? found.filter(isObject) : [];
}

/** The field when it is a string. */
export function textIn(value: JsonObject, field: string): string | undefined {
  const found = value[field];
  return typeof found === 'string' ? found : undefined;
}

/** The field when it is a number. */
export function numberIn(value: JsonObject, field: string): number | undefined {
  const found = value[field];
  return typeof found === 'number' ? found : undefined;
}
