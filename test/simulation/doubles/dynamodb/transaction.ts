import type { JsonObject } from '../refused.ts';
import { isObject } from '../input.ts';
import { onlyKnown, optionalText, requiredObjects } from './request.ts';
import type { Place } from './key.ts';
import { cancelled, constraint, invalid, noReason, reasonOf, type Reason } from './refusals.ts';
import type { Row, Table } from './table.ts';
import { readWrite, type Write, type WriteKind } from './write.ts';

const mostItems = 100;
/** In bytes. */
const largestTransaction = 4 * 1024 * 1024;
const longestToken = 36;

const transactionMembers = new Set(['TransactItems', 'ClientRequestToken']);
const kinds: readonly WriteKind[] = ['Put', 'Delete', 'Update', 'ConditionCheck'];
const itemMembers: ReadonlySet<string> = new Set(kinds);

/** The token by which a transaction that comes again is known. */
export function tokenOf(input: JsonObject): string | undefined {
  const token = optionalText(input, 'ClientRequestToken');
  if (token === undefined) return undefined;
  if (token === '')
    throw constraint(
      `''`,
      'clientRequestToken',
      'Member must have length greater than or equal to 1',
    );
  if (token.length > longestToken)
    throw constraint(
      `'${token}'`,
      'clientRequestToken',
      `Member must have length less than or equal to ${longestToken}`,
    );
  return token;
}

/** What a transaction will change: all of it can be done. */
export type Changes = readonly {
  readonly table: Table;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}[];

/** Reads a transaction and decides on it. Refuses it as a whole where one of its items cannot be written. */
export function judgeTransaction(input: JsonObject, tableOf: (name: string) => Table): Changes {
  onlyKnown('TransactWriteItems', input, transactionMembers);
  const items = requiredObjects(input, 'TransactItems');
  if (items.length === 0)
    throw constraint('[]', 'transactItems', 'Member must have length greater than or equal to 1');
  if (items.length > mostItems)
    throw constraint(
      `'[${items.length} items]'`,
      'transactItems',
      `Member must have length less than or equal to ${mostItems}`,
    );
  const writes = items.map((item) => writeIn(item, tableOf));
  const places = writes.map((write) => attempted(() => write.locate()));
  refuseTwice(writes, places);
  const outcomes = writes.map((write, index) => judged(write, places[index]!));
  if (outcomes.some(({ reason }) => reason !== noReason))
    throw cancelled(outcomes.map(({ reason }) => reason));
  const size = outcomes.reduce((sum, { after }) => sum + (after?.size ?? 0), 0);
  if (size > largestTransaction)
    throw invalid(
      'Collection size of items exceeded, which can also be caused by the aggregate size of the items in the transaction exceeding the 4MB limit',
    );
  return outcomes
    .filter(({ write }) => write.kind !== 'ConditionCheck')
    .map(({ write, before, after }) => ({ table: write.table, before, after }));
}

type KindOfWrite = Write & { readonly kind: WriteKind };

function writeIn(item: JsonObject, tableOf: (name: string) => Table): KindOfWrite {
  onlyKnown('an item of TransactWriteItems', item, itemMembers);
  const found = kinds.filter((kind) => item[kind] !== undefined && item[kind] !== null);
  const [kind] = found;
  if (kind === undefined || found.length > 1)
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  const input = item[kind];
  if (!isObject(input)) throw invalid('Unexpected field type');
  if (input['ReturnValues'] !== undefined)
    throw new Error('the double of DynamoDB does not know ReturnValues of a transaction');
  return { kind, ...readWrite(kind, input, tableOf) };
}

type Attempt<Result> = { readonly done: Result } | { readonly reason: Reason };

function attempted<Result>(work: () => Result): Attempt<Result> {
  try {
    return { done: work() };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function refuseTwice(writes: readonly Write[], places: readonly Attempt<Place>[]): void {
  const seen = new Map<Table, Map<string, Set<string>>>();
  for (const [index, attempt] of places.entries()) {
    if (!('done' in attempt)) continue;
    const { hash, range } = attempt.done;
    const { table } = writes[index]!;
    const partitions = seen.get(table) ?? new Map<string, Set<string>>();
    seen.set(table, partitions);
    const ranges = partitions.get(hash) ?? new Set();
    partitions.set(hash, ranges);
    if (ranges.has(range))
      throw invalid('Transaction request cannot include multiple operations on one item');
    ranges.add(range);
  }
}

interface Outcome {
  readonly write: KindOfWrite;
  readonly reason: Reason;
  readonly before?: Row | undefined;
  readonly after?: Row | undefined;
}

function judged(write: KindOfWrite, attempt: Attempt<Place>): Outcome {
  if (!('done' in attempt)) return { write, reason: attempt.reason };
  const before = write.table.at(attempt.done);
  const result = attempted(() => write.judge(attempt.done, before));
  return 'done' in result
    ? { write, reason: noReason, before, after: result.done }
    : { write, reason: result.reason };
}
