import type { JsonObject } from '../refused.ts';
import { isObject } from '../input.ts';
import { onlyKnown, requiredObject, requiredObjects } from './request.ts';
import { placeOfKey, type Place } from './key.ts';
import { constraint, invalid, unreadable } from './refusals.ts';
import { shower } from './read.ts';
import { byScan } from './sorted.ts';
import type { Row, Table } from './table.ts';
import type { Item } from './item.ts';
import { readWrite, writeOne, type Write } from './write.ts';

const mostWrites = 25;
const mostKeys = 100;
/** The most bytes that a batch gives. */
const largestAnswer = 16 * 1024 * 1024;

const batchMembers = new Set(['RequestItems']);
const requestMembers = new Set(['PutRequest', 'DeleteRequest']);
const putMembers = new Set(['Item']);
const deleteMembers = new Set(['Key']);
const keysMembers = new Set([
  'Keys',
  'ConsistentRead',
  'ProjectionExpression',
  'ExpressionAttributeNames',
]);

/** Which of the requests of a batch are left undone, by their place in it. */
export type Leaves = (index: number) => boolean;

/** BatchWriteItem. */
export function batchWrite(
  input: JsonObject,
  tableOf: (name: string) => Table,
  leaves: Leaves,
  now: number,
): JsonObject {
  onlyKnown('BatchWriteItem', input, batchMembers);
  const tables = Object.entries(requestItems(input)).map(([name, requests]) => ({
    name,
    requests: requestsIn(name, requests),
  }));
  const count = tables.reduce((sum, { requests }) => sum + requests.length, 0);
  if (count > mostWrites)
    throw constraint(
      `'{${count} items}'`,
      'requestItems',
      `Map value must satisfy constraint: [Member must have length less than or equal to ${mostWrites}, Member must have length greater than or equal to 1]`,
    );
  const writes = tables.flatMap(({ name, requests }) =>
    requests.map((request) => ({ name, request, write: writeOf(name, request, tableOf) })),
  );
  refuseTwice(writes.map(({ write }) => ({ table: write.table, ...write.locate() })));
  const left: Record<string, JsonObject[]> = {};
  for (const [index, { name, request, write }] of writes.entries()) {
    if (leaves(index)) (left[name] ??= []).push(request);
    else writeOne(write, now);
  }
  return { UnprocessedItems: left };
}

function requestItems(input: JsonObject): JsonObject {
  const items = requiredObject(input, 'RequestItems');
  if (Object.keys(items).length === 0)
    throw constraint("'{}'", 'requestItems', 'Member must have length greater than or equal to 1');
  return items;
}

function requestsIn(name: string, requests: unknown): readonly JsonObject[] {
  if (!Array.isArray(requests) || !requests.every(isObject))
    throw unreadable('Unexpected field type');
  if (requests.length === 0)
    throw constraint(
      "'[]'",
      `requestItems.${name}.member`,
      'Member must have length greater than or equal to 1',
    );
  return requests;
}

function writeOf(table: string, request: JsonObject, tableOf: (name: string) => Table): Write {
  onlyKnown('a request of BatchWriteItem', request, requestMembers);
  const { PutRequest: put, DeleteRequest: gone } = request;
  if ((put === undefined) === (gone === undefined))
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  if (put === undefined) {
    if (!isObject(gone)) throw unreadable('Unexpected field type');
    onlyKnown('DeleteRequest', gone, deleteMembers);
    return readWrite('Delete', { TableName: table, ...gone }, tableOf);
  }
  if (!isObject(put)) throw unreadable('Unexpected field type');
  onlyKnown('PutRequest', put, putMembers);
  return readWrite('Put', { TableName: table, ...put }, tableOf);
}

function refuseTwice(places: readonly (Place & { readonly table: Table })[]): void {
  const seen = new Set<string>();
  for (const { table, hash, range } of places) {
    const place = JSON.stringify([table.name, hash, range]);
    if (seen.has(place)) throw invalid('Provided list of item keys contains duplicates');
    seen.add(place);
  }
}

/** BatchGetItem. What it gives has no order. */
export function batchGet(
  input: JsonObject,
  tableOf: (name: string) => Table,
  leaves: Leaves,
): JsonObject {
  onlyKnown('BatchGetItem', input, batchMembers);
  const asked = Object.entries(requestItems(input)).map(([name, request]) =>
    keysIn(name, request, tableOf),
  );
  const count = asked.reduce((sum, { keys }) => sum + keys.length, 0);
  if (count > mostKeys) throw invalid('Too many items requested for the BatchGetItem call');
  const responses: Record<string, Item[]> = {};
  const unprocessed: Record<string, JsonObject> = {};
  let index = 0;
  let size = 0;
  for (const { name, request, keys, table, show } of asked) {
    const found: Row[] = [];
    const left: JsonObject[] = [];
    for (const { key, place } of keys) {
      const row = table.at(place);
      const full = size + (row?.size ?? 0) > largestAnswer;
      if (full || leaves(index)) left.push(key);
      else if (row !== undefined) {
        size += row.size;
        found.push(row);
      }
      index += 1;
    }
    responses[name] = found
      .toSorted((one, other) => byScan(one.hash, other.hash))
      .map(({ item }) => show(item));
    if (left.length > 0) unprocessed[name] = { ...request, Keys: left };
  }
  return { Responses: responses, UnprocessedKeys: unprocessed };
}

function keysIn(name: string, request: unknown, tableOf: (name: string) => Table) {
  if (!isObject(request)) throw unreadable('Unexpected field type');
  onlyKnown('a table of BatchGetItem', request, keysMembers);
  const given = requiredObjects(request, 'Keys');
  if (given.length === 0)
    throw constraint(
      "'[]'",
      `requestItems.${name}.member.keys`,
      'Member must have length greater than or equal to 1',
    );
  if (given.length > mostKeys)
    throw constraint(
      `'[${given.length} keys]'`,
      `requestItems.${name}.member.keys`,
      `Member must have length less than or equal to ${mostKeys}`,
    );
  const show = shower(request);
  const table = tableOf(name);
  const keys = given.map((key) => ({ key, place: placeOfKey(key, table.keys) }));
  refuseTwice(keys.map(({ place }) => ({ table, ...place })));
  return { name, request, keys, table, show };
}
