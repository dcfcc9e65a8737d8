import { addNumbers } from './decimal.ts';
import type { Assigned, Path, Update } from './expression.ts';
import { nameOf, refuseOverlaps, resolved, valueAt, valueNamed, type Given } from './path.ts';
import { invalid } from './refusals.ts';
import type { Item, Value } from './item.ts';
import { typeOf } from './value.ts';

/** All paths that an update changes, all names their own. */
export function changedPaths(update: Update, given: Given): Path[] {
  return [
    ...update.set.map(({ path }) => resolved(path, given)),
    ...update.remove.map((path) => resolved(path, given)),
    ...update.add.map(({ path }) => resolved(path, given)),
    ...update.delete.map(({ path }) => resolved(path, given)),
  ];
}

/** Refuses an update that can be done to no item: paths in one another, the key, values of a wrong type. */
export function refuseImpossible(
  update: Update,
  paths: readonly Path[],
  keys: readonly string[],
  given: Given,
): void {
  refuseOverlaps(paths, 'UpdateExpression');
  for (const [name] of paths)
    if (keys.includes(String(name)))
      throw invalid(
        `One or more parameter values were invalid: Cannot update attribute ${name}. This attribute is part of the key`,
      );
  for (const { value } of update.add) refuseType('ADD', value, ['N', 'SS', 'NS', 'BS'], given);
  for (const { value } of update.delete) refuseType('DELETE', value, ['SS', 'NS', 'BS'], given);
}

const typeWords = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  L: 'LIST',
  M: 'MAP',
  SS: 'SET',
  NS: 'SET',
  BS: 'SET',
};

function refuseType(operator: string, name: string, types: readonly string[], given: Given): void {
  const type = typeOf(valueNamed(name, given));
  if (!types.includes(type))
    throw invalid(
      `Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ${operator}, operand type: ${typeWords[type]}`,
    );
}

/** The item after an update; all values are those before it. */
export function updated(item: Item, update: Update, given: Given): Item {
  const next: Record<string, Value> = { ...item };
  for (const { path, to } of update.set) write(next, path, given, assigned(to, item, given));
  for (const { path, value } of update.add)
    write(next, path, given, added(valueAt(item, path, given), valueNamed(value, given)));
  for (const { path, value } of update.delete) {
    const before = valueAt(item, path, given);
    if (before === undefined) continue;
    const left = without(before, valueNamed(value, given));
    if (left === undefined) remove(next, path, given);
    else write(next, path, given, left);
  }
  // Of a list the last first: a place is that before the update.
  for (const path of update.remove.toSorted(lastFirst)) remove(next, path, given);
  return next;
}

function lastFirst(a: Path, b: Path): number {
  return Number(b.at(-1)) - Number(a.at(-1)) || 0;
}

function assigned(to: Assigned, item: Item, given: Given): Value {
  switch (to.kind) {
    case 'value':
      return valueNamed(to.name, given);
    case 'path': {
      const value = valueAt(item, to.path, given);
      if (value === undefined)
        throw invalid(
          'The provided expression refers to an attribute that does not exist in the item',
        );
      return value;
    }
    case 'if_not_exists':
      return valueAt(item, to.path, given) ?? assigned(to.otherwise, item, given);
    case 'list_append': {
      const [first, second] = [assigned(to.first, item, given), assigned(to.second, item, given)];
      if (first.L === undefined || second.L === undefined) throw wrongOperand();
      return { L: [...first.L, ...second.L] };
    }
    case 'sum': {
      const [left, right] = [assigned(to.left, item, given), assigned(to.right, item, given)];
      if (left.N === undefined || right.N === undefined) throw wrongOperand();
      return { N: addNumbers(left.N, right.N, to.sign) };
    }
  }
}

function wrongOperand(): Error {
  return invalid('An operand in the update expression has an incorrect data type');
}

function added(before: Value | undefined, more: Value): Value {
  if (before === undefined) return more;
  if (before.N !== undefined && more.N !== undefined) return { N: addNumbers(before.N, more.N, 1) };
  if (before.SS !== undefined && more.SS !== undefined) return { SS: union(before.SS, more.SS) };
  if (before.NS !== undefined && more.NS !== undefined) return { NS: union(before.NS, more.NS) };
  if (before.BS !== undefined && more.BS !== undefined) return { BS: union(before.BS, more.BS) };
  throw wrongOperand();
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}

/** A set without some members; undefined when none is left, for no set is empty. */
function without(before: Value, less: Value): Value | undefined {
  const type = typeOf(less);
  const [members, gone] = [before[type], less[type]];
  if (!Array.isArray(members) || !Array.isArray(gone)) throw wrongOperand();
  const left = members.filter((member) => !gone.includes(member));
  return left.length === 0 ? undefined : { [type]: left };
}

/** A map or a list that is about to be changed, and was copied for it. */
type Open = Record<string, Value> | Value[];

function write(item: Record<string, Value>, path: Path, given: Given, value: Value): void {
  const { inside, last } = opened(item, path, given);
  if (Array.isArray(inside)) {
    if (typeof last !== 'number') throw invalidPath();
    // A place behind the end is the end.
    inside[Math.min(last, inside.length)] = value;
  } else {
    if (typeof last === 'number') throw invalidPath();
    inside[nameOf(last, given)] = value;
  }
}

function remove(item: Record<string, Value>, path: Path, given: Given): void {
  const { inside, last } = opened(item, path, given);
  if (Array.isArray(inside)) {
    if (typeof last !== 'number') throw invalidPath();
    inside.splice(last, 1);
  } else {
    if (typeof last === 'number') throw invalidPath();
    delete inside[nameOf(last, given)];
  }
}

/** What holds the end of a path; it and all around it are copies. */
function opened(
  item: Record<string, Value>,
  path: Path,
  given: Given,
): { inside: Open; last: string | number } {
  let inside: Open = item;
  for (const part of path.slice(0, -1)) {
    const place = typeof part === 'number' ? part : nameOf(part, given);
    const value: Value | undefined = Array.isArray(inside)
      ? inside[Number(place)]
      : inside[String(place)];
    const copy: Open | undefined =
      value?.M === undefined ? value?.L && [...value.L] : { ...value.M };
    if (copy === undefined) throw invalidPath();
    const closed: Value = Array.isArray(copy) ? { L: copy } : { M: copy };
    if (Array.isArray(inside)) inside[Number(place)] = closed;
    else inside[String(place)] = closed;
    inside = copy;
  }
  return { inside, last: path.at(-1)! };
}

function invalidPath(): Error {
  return invalid('The document path provided in the update expression is invalid for update');
}
