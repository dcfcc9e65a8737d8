import {
  keyShape,
  placeInIndex,
  refuseForIndex,
  type AttributeTypes,
  type KeySchema,
  type KeyShape,
  type Place,
} from './key.ts';
import { projected } from './path.ts';
import { Sorted, type SortedSnapshot } from './sorted.ts';
import type { Item, Measured } from './item.ts';
import { sameItem, sizeOf } from './value.ts';

/** What a table is made of: properties of CloudFormation's `AWS::DynamoDB::Table`, or the input of CreateTable. */
export interface TableDefinition extends KeySchema, AttributeTypes {
  readonly GlobalSecondaryIndexes?: readonly (KeySchema & {
    readonly IndexName: string;
    readonly Projection: {
      readonly ProjectionType?: string;
      readonly NonKeyAttributes?: readonly string[];
    };
  })[];
  readonly StreamSpecification?: { readonly StreamViewType?: string };
}

/** A record as a function gets it of the table's stream. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly dynamodb: {
    /** In seconds. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly OldImage?: Item;
    /** Grows from record to record, as a number in decimals. */
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
}

/** An item in its table. */
export class Row implements Place {
  readonly hash: string;
  readonly range: string;
  readonly item: Item;
  /** In bytes. */
  readonly size: number;

  constructor({ hash, range }: Place, { item, size }: Measured) {
    this.hash = hash;
    this.range = range;
    this.item = item;
    this.size = size;
  }

  /** The item of the table that is shown. */
  get row(): Row {
    return this;
  }
}

/** An item in an index: its part that is shown there is made when somebody looks. */
export class IndexEntry {
  readonly range: string;
  readonly row: Row;
  readonly #attributes: readonly (readonly [string])[] | undefined;
  #shown: Measured | undefined;

  constructor(range: string, row: Row, attributes: readonly (readonly [string])[] | undefined) {
    this.range = range;
    this.row = row;
    this.#attributes = attributes;
  }

  get item(): Item {
    return this.#look().item;
  }

  /** In bytes. */
  get size(): number {
    return this.#look().size;
  }

  #look(): Measured {
    if (this.#attributes === undefined) return this.row;
    if (this.#shown === undefined) {
      const item = projected(this.row.item, this.#attributes);
      this.#shown = { item, size: sizeOf(item) };
    }
    return this.#shown;
  }
}

/** A change of one place in a table that an index has not seen. */
interface Pending {
  readonly at: number;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

/** A global secondary index. It sees the changes of its table when it is read, up to the moment that is asked for. */
export class Index {
  readonly name: string;
  readonly keys: KeyShape;
  /** What is shown of an item, as paths; undefined where all is. */
  readonly attributes: readonly (readonly [string])[] | undefined;
  readonly #entries = new Sorted<IndexEntry>(compareEntries);
  #pending: Pending[] = [];

  constructor(name: string, keys: KeyShape, attributes: readonly string[] | undefined) {
    this.name = name;
    this.keys = keys;
    this.attributes = attributes?.map((attribute) => [attribute] as const);
  }

  /** The entries as the index shows them at a moment; it never goes back. */
  entriesAt(moment: number): Sorted<IndexEntry> {
    let seen = 0;
    for (const change of this.#pending) {
      if (change.at > moment) break;
      this.#see(change);
      seen += 1;
    }
    if (seen === this.#pending.length) this.#pending = [];
    else if (seen > 0) this.#pending = this.#pending.slice(seen);
    return this.#entries;
  }

  changed(change: Pending): void {
    this.#pending.push(change);
  }

  /** By then it has seen everything. */
  snapshot(): SortedSnapshot<IndexEntry> {
    return this.entriesAt(Infinity).snapshot();
  }

  restore(snapshot: SortedSnapshot<IndexEntry>): void {
    this.#entries.restore(snapshot);
    this.#pending = [];
  }

  #see({ before, after }: Pending): void {
    const from = before === undefined ? undefined : placeInIndex(before.item, this.keys);
    const to = after === undefined ? undefined : placeInIndex(after.item, this.keys);
    const moved = from?.hash !== to?.hash || from?.range !== to?.range;
    if (moved && from !== undefined && before !== undefined)
      this.#entries.delete(from.hash, new IndexEntry(from.range, before, this.attributes));
    if (to !== undefined && after !== undefined)
      this.#entries.put(to.hash, new IndexEntry(to.range, after, this.attributes));
  }
}

/** Where an index's keys are the same, the table's decide. */
function compareEntries(one: IndexEntry, other: IndexEntry): number {
  if (one.range !== other.range) return one.range < other.range ? -1 : 1;
  if (one.row.hash !== other.row.hash) return one.row.hash < other.row.hash ? -1 : 1;
  return compareRows(one.row, other.row);
}

function compareRows(one: Row, other: Row): number {
  return one.range < other.range ? -1 : one.range > other.range ? 1 : 0;
}

/** A table, its indexes and its stream. */
export class Table {
  readonly name: string;
  readonly keys: KeyShape;
  readonly indexes: ReadonlyMap<string, Index>;
  readonly rows = new Sorted<Row>(compareRows);
  readonly #view: string | undefined;
  /** The records up to the last snapshot, and those since. */
  #before: readonly StreamRecord[] = [];
  #since: StreamRecord[] = [];
  /** How many records were trimmed. */
  #trimmed = 0;

  constructor(name: string, definition: TableDefinition) {
    this.name = name;
    this.keys = keyShape(definition, definition);
    this.indexes = new Map(
      (definition.GlobalSecondaryIndexes ?? []).map((index) => {
        const keys = keyShape(index, definition);
        const { ProjectionType = 'ALL', NonKeyAttributes = [] } = index.Projection;
        const shown = new Set([...this.keys.names, ...keys.names, ...NonKeyAttributes]);
        const attributes = ProjectionType === 'ALL' ? undefined : [...shown];
        return [index.IndexName, new Index(index.IndexName, keys, attributes)];
      }),
    );
    this.#view = definition.StreamSpecification?.StreamViewType;
  }

  /** What stands at a place. */
  at(place: Place): Row | undefined {
    return this.rows.find(place.hash, new Row(place, nothing));
  }

  /** Refuses an item that cannot stand in one of the indexes. */
  refuseForIndexes(item: Item, by: 'put' | 'update'): void {
    for (const { keys, name } of this.indexes.values()) refuseForIndex(item, keys, name, by);
  }

  /** Puts `after` in the place of `before`, which is what stands there; what is undefined is nothing. */
  change(before: Row | undefined, after: Row | undefined, at: number): void {
    if (after !== undefined) this.rows.put(after.hash, after);
    else if (before !== undefined) this.rows.delete(before.hash, before);
    else return;
    for (const index of this.indexes.values()) index.changed({ at, before, after });
    if (this.#view !== undefined) this.#record(this.#view, before, after, at);
  }

  /** The key attributes of an item. */
  keyOf(item: Item): Item {
    return Object.fromEntries(this.keys.names.map((name) => [name, item[name]!]));
  }

  /** The records of the stream from one on, counted from 0 since the table was made. */
  recordsFrom(from: number): readonly StreamRecord[] {
    const at = Math.max(0, from - this.#trimmed);
    const { length } = this.#before;
    return at >= length
      ? this.#since.slice(at - length)
      : [...this.#before.slice(at), ...this.#since];
  }

  /** Forgets the records before this one. */
  trim(before: number): void {
    const kept = this.recordsFrom(before);
    this.#trimmed += this.#before.length + this.#since.length - kept.length;
    this.#before = kept;
    this.#since = [];
  }

  snapshot(): TableSnapshot {
    this.#before = this.recordsFrom(0);
    this.#since = [];
    return {
      table: this,
      rows: this.rows.snapshot(),
      indexes: [...this.indexes.values()].map((index) => index.snapshot()),
      records: this.#before,
      trimmed: this.#trimmed,
    };
  }

  restore(snapshot: TableSnapshot): void {
    this.rows.restore(snapshot.rows);
    for (const [place, index] of [...this.indexes.values()].entries())
      index.restore(snapshot.indexes[place]!);
    this.#before = snapshot.records;
    this.#since = [];
    this.#trimmed = snapshot.trimmed;
  }

  /** What changes nothing leaves no record. */
  #record(view: string, before: Row | undefined, after: Row | undefined, at: number): void {
    const present = after ?? before;
    if (present === undefined) return;
    if (before !== undefined && after !== undefined && sameItem(before.item, after.item)) return;
    const number = this.#trimmed + this.#before.length + this.#since.length;
    const shows = (image: string): boolean => view === image || view === 'NEW_AND_OLD_IMAGES';
    const newer = shows('NEW_IMAGE') ? after : undefined;
    const older = shows('OLD_IMAGE') ? before : undefined;
    const keys = this.keyOf(present.item);
    this.#since.push({
      eventID: `${this.name}-${number}`,
      eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(at / 1000),
        Keys: keys,
        ...(newer === undefined ? {} : { NewImage: newer.item }),
        ...(older === undefined ? {} : { OldImage: older.item }),
        SequenceNumber: `100000${String(number + 1).padStart(16, '0')}`,
        SizeBytes: sizeOf(keys) + (newer?.size ?? 0) + (older?.size ?? 0),
        StreamViewType: view,
      },
    });
  }
}

const nothing: Measured = { item: {}, size: 0 };

/** A table as it was when this was taken. */
export interface TableSnapshot {
  readonly table: Table;
  readonly rows: SortedSnapshot<Row>;
  readonly indexes: readonly SortedSnapshot<IndexEntry>[];
  readonly records: readonly StreamRecord[];
  readonly trimmed: number;
}
