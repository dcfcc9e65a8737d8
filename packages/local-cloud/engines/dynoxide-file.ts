import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { isObject, objectIn, objectsIn, parseObject, textIn } from './json-object.ts';
import type { JsonObject } from './json-object.ts';

/** An item in DynamoDB's JSON: attribute name to `{S: …}`, `{N: …}`, … (binaries in base64). */
export type StoredItem = Readonly<Record<string, JsonObject>>;

/** The SQLite file of dynoxide 1.2.1, schema version 9. */
export interface DynoxideFile {
  /**
   * Gives the stream records the index without which every write to a table with a stream counts all
   * earlier ones (0.5 ms becomes 6 ms at 10,000). Safe beside a running engine; does nothing twice.
   */
  indexStreams(): void;
  /**
   * Lays items into a table with their index rows, in one transaction, past the engine: no stream
   * records, no conditions. An item whose key exists replaces it. The engine may run, but should
   * have nothing to write meanwhile. Throws on an unknown table or a missing or mistyped key.
   * Answers the number of items.
   */
  insertItems(table: string, items: Iterable<StoredItem>): number;
  close(): void;
}

/** The schema version of the engine's file that this module was written against. */
const knownSchemaVersion = '9';

/** Opens the file that dynoxide made. Throws when it has another schema version. */
export function openDynoxideFile(file: string): DynoxideFile {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  const version = database.prepare("SELECT value FROM _config WHERE key = 'schema_version'").get();
  if (version?.['value'] !== knownSchemaVersion) {
    database.close();
    throw new Error(
      `${file} has schema version ${String(version?.['value'])}; ${knownSchemaVersion} is known.`,
    );
  }
  return {
    indexStreams: () =>
      database.exec(
        'CREATE INDEX IF NOT EXISTS ducha_stream_order ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
      ),
    insertItems: (table, items) => insertItems(database, table, items),
    close: () => database.close(),
  };
}

interface Table {
  readonly name: string;
  readonly keys: KeySchema;
  readonly types: ReadonlyMap<string, string>;
  readonly indexes: readonly Index[];
}

interface KeySchema {
  readonly hash: string;
  readonly range: string | undefined;
}

interface Index {
  readonly name: string;
  readonly keys: KeySchema;
  /** The attributes in the index's rows; undefined = all. */
  readonly attributes: ReadonlySet<string> | undefined;
}

function insertItems(database: DatabaseSync, name: string, items: Iterable<StoredItem>): number {
  const table = describe(database, name);
  const columns = `INTO ${quoted(name)} (pk, sk, item_json, item_size, hash_prefix) VALUES (?, ?, ?, ?, ?)`;
  const add = database.prepare(`INSERT OR IGNORE ${columns}`);
  const replace = database.prepare(`INSERT OR REPLACE ${columns}`);
  const indexRows = table.indexes.map((index) => ({
    index,
    clear: database.prepare(
      `DELETE FROM ${indexTable(name, index)} WHERE table_pk = ? AND table_sk = ?`,
    ),
    insert: database.prepare(
      `INSERT INTO ${indexTable(name, index)} (gsi_pk, gsi_sk, table_pk, table_sk, item_json) VALUES (?, ?, ?, ?, ?)`,
    ),
  }));
  let count = 0;
  // The default cache of 2 MB makes the engine's indexes go to disk again and again.
  database.exec('PRAGMA cache_size = -262144; BEGIN IMMEDIATE');
  try {
    for (const item of items) {
      const [pk, sk] = keyOf(table, table.keys, item);
      const row = [pk, sk, JSON.stringify(item), sizeOf(item), hashPrefix(table, item)];
      // Index rows are looked for only where there is an item to replace.
      const replaces = add.run(...row).changes === 0;
      if (replaces) replace.run(...row);
      for (const each of indexRows) {
        if (replaces) each.clear.run(pk, sk);
        writeIndexRow(table, each, item, [pk, sk]);
      }
      count += 1;
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
  return count;
}

function writeIndexRow(
  table: Table,
  { index, insert }: { index: Index; insert: StatementSync },
  item: StoredItem,
  [pk, sk]: readonly [string, string],
): void {
  const { hash, range } = index.keys;
  // A sparse index: an item without the index's keys has no row in it.
  if (item[hash] === undefined || (range !== undefined && item[range] === undefined)) return;
  const [indexPk, indexSk] = keyOf(table, index.keys, item);
  const { attributes } = index;
  const shown =
    attributes === undefined
      ? item
      : Object.fromEntries(Object.entries(item).filter(([attribute]) => attributes.has(attribute)));
  insert.run(indexPk, indexSk, pk, sk, JSON.stringify(shown));
}

function describe(database: DatabaseSync, name: string): Table {
  const row = database
    .prepare(
      'SELECT key_schema, attribute_definitions, gsi_definitions FROM _tables WHERE table_name = ?',
    )
    .get(name);
  if (row === undefined) throw new Error(`The engine's file has no table ${name}.`);
  const definitions = jsonList(row['attribute_definitions']);
  const keys = keySchema(jsonList(row['key_schema']));
  return {
    name,
    keys,
    types: new Map(
      definitions.map((each) => [
        textIn(each, 'AttributeName') ?? '',
        textIn(each, 'AttributeType') ?? '',
      ]),
    ),
    indexes: jsonList(row['gsi_definitions']).map((each) => readIndex(each, keys)),
  };
}

function readIndex(definition: JsonObject, tableKeys: KeySchema): Index {
  const keys = keySchema(objectsIn(definition, 'KeySchema'));
  const projection = objectIn(definition, 'Projection');
  const chosen: unknown = projection['NonKeyAttributes'];
  const names = [keys.hash, keys.range, tableKeys.hash, tableKeys.range, ...listOf(chosen)];
  return {
    name: textIn(definition, 'IndexName') ?? '',
    keys,
    attributes:
      projection['ProjectionType'] === 'ALL'
        ? undefined
        : new Set(names.filter((each): each is string => typeof each === 'string')),
  };
}

function keySchema(elements: readonly JsonObject[]): KeySchema {
  const nameOf = (type: string): string | undefined => {
    const element = elements.find((each) => each['KeyType'] === type);
    return element === undefined ? undefined : textIn(element, 'AttributeName');
  };
  return { hash: nameOf('HASH') ?? '', range: nameOf('RANGE') };
}

function jsonList(text: unknown): readonly JsonObject[] {
  if (typeof text !== 'string' || text === '') return [];
  return objectsIn(parseObject(`{"list":${text}}`) ?? {}, 'list');
}

function keyOf(table: Table, keys: KeySchema, item: StoredItem): readonly [string, string] {
  return [
    keyText(table, item, keys.hash),
    keys.range === undefined ? '' : keyText(table, item, keys.range),
  ];
}

function keyText(table: Table, item: StoredItem, attribute: string): string {
  const type = table.types.get(attribute) ?? '';
  const value = item[attribute]?.[type];
  if (typeof value !== 'string' || value === '') {
    throw new Error(`An item for ${table.name} has no key ${attribute} of the type ${type}.`);
  }
  switch (type) {
    case 'S':
      return `S:${value}`;
    case 'N':
      return `N:${sortableNumber(value)}`;
    case 'B':
      return `B:${Buffer.from(value, 'base64').toString('hex')}`;
    default:
      throw new Error(`A key of the type ${type} is not known.`);
  }
}

/**
 * A number as text that sorts as the number does: sign (0, 1 for zero, 2), the exponent + 5000 in four
 * digits, 40 digits of the mantissa; both in nines' complement below zero.
 */
export function sortableNumber(value: string): string {
  const match = /^(-?)0*(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(value.replace(/^\+/, ''));
  if (match === null) throw new Error(`${value} is no number.`);
  const [, minus = '', whole = '', fraction = '', power = '0'] = match;
  const leading = /^0*/.exec(whole + fraction)?.[0].length ?? 0;
  const digits = (whole + fraction).slice(leading).replace(/0+$/, '');
  if (digits === '') return `1${'0'.repeat(44)}`;
  if (digits.length > 38) throw new Error(`${value} has more than 38 digits.`);
  const exponent = whole.length - leading + Number(power) + 5000;
  const sortable = String(exponent).padStart(4, '0') + digits.padEnd(40, '0');
  return minus === ''
    ? `2${sortable}`
    : `0${sortable.replaceAll(/\d/g, (digit) => String(9 - Number(digit)))}`;
}

/** The bytes of an item by DynamoDB's rules for item sizes: UTF-8 names and values, 3 + 1 a nested element. */
export function sizeOf(item: StoredItem): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value),
    0,
  );
}

function valueSize(value: unknown): number {
  if (!isObject(value)) return 0;
  const [type, inner] = Object.entries(value)[0] ?? ['', undefined];
  switch (type) {
    case 'S':
      return Buffer.byteLength(String(inner));
    case 'N':
      return numberSize(String(inner));
    case 'B':
      return Buffer.from(String(inner), 'base64').length;
    case 'BOOL':
    case 'NULL':
      return 1;
    case 'SS':
    case 'NS':
    case 'BS':
      return listOf(inner).reduce<number>(
        (sum, each) => sum + valueSize({ [type.slice(0, 1)]: each }),
        0,
      );
    case 'L':
      return listOf(inner).reduce<number>((sum, each) => sum + 1 + valueSize(each), 3);
    case 'M':
      return Object.entries(isObject(inner) ? inner : {}).reduce(
        (sum, [name, each]) => sum + 1 + Buffer.byteLength(name) + valueSize(each),
        3,
      );
    default:
      throw new Error(`A value of the type ${type} is not known.`);
  }
}

function numberSize(value: string): number {
  const digits = value
    .replace(/[eE].*$/, '')
    .replaceAll(/[-+.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
  if (digits === '') return 1;
  return Math.ceil(digits.length / 2) + 1 + (value.startsWith('-') ? 1 : 0);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What the engine orders a Scan by: the start of an MD5 of the partition key. */
function hashPrefix(table: Table, item: StoredItem): string {
  const type = table.types.get(table.keys.hash) ?? '';
  const value = String(item[table.keys.hash]?.[type]);
  const hash = createHash('md5').update('Outliers');
  return hash
    .update(type === 'B' ? Buffer.from(value, 'base64') : Buffer.from(value))
    .digest('hex')
    .slice(0, 6);
}

function indexTable(table: string, index: Index): string {
  return quoted(`${table}::gsi::${index.name}`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
