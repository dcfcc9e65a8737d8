import type { Parsed, Path } from './expression.ts';
import { optionalObject } from './request.ts';
import type { JsonObject } from '../refused.ts';
import { invalid } from './refusals.ts';
import type { Item, Value } from './item.ts';
import { checkedValue } from './value.ts';

/** The names and values that a request gives its expressions. */
export interface Given {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Value>>;
}

const nothing: Given = { names: {}, values: {} };

/**
 * What a request gives its expressions. Refuses what they use and is not given, and what is given and they do not use.
 */
export function givenTo(
  input: JsonObject,
  expressions: readonly (Parsed<unknown> | undefined)[],
): Given {
  const names = optionalObject(input, 'ExpressionAttributeNames');
  const values = optionalObject(input, 'ExpressionAttributeValues');
  const used = expressions.filter((each) => each !== undefined);
  if (names === undefined && values === undefined) {
    for (const { names: asked, values: wanted } of used) {
      if (asked[0] !== undefined) throw undefinedName(asked[0]);
      if (wanted[0] !== undefined) throw undefinedValue(wanted[0]);
    }
    return nothing;
  }
  if (used.length === 0)
    throw invalid(
      `${names === undefined ? 'ExpressionAttributeValues' : 'ExpressionAttributeNames'} can only be specified when using expressions`,
    );
  return { names: namesOf(names, used), values: valuesOf(values, used) };
}

function namesOf(given: JsonObject | undefined, used: readonly Parsed<unknown>[]): Given['names'] {
  for (const { names } of used)
    for (const name of names) if (typeof given?.[name] !== 'string') throw undefinedName(name);
  if (given === undefined) return nothing.names;
  const keys = Object.keys(given);
  if (keys.length === 0) throw invalid('ExpressionAttributeNames must not be empty');
  for (const key of keys)
    if (!/^#[A-Za-z0-9_]+$/.test(key))
      throw invalid(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`);
  refuseUnused('ExpressionAttributeNames', keys, used, 'names');
  return given as Given['names'];
}

function valuesOf(
  given: JsonObject | undefined,
  used: readonly Parsed<unknown>[],
): Given['values'] {
  for (const { values } of used)
    for (const name of values) if (given?.[name] === undefined) throw undefinedValue(name);
  if (given === undefined) return nothing.values;
  const values: Record<string, Value> = {};
  const keys = Object.keys(given);
  if (keys.length === 0) throw invalid('ExpressionAttributeValues must not be empty');
  for (const key of keys) {
    if (!/^:[A-Za-z0-9_]+$/.test(key))
      throw invalid(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`);
    values[key] = checkedValue(given[key]);
  }
  refuseUnused('ExpressionAttributeValues', keys, used, 'values');
  return values;
}

function refuseUnused(
  parameter: string,
  keys: readonly string[],
  used: readonly Parsed<unknown>[],
  what: 'names' | 'values',
): void {
  const all = new Set(used.flatMap((each) => each[what]));
  if (all.size === keys.length) return;
  const unused = keys.filter((key) => !all.has(key));
  throw invalid(
    `Value provided in ${parameter} unused in expressions: keys: {${unused.join(', ')}}`,
  );
}

function undefinedName(name: string): Error {
  return invalid(
    `An expression attribute name used in the document path is not defined; attribute name: ${name}`,
  );
}

function undefinedValue(name: string): Error {
  return invalid(
    `An expression attribute value used in expression is not defined; attribute value: ${name}`,
  );
}

/** A part of a path as it is in the item. */
export function nameOf(part: string, given: Given): string {
  return part.startsWith('#') ? (given.names[part] ?? part) : part;
}

/** A path whose names are those of the item. */
export function resolved(path: Path, given: Given): Path {
  return path.map((part) => (typeof part === 'number' ? part : nameOf(part, given)));
}

/** What stands at a path, whose names may be given apart. */
export function valueAt(item: Item, path: Path, given: Given): Value | undefined {
  let value: Value | undefined = item[nameOf(String(path[0]), given)];
  for (let index = 1; index < path.length && value !== undefined; index += 1) {
    const part = path[index]!;
    value = typeof part === 'number' ? value.L?.[part] : value.M?.[nameOf(part, given)];
  }
  return value;
}

/** A value given apart. */
export function valueNamed(name: string, given: Given): Value {
  const value = given.values[name];
  if (value === undefined) throw undefinedValue(name);
  return value;
}

/** Of an item only what stands at these paths, all names their own. */
export function projected(item: Item, paths: readonly Path[]): Item {
  const tree: Branch = new Map();
  for (const path of paths) {
    let branch = tree;
    for (const [index, part] of path.entries()) {
      const next: Branch | undefined = branch.get(part);
      const made: Branch = next ?? new Map();
      if (next === undefined) branch.set(part, made);
      branch = index === path.length - 1 ? branch : made;
    }
  }
  return prunedMap(item, tree);
}

/** What follows a part of a path; nothing where the whole value is meant. */
type Branch = Map<string | number, Branch>;

function prunedMap(item: Item, tree: Branch): Item {
  const kept: Record<string, Value> = {};
  for (const [part, below] of tree) {
    const value = typeof part === 'number' ? undefined : item[part];
    const pruned = value === undefined ? undefined : prunedValue(value, below);
    if (pruned !== undefined) kept[part] = pruned;
  }
  return kept;
}

function prunedValue(value: Value, tree: Branch): Value | undefined {
  if (tree.size === 0) return value;
  if (value.M !== undefined) {
    const inner = prunedMap(value.M, tree);
    return Object.keys(inner).length === 0 ? undefined : { M: inner };
  }
  if (value.L === undefined) return undefined;
  const { L: list } = value;
  const inner = [...tree]
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .flatMap(([part, below]) => {
      const element = typeof part === 'number' ? list[part] : undefined;
      return (element === undefined ? undefined : prunedValue(element, below)) ?? [];
    });
  return inner.length === 0 ? undefined : { L: inner };
}

/** Refuses paths of which one lies in another, or is another; all names are their own. */
export function refuseOverlaps(paths: readonly Path[], expression: string): void {
  if (
    paths.every(({ length }) => length === 1) &&
    new Set(paths.map(([name]) => name)).size === paths.length
  )
    return;
  for (const [index, one] of paths.entries()) {
    for (const other of paths.slice(0, index)) {
      const shared = Math.min(one.length, other.length);
      const differs = one.findIndex((part, place) => place < shared && part !== other[place]);
      const words = `must remove or rewrite one of these paths; path one: [${shown(other)}], path two: [${shown(one)}]`;
      if (differs === -1)
        throw invalid(
          `Invalid ${expression}: Two document paths overlap with each other; ${words}`,
        );
      if (typeof one[differs] !== typeof other[differs])
        throw invalid(
          `Invalid ${expression}: Two document paths conflict with each other; ${words}`,
        );
    }
  }
}

function shown(path: Path): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join(', ');
}
