import type { Endpoint } from '@ducha/contracts';
import { BrokenChain, commitOf, genesis, type AnyProjection, type Commit } from '@ducha/event-log';
import { bucket } from '@ducha/local-cloud/resources/buckets.ts';
import { queue } from '@ducha/local-cloud/resources/queues.ts';
import { table } from '@ducha/local-cloud/resources/tables.ts';
import { projections as complaints } from '../../../services/complaints/projections.ts';
import { projections as inspections } from '../../../services/inspections/projections.ts';
import { projections as notifications } from '../../../services/notifications/projections.ts';
import { projections as rectification } from '../../../services/rectification/projections.ts';
import type { Answered, Asked, Claims } from '../people/door.ts';
import type { Planted } from '../people/planted.ts';
import type { World } from '../world/world.ts';

/** An item as it stands in a table, in the JSON of the wire: bytes are base 64. */
export type StoredItem = Readonly<Record<string, StoredValue>>;
export interface StoredValue {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly M?: StoredItem;
  readonly L?: readonly StoredValue[];
  readonly BOOL?: boolean;
}

/** What somebody asked and what they were told. */
export interface Exchange {
  readonly endpoint: Endpoint;
  readonly as: Claims | null;
  readonly asked: Asked;
  readonly answered: Answered | 'lost';
  /** Virtual, when the answer came. */
  readonly at: number;
  /** When it was asked for, where that was written down. */
  readonly askedAt?: number;
}

/** The log of one service, as it stands in its table. */
export interface ServiceLog {
  readonly service: string;
  readonly table: string;
  /** Stream → its commits, each checked by itself, in order. */
  readonly streams: ReadonlyMap<string, readonly Commit[]>;
  /** What is wrong with the chain, one line for each stream. */
  readonly broken: readonly string[];
  /** Items of views and figures, by partition. */
  readonly derived: ReadonlyMap<string, readonly StoredItem[]>;
  /** Whatever else stands in the table. */
  readonly others: readonly StoredItem[];
  readonly projections: readonly AnyProjection[];
}

/** The sealed table of one service: its notes by the id of their item. */
export interface SealedTable {
  readonly service: string;
  readonly items: ReadonlyMap<string, StoredItem>;
}

/** What lies in a queue. */
export interface KeptQueue {
  readonly name: string;
  /** `set-aside`: nothing receives from it; whoever gave up a message or a commit put it there. */
  readonly purpose: 'work' | 'set-aside';
  readonly messages: readonly {
    readonly body: string;
    /** What whoever set it aside said. */
    readonly reason: string | null;
    /** When it was sent first, in milliseconds. */
    readonly sentAt: number;
  }[];
}

/** A text message or a mail that a provider took. */
export interface Sent {
  /** The id of the notification that it is. */
  readonly notification: string;
  readonly channel: 'sms' | 'mail';
  readonly text: string;
  /** In milliseconds. */
  readonly at: number;
}

/** A request that a function sent to an engine again and again, with nothing between. */
export interface Repeated {
  readonly function: string;
  readonly service: string;
  readonly operation: string;
  /** How often in a row, in one invocation. */
  readonly times: number;
}

/** All that an invariant may look at. */
export interface Evidence {
  readonly world: World;
  /** Virtual, in milliseconds. */
  readonly now: number;
  readonly logs: readonly ServiceLog[];
  readonly sealed: readonly SealedTable[];
  /** Items of tables that are neither a log nor sealed. */
  readonly others: readonly StoredItem[];
  readonly queues: readonly KeptQueue[];
  readonly sent: readonly Sent[];
  /** Names of the files in all buckets, `photographs/<id>`. */
  readonly files: ReadonlySet<string>;
  /** Lines that functions wrote. */
  readonly logged: readonly string[];
  readonly exchanges: readonly Exchange[];
  /** Personal texts that people wrote, which nobody may find outside the sealed tables. */
  readonly planted: readonly Planted[];
  /** How often engines were called since the history began. */
  readonly calls: number;
  /** Bodies of messages that were ever put into a queue. */
  readonly carried: readonly string[];
  /** The longest repetitions that were seen. */
  readonly repeated: readonly Repeated[];
}

const projectionsOf = { complaints, inspections, notifications, rectification };

/** Reads a world that is at rest. */
export function gather(
  world: World,
  told: {
    readonly exchanges: readonly Exchange[];
    readonly planted: readonly Planted[];
    readonly repeated?: readonly Repeated[];
    readonly carried?: readonly string[];
  },
): Evidence {
  const { plan, time, logged } = world;
  const services = Object.keys(projectionsOf);
  const logTables = services.map((service) => tableOf(world, service, 'LOG_TABLE'));
  const sealedTables = services.map((service) => tableOf(world, service, 'SEALED_TABLE'));
  const rest = plan.stack
    .all(table)
    .map(({ name }) => name)
    .filter((name) => !logTables.includes(name) && !sealedTables.includes(name));
  return {
    world,
    now: time.now,
    logs: Object.entries(projectionsOf).map(([service, projections]) =>
      readLog(service, tableOf(world, service, 'LOG_TABLE'), itemsOf(world, service), projections),
    ),
    sealed: services.map((service) => ({
      service,
      items: new Map(
        Array.from(tableItems(world, tableOf(world, service, 'SEALED_TABLE')), (item) => [
          item['pk']?.S ?? '',
          item,
        ]),
      ),
    })),
    others: rest.flatMap((name) => [...tableItems(world, name)]),
    queues: queuesOf(world),
    sent: sentBy(world),
    files: filesOf(world),
    logged,
    exchanges: told.exchanges,
    planted: told.planted,
    calls: world.calls(),
    carried: told.carried ?? [],
    repeated: told.repeated ?? [],
  };
}

function tableOf({ plan }: World, service: string, variable: string): string {
  const relay = plan.functions.find(({ name }) => name === `${service}/relay`);
  const found = relay?.environment[variable];
  if (found === undefined) throw new Error(`${service} has no ${variable}`);
  return found;
}

function itemsOf(world: World, service: string): Iterable<StoredItem> {
  return tableItems(world, tableOf(world, service, 'LOG_TABLE'));
}

/** In the order of their keys. */
function tableItems({ engines }: World, name: string): Iterable<StoredItem> {
  return engines.dynamodb.items(name) as Iterable<StoredItem>;
}

function queuesOf({ plan, engines, time }: World): KeptQueue[] {
  const working = new Set(plan.queues.map((source) => source.queue));
  return plan.stack.all(queue).map(({ name }) => ({
    name,
    purpose: working.has(name) ? 'work' : 'set-aside',
    messages: engines.sqs.messages(name, time.now).map(({ body, attributes, sentAt }) => ({
      body,
      reason: (attributes['reason'] as { StringValue?: string } | undefined)?.StringValue ?? null,
      sentAt,
    })),
  }));
}

/** A log as its table's items, in the order of their keys, have it. */
export function readLog(
  service: string,
  logTable: string,
  items: Iterable<StoredItem>,
  projections: readonly AnyProjection[],
): ServiceLog {
  const streams = new Map<string, Commit[]>();
  const broken: string[] = [];
  const derived = new Map<string, StoredItem[]>();
  const others: StoredItem[] = [];
  const heads = new Map<string, string>();
  for (const item of items) {
    const pk = item['pk']?.S ?? '';
    if (pk.startsWith('c/')) {
      const stream = pk.slice(2);
      try {
        const { commit, hash } = checked(item);
        const before = streams.get(stream) ?? [];
        const follows =
          commit.version === before.length + 1 &&
          commit.previous === (heads.get(stream) ?? genesis);
        if (!follows)
          broken.push(`${stream} at ${commit.version} does not follow ${before.length}`);
        heads.set(stream, hash);
        before.push(commit);
        streams.set(stream, before);
      } catch (error) {
        if (!(error instanceof BrokenChain)) throw error;
        broken.push(error.message);
      }
    } else if (pk.startsWith('r/') || pk.startsWith('f/')) {
      const list = derived.get(pk);
      if (list === undefined) derived.set(pk, [item]);
      else list.push(item);
    } else others.push(item);
  }
  return { service, table: logTable, streams, broken, derived, others, projections };
}

/** What was written is never changed by the double: an item that was checked once need not be again. */
const known = new WeakMap<StoredItem, ReturnType<typeof commitOf>>();

/** The commit of an item. Throws `BrokenChain`. */
function checked(item: StoredItem): ReturnType<typeof commitOf> {
  const before = known.get(item);
  if (before !== undefined) return before;
  const found = commitOf(withBytes(item));
  known.set(item, found);
  return found;
}

/** As the SDK would give it. */
function withBytes(item: StoredItem): Parameters<typeof commitOf>[0] {
  const entries = Object.entries(item).map(([name, value]) =>
    value.B === undefined ? [name, value] : [name, { B: Buffer.from(value.B, 'base64') }],
  );
  return Object.fromEntries(entries);
}

/** What providers took; a second copy that a provider makes of its own is none of ours. */
function sentBy({ engines }: World): Sent[] {
  const texts = [...engines.sms.snapshot().phones.values()].flat();
  const mails = engines.mail.list().map(({ at, subject, text, headers }): Sent => {
    const notification = /^<([^@]*)@/.exec(headers['message-id'] ?? '')?.[1] ?? '';
    return { notification, channel: 'mail', text: `${subject}\n${text}`, at };
  });
  return [
    ...texts.map(({ outId, text, takenAt }): Sent => ({
      notification: outId,
      channel: 'sms',
      text,
      at: takenAt,
    })),
    ...new Map(mails.map((mail) => [`${mail.notification} ${mail.at}`, mail])).values(),
  ];
}

function filesOf({ plan, engines }: World): Set<string> {
  return new Set(
    plan.stack.all(bucket).flatMap(({ name }) => engines.s3.objects(name).map(({ key }) => key)),
  );
}
