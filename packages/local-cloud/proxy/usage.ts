import type { Consumed } from './capacity.ts';
import type { Service } from './service.ts';

/** What one function did with one operation of one service. */
export interface UsageRow {
  readonly function: string;
  readonly service: Service;
  readonly operation: string;
  /** Requests that reached the engine or were answered for it; denied ones are not among them. */
  readonly requests: number;
  /** Requests as SQS bills them: one for each 64 KB begun. Equal to `requests` elsewhere. */
  readonly billedRequests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Requests answered with a throttle. */
  readonly throttled: number;
  /** Requests answered with another error. */
  readonly failed: number;
  /** The units by table, and by index as `table/index`. */
  readonly units: Readonly<
    Record<string, { readonly readUnits: number; readonly writeUnits: number }>
  >;
}

/** Counts of what the functions asked of the services since the start or the last reset. */
export interface Usage {
  /** A copy: one row for each function, service and operation that was used, in a stable order. */
  snapshot(): readonly UsageRow[];
  reset(): void;
}

/** Usage that the proxy writes to. */
export interface CountingUsage extends Usage {
  count(request: CountedRequest): void;
}

/** One request to be counted. */
export interface CountedRequest {
  readonly function: string;
  readonly service: Service;
  readonly operation: string;
  /** Of the request's body, or of the answer's where that is the larger. */
  readonly bytes: number;
  readonly outcome: 'done' | 'failed' | 'throttled';
  readonly consumed: readonly Consumed[];
}

/** An empty count. */
export function countUsage(): CountingUsage {
  const rows = new Map<string, UsageRow>();
  return {
    count(request) {
      const key = keyOf(request);
      const row = rows.get(key) ?? emptyRow(request);
      rows.set(key, addRows(row, countOf(request)));
    },
    snapshot: () => [...rows.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    reset: () => rows.clear(),
  };
}

/** What was used between two snapshots; rows that did not move are left out. */
export function usageBetween(
  before: readonly UsageRow[],
  after: readonly UsageRow[],
): readonly UsageRow[] {
  const earlier = new Map(before.map((row) => [keyOf(row), row]));
  return after
    .map((row) => addRows(row, negative(earlier.get(keyOf(row)) ?? emptyRow(row))))
    .filter(({ requests }) => requests !== 0);
}

/** The sum of rows, without their names. */
export function totalUsage(
  rows: readonly UsageRow[],
): Omit<UsageRow, 'function' | 'service' | 'operation'> {
  const first = emptyRow({ function: '', service: 'dynamodb', operation: '' });
  const { function: _, service: __, operation: ___, ...total } = rows.reduce(addRows, first);
  return total;
}

type Named = Pick<UsageRow, 'function' | 'service' | 'operation'>;

function keyOf(row: Named): string {
  return `${row.function}\n${row.service}\n${row.operation}`;
}

function emptyRow({ function: name, service, operation }: Named): UsageRow {
  return {
    function: name,
    service,
    operation,
    requests: 0,
    billedRequests: 0,
    readUnits: 0,
    writeUnits: 0,
    throttled: 0,
    failed: 0,
    units: {},
  };
}

function countOf(request: CountedRequest): UsageRow {
  return request.consumed.reduce<UsageRow>(
    (sum, { resource, readUnits, writeUnits }) =>
      addRows(sum, {
        ...emptyRow(request),
        readUnits,
        writeUnits,
        units: { [resource]: { readUnits, writeUnits } },
      }),
    {
      ...emptyRow(request),
      requests: 1,
      billedRequests:
        request.service === 'sqs' ? Math.max(1, Math.ceil(request.bytes / 65_536)) : 1,
      throttled: request.outcome === 'throttled' ? 1 : 0,
      failed: request.outcome === 'failed' ? 1 : 0,
    },
  );
}

function addRows(a: UsageRow, b: UsageRow): UsageRow {
  const units = { ...a.units };
  for (const [resource, more] of Object.entries(b.units)) {
    const had = units[resource] ?? { readUnits: 0, writeUnits: 0 };
    units[resource] = {
      readUnits: had.readUnits + more.readUnits,
      writeUnits: had.writeUnits + more.writeUnits,
    };
  }
  return {
    ...a,
    requests: a.requests + b.requests,
    billedRequests: a.billedRequests + b.billedRequests,
    readUnits: a.readUnits + b.readUnits,
    writeUnits: a.writeUnits + b.writeUnits,
    throttled: a.throttled + b.throttled,
    failed: a.failed + b.failed,
    units,
  };
}

function negative(row: UsageRow): UsageRow {
  return {
    ...row,
    requests: -row.requests,
    billedRequests: -row.billedRequests,
    readUnits: -row.readUnits,
    writeUnits: -row.writeUnits,
    throttled: -row.throttled,
    failed: -row.failed,
    units: Object.fromEntries(
      Object.entries(row.units).map(([resource, { readUnits, writeUnits }]) => [
        resource,
        { readUnits: -readUnits, writeUnits: -writeUnits },
      ]),
    ),
  };
}
