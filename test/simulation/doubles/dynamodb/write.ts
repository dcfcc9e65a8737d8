import type { JsonObject } from '../refused.ts';
import { holds, refuseSenseless } from './condition.ts';
import type { Condition, Parsed, Path, Update } from './expression.ts';
import { oneOf, onlyKnown, optionalText, requiredObject, requiredText } from './request.ts';
import { placeOfItem, placeOfKey, refuseEmptyParts, type Place } from './key.ts';
import { parseCondition, parseUpdate } from './parse.ts';
import { givenTo, projected, type Given } from './path.ts';
import { conditionFailed, invalid, missing } from './refusals.ts';
import { Row, type Table } from './table.ts';
import { changedPaths, refuseImpossible, updated } from './update.ts';
import type { Item, Measured } from './item.ts';
import { measured } from './value.ts';

/** The most bytes of an item. */
const largestItem = 400 * 1024;

/** A write of one item that was read and is not yet done. */
export interface Write {
  readonly table: Table;
  /** Where it writes. Refuses what does not fit the table's key. */
  locate(): Place;
  /**
   * What it makes of what stands there: another item, or nothing. Refuses where its condition does not hold, and what
   * cannot be kept.
   */
  judge(place: Place, before: Row | undefined): Row | undefined;
  /** What of the item it tells the caller. */
  tell(before: Row | undefined, after: Row | undefined): Item | undefined;
}

export type WriteKind = 'Put' | 'Delete' | 'Update' | 'ConditionCheck';

const conditional = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
  'ReturnValues',
];
const members = {
  Put: new Set([...conditional, 'Item']),
  Delete: new Set([...conditional, 'Key']),
  Update: new Set([...conditional, 'Key', 'UpdateExpression']),
  ConditionCheck: new Set([...conditional, 'Key']),
};

/** Reads a write: of one item alone, or as a part of a transaction. Refuses what is wrong in itself. */
export function readWrite(
  kind: WriteKind,
  input: JsonObject,
  tableOf: (name: string) => Table,
): Write {
  onlyKnown(`${kind}Item`, input, members[kind]);
  const name = requiredText(input, 'TableName');
  const subject = requiredObject(input, kind === 'Put' ? 'Item' : 'Key');
  const returned = returnedBy(kind, input);
  const showsOld =
    oneOf(input, 'ReturnValuesOnConditionCheckFailure', ['NONE', 'ALL_OLD']) === 'ALL_OLD';
  const condition = conditionIn(kind, input);
  const updateText = optionalText(input, 'UpdateExpression');
  const update = updateText === undefined ? undefined : parseUpdate(updateText, 'UpdateExpression');
  const given = givenTo(input, [update, condition]);
  if (condition !== undefined) refuseSenseless(condition.tree, given, 'ConditionExpression');
  const table = tableOf(name);
  const { item, size } = measured(subject);
  refuseEmptyParts(item, table.keys);
  const paths = update === undefined ? [] : changedPaths(update.tree, given);
  if (update !== undefined) refuseImpossible(update.tree, paths, table.keys.names, given);
  if (kind === 'Put') refuseLarge(size, 'Item size has exceeded the maximum allowed size');
  if (kind === 'Put') table.refuseForIndexes(item, 'put');
  return {
    table,
    locate: () => (kind === 'Put' ? placeOfItem : placeOfKey)(item, table.keys),
    judge(place, before) {
      if (condition !== undefined && !holds(condition.tree, before?.item, given))
        throw conditionFailed(showsOld ? before?.item : undefined);
      switch (kind) {
        case 'Put':
          return new Row(place, { item, size });
        case 'Delete':
          return undefined;
        case 'ConditionCheck':
          return before;
        case 'Update':
          return new Row(place, changed(table, before?.item ?? item, update, given));
      }
    },
    tell: (before, after) => told(returned, before, after, paths),
  };
}

function conditionIn(kind: WriteKind, input: JsonObject): Parsed<Condition> | undefined {
  const text = optionalText(input, 'ConditionExpression');
  if (text !== undefined) return parseCondition(text, 'ConditionExpression');
  if (kind === 'ConditionCheck') throw missing('ConditionExpression');
  return undefined;
}

function refuseLarge(size: number, message: string): void {
  if (size > largestItem) throw invalid(message);
}

function changed(
  table: Table,
  item: Item,
  update: Parsed<Update> | undefined,
  given: Given,
): Measured {
  const next = measured(update === undefined ? item : updated(item, update.tree, given));
  refuseLarge(next.size, 'Item size to update has exceeded the maximum allowed size');
  table.refuseForIndexes(next.item, 'update');
  return next;
}

type Returned = 'NONE' | 'ALL_OLD' | 'ALL_NEW' | 'UPDATED_OLD' | 'UPDATED_NEW';

function returnedBy(kind: WriteKind, input: JsonObject): Returned {
  const returned = oneOf(input, 'ReturnValues', [
    'NONE',
    'ALL_OLD',
    'ALL_NEW',
    'UPDATED_OLD',
    'UPDATED_NEW',
  ]);
  if (kind !== 'Update' && returned !== 'NONE' && returned !== 'ALL_OLD')
    throw invalid('ReturnValues can only be ALL_OLD or NONE');
  return returned;
}

function told(
  returned: Returned,
  before: Row | undefined,
  after: Row | undefined,
  paths: readonly Path[],
): Item | undefined {
  switch (returned) {
    case 'NONE':
      return undefined;
    case 'ALL_OLD':
      return before?.item;
    case 'ALL_NEW':
      return after?.item;
    case 'UPDATED_OLD':
      return partOf(before, paths);
    case 'UPDATED_NEW':
      return partOf(after, paths);
  }
}

function partOf(row: Row | undefined, paths: readonly Path[]): Item | undefined {
  const part = row === undefined ? {} : projected(row.item, paths);
  return Object.keys(part).length === 0 ? undefined : part;
}

/** Does a write at once. */
export function writeOne(write: Write, now: number): JsonObject {
  const place = write.locate();
  const before = write.table.at(place);
  const after = write.judge(place, before);
  write.table.change(before, after, now);
  const attributes = write.tell(before, after);
  return attributes === undefined ? {} : { Attributes: attributes };
}
