import type { Comparator, Condition, Operand } from './expression.ts';
import { nameOf, valueAt, valueNamed, type Given } from './path.ts';
import { invalid } from './refusals.ts';
import type { Item, Value } from './item.ts';
import { binaryOrder, binarySize, compareValues, sameValue, typeOf } from './value.ts';

/** What is asked of where nothing stands. */
const nothing: Item = {};

/** Whether a condition holds of an item, or of the place where none stands. */
export function holds(condition: Condition, item: Item | undefined, given: Given): boolean {
  return isTrue(condition, item ?? nothing, given);
}

function isTrue(condition: Condition, item: Item, given: Given): boolean {
  switch (condition.kind) {
    case 'and':
      return isTrue(condition.left, item, given) && isTrue(condition.right, item, given);
    case 'or':
      return isTrue(condition.left, item, given) || isTrue(condition.right, item, given);
    case 'not':
      return !isTrue(condition.of, item, given);
    case 'exists':
      return valueAt(item, condition.path, given) !== undefined;
    case 'absent':
      return valueAt(item, condition.path, given) === undefined;
    case 'compare':
      return compares(
        condition.comparator,
        operand(condition.left, item, given),
        operand(condition.right, item, given),
      );
    case 'between': {
      const of = operand(condition.of, item, given);
      return (
        compares('>=', of, operand(condition.low, item, given)) &&
        compares('<=', of, operand(condition.high, item, given))
      );
    }
    case 'in': {
      const of = operand(condition.of, item, given);
      return condition.among.some((each) => compares('=', of, operand(each, item, given)));
    }
    case 'type': {
      const value = valueAt(item, condition.path, given);
      const type = operand(condition.type, item, given)?.S;
      return value !== undefined && typeOf(value) === type;
    }
    case 'begins':
      return begins(operand(condition.of, item, given), operand(condition.prefix, item, given));
    case 'contains':
      return contains(operand(condition.of, item, given), operand(condition.part, item, given));
  }
}

function operand(of: Operand, item: Item, given: Given): Value | undefined {
  switch (of.kind) {
    case 'value':
      return valueNamed(of.name, given);
    case 'path':
      return valueAt(item, of.path, given);
    case 'size':
      return sizeValue(valueAt(item, of.path, given));
  }
}

function sizeValue(value: Value | undefined): Value | undefined {
  const size = lengthOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

function lengthOf(value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  const { S, B, M, L, SS, NS, BS } = value;
  if (S !== undefined) return S.length;
  if (B !== undefined) return binarySize(B);
  if (M !== undefined) return Object.keys(M).length;
  return (L ?? SS ?? NS ?? BS)?.length;
}

function compares(
  comparator: Comparator,
  left: Value | undefined,
  right: Value | undefined,
): boolean {
  if (left === undefined || right === undefined) return comparator === '<>';
  if (comparator === '=') return sameValue(left, right);
  if (comparator === '<>') return !sameValue(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function begins(of: Value | undefined, prefix: Value | undefined): boolean {
  if (of?.S !== undefined && prefix?.S !== undefined) return of.S.startsWith(prefix.S);
  if (of?.B === undefined || prefix?.B === undefined) return false;
  return binaryOrder(of.B).startsWith(binaryOrder(prefix.B));
}

function contains(of: Value | undefined, part: Value | undefined): boolean {
  if (of === undefined || part === undefined) return false;
  if (of.L !== undefined) return of.L.some((each) => sameValue(each, part));
  if (part.S !== undefined) return (of.S ?? of.SS)?.includes(part.S) === true;
  if (part.N !== undefined) return of.NS?.includes(part.N) === true;
  if (part.B === undefined) return false;
  if (of.B !== undefined) return binaryOrder(of.B).includes(binaryOrder(part.B));
  return of.BS?.includes(part.B) === true;
}

/** Refuses what can hold of no item, by the types of the values that are given. */
export function refuseSenseless(condition: Condition, given: Given, expression: string): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      refuseSenseless(condition.left, given, expression);
      refuseSenseless(condition.right, given, expression);
      return;
    case 'not':
      refuseSenseless(condition.of, given, expression);
      return;
    case 'compare':
      if (condition.comparator === '=' || condition.comparator === '<>') return;
      refuseTypes(
        condition.comparator,
        [condition.left, condition.right],
        orderedTypes,
        given,
        expression,
      );
      return;
    case 'between':
      refuseTypes('BETWEEN', [condition.low, condition.high], orderedTypes, given, expression);
      refuseEmptyRange(condition.low, condition.high, given, expression);
      return;
    case 'begins':
      refuseTypes('begins_with', [condition.of, condition.prefix], ['S', 'B'], given, expression);
      return;
    case 'type':
      refuseUnknownType(condition.type, given, expression);
      return;
    case 'in':
    case 'exists':
    case 'absent':
    case 'contains':
  }
}

const orderedTypes = ['S', 'N', 'B'];

function refuseTypes(
  operator: string,
  operands: readonly Operand[],
  types: readonly string[],
  given: Given,
  expression: string,
): void {
  for (const each of operands) {
    const value = each.kind === 'value' ? valueNamed(each.name, given) : undefined;
    if (value !== undefined && !types.includes(typeOf(value)))
      throw invalid(
        `Invalid ${expression}: Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${typeOf(value)}`,
      );
  }
}

/** Refuses BETWEEN whose bounds, both given, are of two types or stand the wrong way round. */
export function refuseEmptyRange(
  low: Operand,
  high: Operand,
  given: Given,
  expression: string,
): void {
  if (low.kind !== 'value' || high.kind !== 'value') return;
  const [from, to] = [valueNamed(low.name, given), valueNamed(high.name, given)];
  const bounds = `lower bound operand: AttributeValue: ${shown(from)}, upper bound operand: AttributeValue: ${shown(to)}`;
  const order = compareValues(from, to);
  if (order === undefined)
    throw invalid(
      `Invalid ${expression}: The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`,
    );
  if (order > 0)
    throw invalid(
      `Invalid ${expression}: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
    );
}

function shown(value: Value): string {
  const type = typeOf(value);
  return `{${type}:${value.S ?? value.N ?? value.B ?? JSON.stringify(value[type])}}`;
}

const allTypes = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];

function refuseUnknownType(type: Operand, given: Given, expression: string): void {
  if (type.kind !== 'value') return;
  const { S: name } = valueNamed(type.name, given);
  if (name === undefined || !allTypes.includes(name))
    throw invalid(
      `Invalid ${expression}: Invalid attribute type name found; type: ${name ?? ''}, valid types: {${allTypes.join(',')}}`,
    );
}

/** Refuses a filter that asks for an attribute of the key, which a condition of the key is for. */
export function refuseKeyAttributes(
  paths: readonly (readonly (string | number)[])[],
  keys: readonly string[],
  given: Given,
): void {
  for (const [first] of paths) {
    const name = nameOf(String(first), given);
    if (keys.includes(name))
      throw invalid(
        `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`,
      );
  }
}
