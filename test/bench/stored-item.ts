import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '@ducha/event-log';

/** DynamoDB's JSON of an item: its binaries in base64. */
export function storedItem(item: Item): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, storedValue(value)]),
  );
}

type Json = { readonly [name: string]: string | Json | readonly Json[] };

function storedValue(value: AttributeValue): Json {
  if (value.B !== undefined) return { B: Buffer.from(value.B).toString('base64') };
  if (value.M !== undefined) {
    const inner = Object.entries(value.M).map(([name, each]) => [name, storedValue(each)] as const);
    return { M: Object.fromEntries(inner) };
  }
  if (value.L !== undefined) return { L: value.L.map(storedValue) };
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  throw new Error('a value that no item of a log has');
}
