import type { Item, Measured, Value, ValueType } from './item.ts';
import { isObject } from '../input.ts';
import { canonicalNumber, compareNumbers, numberSize } from './decimal.ts';
import { invalid, unreadable } from './refusals.ts';

/** What is deeper is refused. */
const deepest = 32;

/** Checks an item. Its numbers get their one form; where they have it, it is the item itself. */
export function measured(item: unknown): Measured {
  const sum = { size: 0 };
  return { item: checkedItem(item, sum, 0, 0), size: sum.size };
}

/** Checks a value that is no item, as of an expression. */
export function checkedValue(value: unknown): Value {
  return checked(value, { size: 0 }, 0);
}

/** The type of a value that was checked. */
export function typeOf(value: Value): ValueType {
  for (const type in value) return type as ValueType;
  throw new Error('a value without a type');
}

/** The bytes that an item counts. */
export function sizeOf(item: Item): number {
  return measured(item).size;
}

interface Sum {
  size: number;
}

function checkedItem(item: unknown, sum: Sum, depth: number, perMember: number): Item {
  if (!isObject(item)) throw unreadable('Unexpected field type');
  let changed: Record<string, Value> | undefined;
  for (const name in item) {
    if (name === '')
      throw invalid('One or more parameter values were invalid: An attribute name cannot be empty');
    const before = item[name];
    sum.size += Buffer.byteLength(name) + perMember;
    const after = checked(before, sum, depth);
    if (after === before) continue;
    changed ??= { ...(item as unknown as Item) };
    changed[name] = after;
  }
  return changed ?? (item as unknown as Item);
}

function checked(value: unknown, sum: Sum, depth: number): Value {
  if (!isObject(value)) throw unreadable('Unexpected value type in payload');
  if (depth > deepest)
    throw invalid(
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    );
  let type: string | undefined;
  for (const each in value) {
    if (type !== undefined)
      throw invalid(
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      );
    type = each;
  }
  const inner = type === undefined ? undefined : value[type];
  switch (type) {
    case 'S':
      sum.size += Buffer.byteLength(textOf(inner));
      return value;
    case 'N': {
      const number = canonicalNumber(textOf(inner));
      sum.size += numberSize(number);
      return number === inner ? value : { N: number };
    }
    case 'B':
      sum.size += binarySize(textOf(inner));
      return value;
    case 'BOOL':
      if (typeof inner !== 'boolean') throw unreadable('Unexpected token received from parser');
      sum.size += 1;
      return value;
    case 'NULL':
      if (inner !== true)
        throw invalid(
          '1 validation error detected: One or more parameter values were invalid: Null attribute value types must have the value of true',
        );
      sum.size += 1;
      return value;
    case 'L':
      return checkedList(value, inner, sum, depth);
    case 'M': {
      sum.size += 3;
      const item = checkedItem(inner, sum, depth + 1, 1);
      return item === inner ? value : { M: item };
    }
    case 'SS':
    case 'NS':
    case 'BS':
      return checkedSet(value, type, inner, sum);
    case undefined:
    default:
      throw invalid(
        'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
      );
  }
}

function checkedList(value: Value, inner: unknown, sum: Sum, depth: number): Value {
  if (!Array.isArray(inner)) throw unreadable('Unexpected field type');
  sum.size += 3 + inner.length;
  const list = inner.map((each: unknown) => checked(each, sum, depth + 1));
  return list.every((each, index) => each === inner[index]) ? value : { L: list };
}

const nameOfSet = { SS: 'string', NS: 'number', BS: 'binary' };

function checkedSet(value: Value, type: 'SS' | 'NS' | 'BS', inner: unknown, sum: Sum): Value {
  if (!Array.isArray(inner)) throw unreadable('Unexpected field type');
  if (inner.length === 0)
    throw invalid(
      `1 validation error detected: One or more parameter values were invalid: An ${nameOfSet[type]} set  may not be empty`,
    );
  const members = inner.map((member: unknown) => {
    const text = textOf(member);
    if (type === 'SS') sum.size += Buffer.byteLength(text);
    if (type === 'BS') sum.size += binarySize(text);
    if (type !== 'NS') return text;
    const number = canonicalNumber(text);
    sum.size += numberSize(number);
    return number;
  });
  if (new Set(members).size < members.length)
    throw invalid(
      type === 'NS'
        ? '1 validation error detected: Input collection contains duplicates'
        : `1 validation error detected: One or more parameter values were invalid: Input collection [${members.join(', ')}] contains duplicates.`,
    );
  const same = members.every((member, index) => member === inner[index]);
  if (same) return value;
  return { NS: members };
}

function textOf(inner: unknown): string {
  if (typeof inner !== 'string') throw unreadable('Unexpected value type: not a string');
  return inner;
}

/** How many bytes a base64 text holds. */
export function binarySize(base64: string): number {
  const { length } = base64;
  if (length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
    throw unreadable('Invalid base64');
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (length / 4) * 3 - padding;
}

/**
 * A text that sorts, by its UTF-16 units, as the text given does by its UTF-8 bytes: what stands for characters beyond the
 * first 65,536 goes behind all others.
 */
export function textOrder(text: string): string {
  if (!/[\ud800-\uffff]/.test(text)) return text;
  return text.replaceAll(/[\ud800-\uffff]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });
}

/** A text that sorts as its bytes do. */
export function binaryOrder(base64: string): string {
  return Buffer.from(base64, 'base64').toString('latin1');
}

/** Whether two values are the same; a set has no order. */
export function sameValue(left: Value, right: Value): boolean {
  if (left === right) return true;
  const type = typeOf(left);
  const [a, b]: [unknown, unknown] = [left[type], right[type]];
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (left.M !== undefined && right.M !== undefined) return sameItem(left.M, right.M);
  if (left.L !== undefined && right.L !== undefined) {
    const { L: others } = right;
    return (
      left.L.length === others.length &&
      left.L.every((each, index) => sameValue(each, others[index]!))
    );
  }
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && new Set([...a, ...b]).size === a.length;
  return false;
}

/** Whether two items have the same attributes. */
export function sameItem(left: Item, right: Item): boolean {
  if (left === right) return true;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => {
      const [a, b] = [left[name], right[name]];
      return a !== undefined && b !== undefined && sameValue(a, b);
    })
  );
}

/** Below, at or above zero as the first is less, equal or more; undefined where the two have no order. */
export function compareValues(left: Value, right: Value): number | undefined {
  if (left.S !== undefined && right.S !== undefined)
    return compareTexts(textOrder(left.S), textOrder(right.S));
  if (left.N !== undefined && right.N !== undefined) return compareNumbers(left.N, right.N);
  if (left.B !== undefined && right.B !== undefined)
    return compareTexts(binaryOrder(left.B), binaryOrder(right.B));
  return undefined;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
