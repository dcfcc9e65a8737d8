import {
  setAsidePartition,
  viewSteps,
  type AnyProjection,
  type Commit,
  type Contribution,
  type Item,
} from '@ducha/event-log';
import type { ServiceLog, StoredItem } from './evidence.ts';
import { foldsIn } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** What must hold of every service's log and of what is made of it. */
export const logInvariants: readonly Invariant[] = [
  {
    name: 'the chain verifies',
    says: 'Every commit has the hash that it was written with, and follows the one before it.',
    moment: 'at-rest',
    check: ({ logs }) =>
      logs.flatMap(({ service, broken }) => broken.map((one) => `${service}: ${one}`)),
  },
  {
    name: 'no command is done twice',
    says: 'On one stream, no two commits are of the same command.',
    moment: 'at-rest',
    check: ({ logs }) =>
      logs.flatMap(({ streams }) =>
        [...streams].flatMap(([stream, commits]) => {
          const commands = commits.map(({ command }) => command);
          const twice = commands.filter((command, index) => commands.indexOf(command) !== index);
          return twice.map((command) => `${stream} has command ${command} twice`);
        }),
      ),
  },
  {
    name: 'views equal a fold of the log',
    says: 'What lists and due rows show of a stream is what its commits say, no more and no less.',
    moment: 'at-rest',
    check: ({ logs }) => logs.flatMap(viewFaults),
  },
  {
    name: 'figures equal a count',
    says: 'Every figure is the sum of what the views that exist add to it.',
    moment: 'at-rest',
    check: ({ logs }) => logs.flatMap(figureFaults),
  },
  {
    name: 'nothing is set aside',
    says: 'No commit is left that the relay could not get through.',
    moment: 'at-rest',
    check: ({ logs }) =>
      logs.flatMap(({ service, others }) =>
        others
          .filter((item) => item['pk']?.S === setAsidePartition)
          .map((item) => `${service}: ${item['sk']?.S ?? ''} ${item['reason']?.S ?? ''}`),
      ),
  },
];

/** What a stream's view should be: its rows by name, each as one text, and what it adds to figures. */
interface Expected {
  readonly named: ReadonlyMap<string, string>;
  readonly contributions: readonly Contribution[];
}

/** Kept by the last commit of a stream: as long as it is the last, the view is the same. */
const views = new WeakMap<Commit, Expected>();

/** The views that a service should have, by partition. */
function expectedViews(log: ServiceLog): Map<string, Expected> {
  const expected = new Map<string, Expected>();
  for (const projection of log.projections) {
    for (const [id, { commits, state }] of foldsIn(log, projection.stream)) {
      const last = commits.at(-1);
      if (last === undefined) continue;
      const stream = `${projection.stream.kind}/${id}`;
      const found = views.get(last) ?? viewOf(log, projection, { stream, id, state, last });
      views.set(last, found);
      expected.set(`r/${stream}`, found);
    }
  }
  return expected;
}

function viewOf(
  { table }: ServiceLog,
  projection: AnyProjection,
  { stream, id, state, last }: { stream: string; id: string; state: unknown; last: Commit },
): Expected {
  const { version, at } = last;
  const next = {
    version,
    rows: projection.rows(state, id, { version, at }),
    contributions: projection.figures?.(state, id) ?? [],
    writtenAt: at,
  };
  const unseen = { version: 0, parts: {}, contributions: [] };
  const named = new Map<string, string>();
  for (const { Put } of viewSteps(table, stream, unseen, next).flat()) {
    // A later step settles what an earlier one began.
    if (Put?.Item !== undefined) named.set(Put.Item['sk']?.S ?? '', inOrder(Put.Item));
  }
  return { named, contributions: next.contributions };
}

function viewFaults(log: ServiceLog): string[] {
  const expected = expectedViews(log);
  const faults: string[] = [];
  for (const [partition, { named }] of expected) {
    const stored = new Map(
      (log.derived.get(partition) ?? []).map((item) => [item['sk']?.S ?? '', storedText(item)]),
    );
    for (const [name, text] of named) {
      const found = stored.get(name);
      if (found === undefined) faults.push(`${log.service}: ${partition} lacks its row ${name}`);
      else if (found !== text)
        faults.push(`${log.service}: ${partition} ${name} is not as its log says`);
    }
    for (const name of stored.keys()) {
      if (!named.has(name)) faults.push(`${log.service}: ${partition} has a row ${name} too many`);
    }
  }
  for (const partition of log.derived.keys()) {
    if (partition.startsWith('r/') && !expected.has(partition)) {
      faults.push(`${log.service}: ${partition} is the view of nothing`);
    }
  }
  return faults;
}

function figureFaults(log: ServiceLog): string[] {
  const counted = new Map<string, number>();
  const add = (figure: string, cell: string, n: number): void => {
    const key = `${figure} ${cell}`;
    counted.set(key, (counted.get(key) ?? 0) + n);
  };
  for (const { contributions } of expectedViews(log).values()) {
    for (const { figure, cell, n } of contributions) add(figure, cell, n);
  }
  for (const [partition, items] of log.derived) {
    if (!partition.startsWith('f/')) continue;
    const figure = partition.slice(2, partition.lastIndexOf('/'));
    for (const item of items) {
      for (const [name, { N }] of Object.entries(item)) {
        if (name.startsWith('n:')) add(figure, name.slice(2), -Number(N));
      }
    }
  }
  return [...counted]
    .filter(([, difference]) => difference !== 0)
    .map(([key, difference]) => `${log.service}: ${key} shows ${-difference} too many`);
}

/** Items that were looked at before: the double changes none. */
const texts = new WeakMap<StoredItem, string>();

function storedText(item: StoredItem): string {
  const before = texts.get(item) ?? inOrder(item);
  texts.set(item, before);
  return before;
}

/** An item as one text, whatever the order of its attributes, and when it was written into its ledgers. */
function inOrder(item: StoredItem | Item): string {
  const undated = Object.entries(item).map(([name, value]) => {
    const list = item[name.replace(/^s(?=[12]$)/, 'l')]?.S;
    const isPlace = name.startsWith('s') && list?.startsWith('ledger/') === true;
    return [name, isPlace ? { S: value.S?.replace(/^[^/]*/, '') } : value] as const;
  });
  return JSON.stringify(Object.fromEntries(undated), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
