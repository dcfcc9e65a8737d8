import { isDeepStrictEqual } from 'node:util';
import type { Double, JsonObject } from '../refused.ts';
import { batchGet, batchWrite, type Leaves } from './batch.ts';
import { getItem, query, scan } from './read.ts';
import { notFound, tokenTaken } from './refusals.ts';
import { Table, type StreamRecord, type TableDefinition, type TableSnapshot } from './table.ts';
import { judgeTransaction, tokenOf } from './transaction.ts';
import type { Item } from './item.ts';
import { readWrite, writeOne } from './write.ts';

/** What a world may want of one request beside its answer. */
export interface Circumstances {
  /** Which requests of a batch are left undone, by their place in it; none, if it is missing. */
  readonly leaves?: Leaves;
  /**
   * The moment up to which the indexes have seen the changes of their tables; all of them, if it is missing. What an
   * index has once seen it shows for ever.
   */
  readonly indexesAsOf?: number;
}

/** All that the double holds, as it was when this was taken. */
export interface DynamoDbSnapshot {
  readonly tables: readonly TableSnapshot[];
  readonly tokens: ReadonlyMap<string, Done>;
}

/** A transaction that was done under a token. */
interface Done {
  readonly input: JsonObject;
  readonly at: number;
}

/** How long a token is known, in milliseconds. */
const tokenLife = 10 * 60 * 1000;

const nothingLeft: Leaves = () => false;

/**
 * DynamoDB in this process. It takes the operations of `infra/dynamodb-client.ts` and refuses what AWS documents that it
 * refuses; of a parameter that it does not know it says so and stops. Nothing expires: AWS promises no moment.
 */
export class DynamoDbDouble implements Double {
  #tables = new Map<string, Table>();
  /** Transactions done under tokens: up to the last snapshot, and since. */
  #doneBefore: ReadonlyMap<string, Done> = new Map();
  #done = new Map<string, Done>();

  /** Makes an empty table. @throws Error when there is one of that name, or its definition makes no sense */
  createTable(name: string, definition: TableDefinition): void {
    if (this.#tables.has(name)) throw new Error(`there is a table ${name} already`);
    this.#tables.set(name, new Table(name, definition));
  }

  /** Takes a table away with all that is in it. */
  deleteTable(name: string): void {
    this.#tables.delete(this.#table(name).name);
  }

  /** The names of all tables. */
  tables(): readonly string[] {
    return [...this.#tables.keys()];
  }

  /** The items of a table in the order of their keys, for whoever looks from outside. */
  *items(table: string): Generator<Item> {
    const { rows } = this.#table(table);
    for (const hash of rows.hashes) for (const { item } of rows.partition(hash)) yield item;
  }

  /**
   * The records of a table's stream from one on, counted from 0 since the table was made; those that were trimmed are
   * missing, and later ones follow at once.
   */
  records(table: string, from = 0): readonly StreamRecord[] {
    return this.#table(table).recordsFrom(from);
  }

  /** Forgets the records before this one. */
  trim(table: string, before: number): void {
    this.#table(table).trim(before);
  }

  /** All that it holds now. Its indexes have seen everything by then. */
  snapshot(): DynamoDbSnapshot {
    this.#doneBefore = new Map([...this.#doneBefore, ...this.#done]);
    this.#done = new Map();
    return {
      tables: [...this.#tables.values()].map((table) => table.snapshot()),
      tokens: this.#doneBefore,
    };
  }

  /** Goes back to what it held then; cheap, for what was written is never changed. */
  restore(snapshot: DynamoDbSnapshot): void {
    this.#tables = new Map(snapshot.tables.map(({ table }) => [table.name, table]));
    for (const each of snapshot.tables) each.table.restore(each);
    this.#doneBefore = snapshot.tokens;
    this.#done = new Map();
  }

  answer(
    operation: string,
    input: JsonObject,
    now: number,
    { leaves = nothingLeft, indexesAsOf = Infinity }: Circumstances = {},
  ): JsonObject {
    switch (operation) {
      case 'GetItem':
        return getItem(input, this.#table);
      case 'PutItem':
        return writeOne(readWrite('Put', input, this.#table), now);
      case 'UpdateItem':
        return writeOne(readWrite('Update', input, this.#table), now);
      case 'DeleteItem':
        return writeOne(readWrite('Delete', input, this.#table), now);
      case 'Query':
        return query(input, this.#table, indexesAsOf);
      case 'Scan':
        return scan(input, this.#table, indexesAsOf);
      case 'BatchGetItem':
        return batchGet(input, this.#table, leaves);
      case 'BatchWriteItem':
        return batchWrite(input, this.#table, leaves, now);
      case 'TransactWriteItems':
        return this.#transact(input, now);
      default:
        throw new Error(`the double of DynamoDB does not know ${operation}`);
    }
  }

  /** A table by its name; its own function, to be handed on. */
  readonly #table = (name: string): Table => {
    const table = this.#tables.get(name);
    if (table === undefined) throw notFound();
    return table;
  };

  #transact(input: JsonObject, now: number): JsonObject {
    const token = tokenOf(input);
    this.#forgetTokens(now);
    const before =
      token === undefined ? undefined : (this.#done.get(token) ?? this.#doneBefore.get(token));
    if (before !== undefined && before.at + tokenLife > now) {
      if (isDeepStrictEqual(before.input, input)) return {};
      throw tokenTaken();
    }
    for (const { table, before: old, after } of judgeTransaction(input, this.#table))
      table.change(old, after, now);
    if (token !== undefined) this.#done.set(token, { input, at: now });
    return {};
  }

  /** The oldest stand first. */
  #forgetTokens(now: number): void {
    for (const [token, { at }] of this.#done) {
      if (at + tokenLife > now) return;
      this.#done.delete(token);
    }
  }
}
