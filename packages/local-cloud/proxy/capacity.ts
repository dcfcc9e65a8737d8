import type { StoredItem } from '../engines/dynoxide-file.ts';
import { sizeOf } from '../engines/dynoxide-file.ts';
import type { JsonObject } from '../engines/json-object.ts';
import { isObject, numberIn, objectIn, objectsIn, textIn } from '../engines/json-object.ts';

/** Capacity units that a request used on a table, or on an index (`table/index`). */
export interface Consumed {
  readonly resource: string;
  readonly readUnits: number;
  readonly writeUnits: number;
}

const reads = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems']);
const writes = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

/** Whether an operation of DynamoDB tells its consumed capacity. */
export function tellsCapacity(operation: string): boolean {
  return reads.has(operation) || writes.has(operation);
}

/** The capacity in an answer that was asked for with ReturnConsumedCapacity INDEXES. */
export function consumedIn(operation: string, answer: JsonObject): readonly Consumed[] {
  return capacitiesOf(answer).flatMap((capacity) => {
    const table = textIn(capacity, 'TableName') ?? '';
    const indexes = Object.entries(objectIn(capacity, 'GlobalSecondaryIndexes'));
    return [
      consumed(operation, table, objectIn(capacity, 'Table')),
      ...indexes.map(([index, value]) =>
        consumed(operation, `${table}/${index}`, isObject(value) ? value : {}),
      ),
    ].filter(({ readUnits, writeUnits }) => readUnits + writeUnits > 0);
  });
}

function consumed(operation: string, resource: string, capacity: JsonObject): Consumed {
  const units = numberIn(capacity, 'CapacityUnits') ?? 0;
  return reads.has(operation)
    ? { resource, readUnits: units, writeUnits: 0 }
    : { resource, readUnits: 0, writeUnits: units };
}

function capacitiesOf(answer: JsonObject): readonly JsonObject[] {
  const one = answer['ConsumedCapacity'];
  return isObject(one) ? [one] : objectsIn(answer, 'ConsumedCapacity');
}

/** The answer as the caller asked for it: its ConsumedCapacity gone, or reduced to totals. */
export function asAsked(answer: JsonObject, asked: string | undefined): JsonObject {
  const { ConsumedCapacity: capacity, ...rest } = answer;
  if (capacity === undefined || asked === 'INDEXES') return answer;
  if (asked !== 'TOTAL') return rest;
  const totals = capacitiesOf(answer).map(({ TableName, CapacityUnits }) => ({
    TableName,
    CapacityUnits,
  }));
  return { ...rest, ConsumedCapacity: isObject(capacity) ? totals[0] : totals };
}

/**
 * What a conditional write uses although its condition failed: the units of the item as written, for the
 * engine (like AWS) tells none with the error. An update or delete counts as one unit, in a transaction as
 * two: its item is not in the request.
 */
export function consumedByRefusal(operation: string, body: JsonObject): readonly Consumed[] {
  if (operation === 'TransactWriteItems') {
    return objectsIn(body, 'TransactItems')
      .flatMap((element) => Object.values(element).filter(isObject))
      .map((element) => refusedWrite(element, 2));
  }
  return writes.has(operation) && body['ConditionExpression'] !== undefined
    ? [refusedWrite(body, 1)]
    : [];
}

function refusedWrite(body: JsonObject, factor: number): Consumed {
  const units = Math.max(1, Math.ceil(sizeOf(storedItem(objectIn(body, 'Item'))) / 1024));
  return { resource: textIn(body, 'TableName') ?? '', readUnits: 0, writeUnits: units * factor };
}

function storedItem(item: JsonObject): StoredItem {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, isObject(value) ? value : {}]),
  );
}
