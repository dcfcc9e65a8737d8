import type { JsonObject } from '../refused.ts';
import { holds, refuseEmptyRange, refuseKeyAttributes, refuseSenseless } from './condition.ts';
import type { Condition, Operand, Parsed, Path } from './expression.ts';
import {
  flag,
  oneOf,
  onlyKnown,
  optionalCount,
  optionalObject,
  optionalText,
  requiredObject,
  requiredText,
} from './request.ts';
import { conditionOrder, placeInIndex, placeOfKey, type KeyShape } from './key.ts';
import { parseCondition, parseProjection } from './parse.ts';
import {
  givenTo,
  nameOf,
  projected,
  refuseOverlaps,
  resolved,
  valueNamed,
  type Given,
} from './path.ts';
import { invalid } from './refusals.ts';
import { byScan, firstIndex, type Sorted } from './sorted.ts';
import { IndexEntry, Row, type Index, type Table } from './table.ts';
import type { Item } from './item.ts';
import { measured } from './value.ts';

/** A page holds at most so many bytes, counted before a filter. */
const pageSize = 1024 * 1024;

const getMembers = new Set([
  'TableName',
  'Key',
  'ConsistentRead',
  'ProjectionExpression',
  'ExpressionAttributeNames',
]);

/** GetItem. */
export function getItem(input: JsonObject, tableOf: (name: string) => Table): JsonObject {
  onlyKnown('GetItem', input, getMembers);
  const name = requiredText(input, 'TableName');
  const key = requiredObject(input, 'Key');
  flag(input, 'ConsistentRead');
  const show = shower(input);
  const table = tableOf(name);
  const found = table.at(placeOfKey(key, table.keys));
  return found === undefined ? {} : { Item: show(found.item) };
}

/** What is shown of an item by a request's projection. */
export function shower(input: JsonObject): (item: Item) => Item {
  const projection = projectionIn(input);
  const given = givenTo(input, [projection]);
  const paths = pathsOf(projection, given);
  return paths === undefined ? (item) => item : (item) => projected(item, paths);
}

function projectionIn(input: JsonObject): Parsed<readonly Path[]> | undefined {
  const text = optionalText(input, 'ProjectionExpression');
  return text === undefined ? undefined : parseProjection(text, 'ProjectionExpression');
}

function pathsOf(
  projection: Parsed<readonly Path[]> | undefined,
  given: Given,
): readonly Path[] | undefined {
  const paths = projection?.tree.map((path) => resolved(path, given));
  if (paths !== undefined) refuseOverlaps(paths, 'ProjectionExpression');
  return paths;
}

const scanMembers = new Set([
  'TableName',
  'IndexName',
  'ConsistentRead',
  'ProjectionExpression',
  'FilterExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'Limit',
  'ExclusiveStartKey',
  'Select',
]);
const queryMembers = new Set([...scanMembers, 'KeyConditionExpression', 'ScanIndexForward']);

/** An entry of a table or of an index. */
type Entry = Row | IndexEntry;

/** What Query and Scan have in common, read of the request. */
interface Reading {
  readonly table: Table;
  readonly index: Index | undefined;
  readonly keys: KeyShape;
  readonly filter: Parsed<Condition> | undefined;
  readonly given: Given;
  readonly paths: readonly Path[] | undefined;
  readonly counts: boolean;
  readonly limit: number | undefined;
  /** Where the page before ended. */
  readonly start: { readonly hash: string; readonly entry: Entry } | undefined;
}

function reading(
  input: JsonObject,
  tableOf: (name: string) => Table,
  condition: Parsed<Condition> | undefined,
): Reading {
  const name = requiredText(input, 'TableName');
  const indexName = optionalText(input, 'IndexName');
  const consistent = flag(input, 'ConsistentRead');
  const limit = optionalCount(input, 'Limit');
  const filterText = optionalText(input, 'FilterExpression');
  const filter =
    filterText === undefined ? undefined : parseCondition(filterText, 'FilterExpression');
  const projection = projectionIn(input);
  const given = givenTo(input, [condition, filter, projection]);
  const paths = pathsOf(projection, given);
  if (filter !== undefined) refuseSenseless(filter.tree, given, 'FilterExpression');
  const table = tableOf(name);
  const index = indexName === undefined ? undefined : table.indexes.get(indexName);
  if (indexName !== undefined && index === undefined)
    throw invalid(`The table does not have the specified index: ${indexName}`);
  if (index !== undefined && consistent)
    throw invalid('Consistent reads are not supported on global secondary indexes');
  refuseUnshown(index, paths);
  const keys = index?.keys ?? table.keys;
  if (condition !== undefined && filter !== undefined)
    refuseKeyAttributes(filter.paths, keys.names, given);
  const counts = selects(input, index, paths);
  return {
    table,
    index,
    keys,
    filter,
    given,
    paths,
    counts,
    limit,
    start: startOf(input, table, index),
  };
}

/** An index gives only what it shows. */
function refuseUnshown(index: Index | undefined, paths: readonly Path[] | undefined): void {
  const { attributes } = index ?? {};
  if (attributes === undefined || paths === undefined) return;
  const unshown = paths
    .map(([name]) => String(name))
    .filter((name) => !attributes.some(([shown]) => shown === name));
  if (unshown.length > 0)
    throw invalid(
      `One or more parameter values were invalid: Global secondary index ${index?.name} does not project [${unshown.join(', ')}]`,
    );
}

/** Whether only a count is asked for. */
function selects(
  input: JsonObject,
  index: Index | undefined,
  paths: readonly Path[] | undefined,
): boolean {
  const select =
    input['Select'] === undefined
      ? undefined
      : oneOf(input, 'Select', [
          'ALL_ATTRIBUTES',
          'ALL_PROJECTED_ATTRIBUTES',
          'SPECIFIC_ATTRIBUTES',
          'COUNT',
        ]);
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && index === undefined)
    throw invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  if (select === 'SPECIFIC_ATTRIBUTES' && paths === undefined)
    throw invalid(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  if (select !== undefined && select !== 'SPECIFIC_ATTRIBUTES' && paths !== undefined)
    throw invalid(
      `Cannot specify the ProjectionExpression when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`,
    );
  if (select === 'ALL_ATTRIBUTES' && index?.attributes !== undefined)
    throw invalid(
      `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
  return select === 'COUNT';
}

function startOf(
  input: JsonObject,
  table: Table,
  index: Index | undefined,
): { hash: string; entry: Entry } | undefined {
  const given = optionalObject(input, 'ExclusiveStartKey');
  if (given === undefined) return undefined;
  const { item } = measured(given);
  const names = new Set([...table.keys.names, ...(index?.keys.names ?? [])]);
  const wrong = (): Error => invalid('The provided starting key is invalid');
  if (
    Object.keys(item).length !== names.size ||
    [...names].some((name) => item[name] === undefined)
  )
    throw wrong();
  const place = placeOfKey(table.keyOf(item), table.keys);
  const row = new Row(place, { item, size: 0 });
  if (index === undefined) return { hash: place.hash, entry: row };
  placeOfKey(Object.fromEntries(index.keys.names.map((name) => [name, item[name]])), index.keys);
  const there = placeInIndex(item, index.keys);
  if (there === undefined) throw wrong();
  return { hash: there.hash, entry: new IndexEntry(there.range, row, index.attributes) };
}

/** Gathers a page. */
class Page {
  readonly #reading: Reading;
  readonly #items: Item[] = [];
  #count = 0;
  #scanned = 0;
  #size = 0;
  #last: Entry | undefined;
  #ended = false;

  constructor(of: Reading) {
    this.#reading = of;
  }

  /** Takes an entry into the page; gives whether the page has room for more. */
  take(entry: Entry): boolean {
    const { filter, given, counts, paths, limit } = this.#reading;
    this.#size += entry.size;
    if (this.#size > pageSize && this.#last !== undefined) {
      this.#ended = true;
      return false;
    }
    this.#last = entry;
    this.#scanned += 1;
    const { item } = entry;
    if (filter === undefined || holds(filter.tree, item, given)) {
      this.#count += 1;
      if (!counts) this.#items.push(paths === undefined ? item : projected(item, paths));
    }
    this.#ended = this.#scanned === limit;
    return !this.#ended;
  }

  /** The page; it says where it ended unless there is nothing after it. */
  get answer(): JsonObject {
    const { counts, table, keys } = this.#reading;
    return {
      ...(counts ? {} : { Items: this.#items }),
      Count: this.#count,
      ScannedCount: this.#scanned,
      ...(this.#ended && this.#last !== undefined
        ? { LastEvaluatedKey: lastKey(this.#last, table, keys) }
        : {}),
    };
  }
}

function lastKey({ row }: Entry, table: Table, keys: KeyShape): Item {
  const { item } = row;
  return {
    ...table.keyOf(item),
    ...Object.fromEntries(keys.names.map((name) => [name, item[name]!])),
  };
}

/** Query. An index shows what it had seen by the moment `indexesAsOf`. */
export function query(
  input: JsonObject,
  tableOf: (name: string) => Table,
  indexesAsOf: number,
): JsonObject {
  onlyKnown('Query', input, queryMembers);
  const text = optionalText(input, 'KeyConditionExpression');
  if (text === undefined)
    throw invalid(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  const condition = parseCondition(text, 'KeyConditionExpression');
  const backward = input['ScanIndexForward'] !== undefined && !flag(input, 'ScanIndexForward');
  const read = reading(input, tableOf, condition);
  const { hash, within } = keyCondition(condition.tree, read.keys, read.given);
  const page = new Page(read);
  if (read.index === undefined) {
    walk(page, read.table.rows, { hash, within, backward, start: read.start });
  } else {
    walk(page, read.index.entriesAt(indexesAsOf), { hash, within, backward, start: read.start });
  }
  return page.answer;
}

/** Which entries of a partition are asked for: those before the one bound, not before the other. */
interface Within {
  /** Whether an entry is behind the beginning, or at it. */
  readonly from?: (range: string) => boolean;
  /** Whether an entry is behind the end. */
  readonly behind?: (range: string) => boolean;
}

interface Walk {
  readonly hash: string;
  readonly within: Within;
  readonly backward: boolean;
  readonly start: Reading['start'];
}

function walk<E extends Entry>(
  page: Page,
  sorted: Sorted<E>,
  { hash, within, backward, start }: Walk,
): void {
  const entries = sorted.partition(hash);
  const { from, behind } = within;
  let low = from === undefined ? 0 : firstIndex(entries, ({ range }) => from(range));
  let high =
    behind === undefined ? entries.length : firstIndex(entries, ({ range }) => behind(range));
  if (start !== undefined) {
    refuseOutside(start, hash, within);
    // A start is an entry of what is read.
    const like = start.entry as E;
    if (backward)
      high = Math.min(
        high,
        firstIndex(entries, (entry) => sorted.compare(entry, like) >= 0),
      );
    else
      low = Math.max(
        low,
        firstIndex(entries, (entry) => sorted.compare(entry, like) > 0),
      );
  }
  if (backward) for (let at = high - 1; at >= low && page.take(entries[at]!); at -= 1);
  else for (let at = low; at < high && page.take(entries[at]!); at += 1);
}

function refuseOutside(
  start: NonNullable<Reading['start']>,
  hash: string,
  { from, behind }: Within,
): void {
  const { range } = start.entry;
  if (start.hash !== hash || from?.(range) === false || behind?.(range) === true)
    throw invalid(
      'The provided starting key is outside query boundaries based on provided conditions',
    );
}

/** What a key condition asks for. Refuses what is no condition of the key. */
function keyCondition(
  condition: Condition,
  keys: KeyShape,
  given: Given,
): { hash: string; within: Within } {
  let hash: string | undefined;
  let within: Within | undefined;
  for (const part of conjuncts(condition)) {
    const name = keyName(part, given);
    if (name === keys.hash.name) {
      if (hash !== undefined) throw onePerKey();
      if (part.kind !== 'compare' || part.comparator !== '=')
        throw invalid('Query key condition not supported');
      hash = conditionOrder(valueIn(part.right, given), keys, 'hash');
    } else if (name === keys.range?.name) {
      if (within !== undefined) throw onePerKey();
      within = withinOf(part, keys, given);
    } else {
      throw invalid(
        `Query condition missed key schema element: ${hash === undefined ? keys.hash.name : (keys.range ?? keys.hash).name}`,
      );
    }
  }
  if (hash === undefined)
    throw invalid(`Query condition missed key schema element: ${keys.hash.name}`);
  return { hash, within: within ?? {} };
}

function onePerKey(): Error {
  return invalid('KeyConditionExpressions must only contain one condition per key');
}

function conjuncts(condition: Condition): Condition[] {
  return condition.kind === 'and'
    ? [...conjuncts(condition.left), ...conjuncts(condition.right)]
    : [condition];
}

/** The attribute that a part of a key condition is about. */
function keyName(part: Condition, given: Given): string {
  if (part.kind !== 'compare' && part.kind !== 'between' && part.kind !== 'begins')
    throw invalid(
      `Invalid operator used in KeyConditionExpression: ${operatorNames.get(part.kind) ?? part.kind.toUpperCase()}`,
    );
  const operand = part.kind === 'compare' ? part.left : part.of;
  if (operand.kind !== 'path')
    throw invalid('Invalid KeyConditionExpression: a key condition begins with a key attribute');
  if (operand.path.length > 1)
    throw invalid(
      'Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes',
    );
  return nameOf(String(operand.path[0]), given);
}

const operatorNames = new Map([
  ['exists', 'attribute_exists'],
  ['absent', 'attribute_not_exists'],
  ['type', 'attribute_type'],
  ['contains', 'contains'],
]);

function valueIn(operand: Operand, given: Given) {
  if (operand.kind !== 'value')
    throw invalid('Invalid KeyConditionExpression: a key is compared with a value');
  return valueNamed(operand.name, given);
}

function withinOf(part: Condition, keys: KeyShape, given: Given): Within {
  const orderOf = (operand: Operand): string =>
    conditionOrder(valueIn(operand, given), keys, 'range');
  if (part.kind === 'between') {
    refuseEmptyRange(part.low, part.high, given, 'KeyConditionExpression');
    const [low, high] = [orderOf(part.low), orderOf(part.high)];
    return { from: (range) => range >= low, behind: (range) => range > high };
  }
  if (part.kind === 'begins') {
    refuseSenseless(part, given, 'KeyConditionExpression');
    const prefix = orderOf(part.prefix);
    return {
      from: (range) => range >= prefix,
      behind: (range) => range.slice(0, prefix.length) > prefix,
    };
  }
  if (part.kind !== 'compare') throw invalid('Query key condition not supported');
  const order = orderOf(part.right);
  switch (part.comparator) {
    case '=':
      return { from: (range) => range >= order, behind: (range) => range > order };
    case '<':
      return { behind: (range) => range >= order };
    case '<=':
      return { behind: (range) => range > order };
    case '>':
      return { from: (range) => range > order };
    case '>=':
      return { from: (range) => range >= order };
    case '<>':
      throw invalid('Invalid operator used in KeyConditionExpression: <>');
  }
}

/** Scan. An index shows what it had seen by the moment `indexesAsOf`. */
export function scan(
  input: JsonObject,
  tableOf: (name: string) => Table,
  indexesAsOf: number,
): JsonObject {
  onlyKnown('Scan', input, scanMembers);
  const read = reading(input, tableOf, undefined);
  const page = new Page(read);
  if (read.index === undefined) walkAll(page, read.table.rows, read.start);
  else walkAll(page, read.index.entriesAt(indexesAsOf), read.start);
  return page.answer;
}

function walkAll<E extends Entry>(page: Page, sorted: Sorted<E>, start: Reading['start']): void {
  const hashes = sorted.scanOrder;
  const first =
    start === undefined ? 0 : firstIndex(hashes, (hash) => byScan(hash, start.hash) >= 0);
  for (const hash of hashes.slice(first)) {
    const entries = sorted.partition(hash);
    // A start is an entry of what is read.
    const like = start?.hash === hash ? (start.entry as E) : undefined;
    const from =
      like === undefined ? 0 : firstIndex(entries, (entry) => sorted.compare(entry, like) > 0);
    for (let at = from; at < entries.length; at += 1) if (!page.take(entries[at]!)) return;
  }
}
