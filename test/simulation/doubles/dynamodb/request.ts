import { isObject } from '../input.ts';
import type { JsonObject } from '../refused.ts';
import { constraint, missing, unreadable } from './refusals.ts';

/** Stops a request that asks for something which the double does not do: a part of it is never passed over. */
export function onlyKnown(what: string, input: JsonObject, known: ReadonlySet<string>): void {
  for (const name in input)
    if (!known.has(name))
      throw new Error(`the double of DynamoDB does not know ${name} of ${what}`);
}

/** A member of text, or undefined. */
export function optionalText(input: JsonObject, member: string): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw unreadable(`${typeName(value)} cannot be converted to String`);
  return value;
}

/** A member of text that must be there. */
export function requiredText(input: JsonObject, member: string): string {
  const value = optionalText(input, member);
  if (value === undefined) throw missing(wireName(member));
  return value;
}

/** A member that is one of a few words; the first where it is missing. */
export function oneOf<Word extends string>(
  input: JsonObject,
  member: string,
  words: readonly [Word, ...Word[]],
): Word {
  const value = optionalText(input, member);
  if (value === undefined) return words[0];
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw constraint(
    `'${value}'`,
    wireName(member),
    `Member must satisfy enum value set: [${words.join(', ')}]`,
  );
}

/** A member that is true or false; false where it is missing. */
export function flag(input: JsonObject, member: string): boolean {
  const value = input[member] ?? false;
  if (typeof value !== 'boolean') throw unreadable('Unexpected token received from parser');
  return value;
}

/** A member that is a whole number of at least 1, or undefined. */
export function optionalCount(input: JsonObject, member: string): number | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw unreadable(`${typeName(value)} cannot be converted to Integer`);
  if (value < 1)
    throw constraint(
      `'${value}'`,
      wireName(member),
      'Member must have value greater than or equal to 1',
    );
  return value;
}

/** A member that is an object, or undefined. */
export function optionalObject(input: JsonObject, member: string): JsonObject | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw unreadable('Unexpected field type');
  return value;
}

/** A member that is an object and must be there. */
export function requiredObject(input: JsonObject, member: string): JsonObject {
  const value = optionalObject(input, member);
  if (value === undefined) throw missing(wireName(member));
  return value;
}

/** A member that is a list of objects. */
export function requiredObjects(input: JsonObject, member: string): readonly JsonObject[] {
  const value = input[member];
  if (value === undefined || value === null) throw missing(wireName(member));
  if (!Array.isArray(value) || !value.every(isObject)) throw unreadable('Unexpected field type');
  return value;
}

/** DynamoDB's name of a member in what it says of it. */
function wireName(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}

function typeName(value: unknown): string {
  return `${typeof value === 'boolean' ? 'BOOLEAN' : (typeof value).toUpperCase()}_VALUE`;
}
