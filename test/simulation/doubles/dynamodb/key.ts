import { numberOrder } from './decimal.ts';
import { isObject } from '../input.ts';
import { EmptyKey, invalid, unreadable } from './refusals.ts';
import type { Item, Value } from './item.ts';
import { binaryOrder, binarySize, checkedValue, textOrder, typeOf } from './value.ts';

type KeyType = 'S' | 'N' | 'B';

interface KeyPart {
  readonly name: string;
  readonly type: KeyType;
}

/** The attributes that are the key of a table or an index. */
export interface KeyShape {
  readonly hash: KeyPart;
  readonly range: KeyPart | undefined;
  /** The names of both. */
  readonly names: readonly string[];
}

/** Where an item stands, as texts that sort as the key's values do; the second is empty without a sort key. */
export interface Place {
  readonly hash: string;
  readonly range: string;
}

/** A key schema and the types of attributes, as CloudFormation and CreateTable have them. */
export interface KeySchema {
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
}
export interface AttributeTypes {
  readonly AttributeDefinitions: readonly {
    readonly AttributeName: string;
    readonly AttributeType: string;
  }[];
}

/** The key that a definition has. */
export function keyShape({ KeySchema: schema }: KeySchema, types: AttributeTypes): KeyShape {
  const part = (kind: string): KeyPart | undefined => {
    const name = schema.find(({ KeyType }) => KeyType === kind)?.AttributeName;
    if (name === undefined) return undefined;
    const type = types.AttributeDefinitions.find((each) => each.AttributeName === name);
    if (type?.AttributeType !== 'S' && type?.AttributeType !== 'N' && type?.AttributeType !== 'B')
      throw new Error(`the key attribute ${name} has no type`);
    return { name, type: type.AttributeType };
  };
  const hash = part('HASH');
  if (hash === undefined) throw new Error('a table or index without a partition key');
  const range = part('RANGE');
  return { hash, range, names: range === undefined ? [hash.name] : [hash.name, range.name] };
}

/** The most bytes of a partition key, and of a sort key. */
const longestHash = 2048;
const longestRange = 1024;

/** The place that a key names: exactly the attributes of the key. Refuses what is no key of the table. */
export function placeOfKey(key: unknown, shape: KeyShape): Place {
  if (!isObject(key)) throw unreadable('Unexpected field type');
  const { hash, range } = shape;
  const [first, second] = [key[hash.name], range === undefined ? undefined : key[range.name]];
  const others = Object.keys(key).length !== shape.names.length;
  if (others || first === undefined || (range !== undefined && second === undefined))
    throw noSuchKey();
  return {
    hash: keyOrder(checkedValue(first), hash, longestHash),
    range: range === undefined ? '' : keyOrder(checkedValue(second), range, longestRange),
  };
}

function noSuchKey(): Error {
  return invalid('The provided key element does not match the schema');
}

function keyOrder(value: Value, part: KeyPart, longest: number): string {
  if (typeOf(value) !== part.type) throw noSuchKey();
  refuseEmpty(value, part.name);
  refuseLong(value, longest);
  return orderOf(value);
}

/** The place of an item in its table. Refuses an item without the key's attributes, or with others under their names. */
export function placeOfItem(item: Item, shape: KeyShape): Place {
  return {
    hash: partOfItem(item, shape.hash, longestHash),
    range: shape.range === undefined ? '' : partOfItem(item, shape.range, longestRange),
  };
}

function partOfItem(item: Item, part: KeyPart, longest: number): string {
  const value = item[part.name];
  if (value === undefined)
    throw invalid(
      `One or more parameter values were invalid: Missing the key ${part.name} in the item`,
    );
  const type = typeOf(value);
  if (type !== part.type)
    throw invalid(
      `One or more parameter values were invalid: Type mismatch for key ${part.name} expected: ${part.type} actual: ${type}`,
    );
  refuseEmpty(value, part.name);
  refuseLong(value, longest);
  return orderOf(value);
}

/** The place of an item in an index; undefined where it has none there, for it lacks a part of the key. */
export function placeInIndex(item: Item, shape: KeyShape): Place | undefined {
  const hash = item[shape.hash.name];
  if (hash === undefined) return undefined;
  if (shape.range === undefined) return { hash: orderOf(hash), range: '' };
  const range = item[shape.range.name];
  return range === undefined ? undefined : { hash: orderOf(hash), range: orderOf(range) };
}

/** Refuses an item, put or updated, that has under the names of an index's key what cannot be its key. */
export function refuseForIndex(
  item: Item,
  shape: KeyShape,
  index: string,
  by: 'put' | 'update',
): void {
  refusePartForIndex(item, shape.hash, longestHash, { index, by });
  if (shape.range !== undefined) refusePartForIndex(item, shape.range, longestRange, { index, by });
}

function refusePartForIndex(
  item: Item,
  part: KeyPart,
  longest: number,
  { index, by }: { index: string; by: 'put' | 'update' },
): void {
  const value = item[part.name];
  if (value === undefined) return;
  const type = typeOf(value);
  if (type !== part.type)
    throw invalid(
      `One or more parameter values were invalid: Type mismatch for Index Key ${part.name} Expected: ${part.type} Actual: ${type} IndexName: ${index}`,
    );
  if (isEmpty(value)) {
    const why = `The AttributeValue for a key attribute cannot contain an empty ${wordOf(value)} value.`;
    throw new EmptyKey(
      by === 'update'
        ? `One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. ${why}`
        : `One or more parameter values are not valid. A value specified for a secondary index key is not supported. ${why} IndexName: ${index}, IndexKey: ${part.name}`,
    );
  }
  refuseLong(value, longest);
}

/** A value of a key condition as a text that sorts. Refuses what no key of the table or index could be. */
export function conditionOrder(value: Value, shape: KeyShape, which: 'hash' | 'range'): string {
  const part = shape[which];
  if (part === undefined || typeOf(value) !== part.type)
    throw invalid(
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    );
  refuseEmpty(value, part.name);
  refuseLong(value, which === 'hash' ? longestHash : longestRange);
  return orderOf(value);
}

/** Refuses an item or key with an empty value under a name of the key; what else is wrong with it is not looked at. */
export function refuseEmptyParts(item: Item, shape: KeyShape): void {
  for (const name of shape.names) {
    const value = item[name];
    if (value !== undefined) refuseEmpty(value, name);
  }
}

function refuseEmpty(value: Value, name: string): void {
  if (isEmpty(value))
    throw new EmptyKey(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${wordOf(value)} value. Key: ${name}`,
    );
}

function isEmpty(value: Value): boolean {
  return value.S === '' || value.B === '';
}

function wordOf(value: Value): string {
  return value.B === undefined ? 'string' : 'binary';
}

function refuseLong({ S, B }: Value, longest: number): void {
  // A unit of UTF-16 is at most three bytes of UTF-8.
  if (S !== undefined && S.length * 3 <= longest) return;
  const size = S !== undefined ? Buffer.byteLength(S) : B !== undefined ? binarySize(B) : 0;
  if (size <= longest) return;
  throw invalid(
    longest === longestHash
      ? `One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of${longest} bytes`
      : `One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of ${longest} bytes`,
  );
}

function orderOf({ S, N, B }: Value): string {
  if (S !== undefined) return textOrder(S);
  return N === undefined ? binaryOrder(B ?? '') : numberOrder(N);
}
