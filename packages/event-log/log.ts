import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Actor } from '@ducha/contracts';
import {
  decodeCommit,
  encodeCommit,
  genesis,
  hashOf,
  type Commit,
  type StoredEvent,
} from './commit.ts';
import { streamName, type StreamKind, type StreamRef } from './stream-kind.ts';
import { bytes, Conflict, readPartition, text, writeAll, type Item } from './table.ts';

/** A refusal with its reason: a value, never thrown. `code` is one of a closed list per endpoint. */
export interface Rejection {
  readonly rejected: string;
  readonly faults?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly detail: string;
  }[];
  readonly version?: number;
}

/** What a decider answers: the events to append, or a rejection. No events: nothing is to be done. */
export type Decision<Event> = readonly Event[] | Rejection;

export function isRejection(decision: unknown): decision is Rejection {
  return typeof decision === 'object' && decision !== null && 'rejected' in decision;
}

/** Sealed text that is written in the same transaction as the commit (made by `@ducha/notes`). */
export interface SealedItem {
  readonly id: string;
  readonly write: TransactWriteItem;
}

/** A command as it comes in from a caller, a consumer or a clock. */
export interface Command {
  readonly id: string;
  readonly actor: Actor;
  /** SHA-256 of the request; the same id with another fingerprint is refused. */
  readonly fingerprint: string;
  readonly at: string;
  readonly trace: string;
  readonly cause?: string;
}

/** A stream as read: its state after `version` commits, and the hash that the next commit builds on. */
export interface Loaded<State> {
  readonly state: State;
  readonly version: number;
  readonly head: string;
  readonly commits: readonly Commit[];
}

// The states and events of the streams beside the primary one differ; each `also` entry keeps its own.
// oxlint-disable-next-line typescript/no-explicit-any -- a heterogeneous record has no other upper bound
type AnyRef = StreamRef<any, any>;
type StatesOf<Also extends Record<string, AnyRef>> = {
  readonly [K in keyof Also]: Also[K] extends StreamRef<infer State, infer _Event> ? State : never;
};
type EventsOf<Also extends Record<string, AnyRef>> = {
  readonly [K in keyof Also]?: Also[K] extends StreamRef<infer _State, infer Event>
    ? readonly Event[]
    : never;
};

/** The decision of a rule that spans several streams: events for each, written together or not at all. */
export interface JointDecision<Event, Also extends Record<string, AnyRef>> {
  readonly primary: readonly Event[];
  readonly also: EventsOf<Also>;
}

export interface Handling<State, Event extends StoredEvent, Also extends Record<string, AnyRef>> {
  readonly command: Command;
  readonly stream: StreamRef<State, Event>;
  /** The stream does not exist yet in the normal case: append first, read only when that fails. */
  readonly creates?: true;
  /** The other streams that the rule spans, when they depend on the primary's state. */
  readonly also?: (state: State) => Also;
  /** Who may: runs after loading and before anything else. */
  readonly permit?: (state: State) => Rejection | undefined;
  /** The version that the caller saw; another one is `version-moved`. */
  readonly expected?: number;
  readonly seal?: SealedItem;
  /** Further writes of the same transaction, such as the erasure of a note. */
  readonly writes?: readonly TransactWriteItem[];
  readonly decide: (
    state: State,
    also: StatesOf<Also>,
    facts: { readonly version: number },
  ) => readonly Event[] | JointDecision<Event, Also> | Rejection;
}

/** What came of a command. `repeated`: it had been done before; the state is the one of that time. */
export interface Done<State, Event> {
  readonly state: State;
  readonly version: number;
  readonly events: readonly Event[];
  readonly repeated: boolean;
}

export interface EventLogOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** Reads the fingerprint of a sealed item; undefined when it was erased. */
  readonly fingerprintOf?: (sealed: string) => Promise<string | undefined>;
  /** Waits before deciding again after a conflict; `attempt` counts from 1. */
  readonly pause?: (attempt: number) => Promise<void>;
}

const attempts = 8;

/** The log of one service: loads streams, decides, appends. One durable write for a command. */
export class EventLog {
  readonly #options: EventLogOptions;

  constructor(options: EventLogOptions) {
    this.#options = options;
  }

  /** The state of a stream, folded from its commits (consistent read), each verified against its hash. */
  async load<State, Event extends StoredEvent>(
    stream: StreamRef<State, Event>,
  ): Promise<Loaded<State>> {
    const items = await readPartition(
      this.#options.client,
      this.#options.table,
      commitKey(streamName(stream)),
      stream.kind.latestOnly === true ? { last: true } : {},
    );
    const { commits, head } = verifiedCommits(
      streamName(stream),
      items,
      stream.kind.latestOnly === true,
    );
    return { ...fold(stream.kind, commits), head, commits };
  }

  /**
   * Handles a command: load, decide, append on condition that nobody else appended; on a conflict all
   * over again. Throws `Conflict` when it lost too often.
   */
  async handle<State, Event extends StoredEvent, Also extends Record<string, AnyRef>>(
    handling: Handling<State, Event, Also>,
  ): Promise<Done<State, Event> | Rejection> {
    let fresh = handling.creates === true;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(handling, fresh);
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === attempts) throw error;
        if (!fresh) await (this.#options.pause ?? jitter)(attempt);
        fresh = false;
      }
    }
  }

  async #attempt<State, Event extends StoredEvent, Also extends Record<string, AnyRef>>(
    handling: Handling<State, Event, Also>,
    fresh: boolean,
  ): Promise<Done<State, Event> | Rejection> {
    const { stream, command } = handling;
    const loaded = fresh ? unborn(stream.kind) : await this.load(stream);
    const refused = handling.permit?.(loaded.state);
    if (refused !== undefined) return refused;
    const before = loaded.commits.find((commit) => commit.command === command.id);
    if (before !== undefined) return this.#repeat(handling, loaded.commits, before);
    if (handling.expected !== undefined && handling.expected !== loaded.version) {
      return { rejected: 'version-moved', version: loaded.version };
    }
    const also: Record<string, AnyRef> = handling.also?.(loaded.state) ?? {};
    const others = await this.#loadAll(also);
    const decision = handling.decide(loaded.state, statesOf<Also>(others), {
      version: loaded.version,
    });
    if (isRejection(decision)) return decision;
    const events = isJoint(decision) ? decision.primary : decision;
    const appended = [
      { stream: streamName(stream), loaded, events },
      ...Object.entries(others).map(([name, other]) => ({
        stream: streamName(other.ref),
        loaded: other.loaded,
        events: (isJoint(decision) ? decision.also[name] : undefined) ?? [],
      })),
    ].filter((part) => part.events.length > 0);
    if (appended.length === 0) {
      return { state: loaded.state, version: loaded.version, events: [], repeated: false };
    }
    await writeAll(this.#options.client, [
      ...appended.map((part, index) =>
        this.#put(
          part.stream,
          part.loaded,
          part.events,
          command,
          index === 0 ? handling.seal : undefined,
        ),
      ),
      ...(handling.seal === undefined ? [] : [handling.seal.write]),
      ...(handling.writes ?? []),
    ]);
    const version = events.length > 0 ? loaded.version + 1 : loaded.version;
    const state = events.reduce(
      (folded, event) => stream.kind.evolve(folded, event, { version, at: command.at }),
      loaded.state,
    );
    return { state, version, events, repeated: false };
  }

  #put(
    stream: string,
    loaded: Loaded<unknown>,
    events: readonly StoredEvent[],
    command: Command,
    seal: SealedItem | undefined,
  ): TransactWriteItem {
    const { bytes: body, hash } = encodeCommit({
      stream,
      version: loaded.version + 1,
      at: command.at,
      actor: command.actor,
      command: command.id,
      fingerprint: seal === undefined ? command.fingerprint : null,
      sealed: seal?.id ?? null,
      cause: command.cause ?? null,
      trace: command.trace,
      events,
      previous: loaded.head,
    });
    return {
      Put: {
        TableName: this.#options.table,
        Item: {
          pk: { S: commitKey(stream) },
          sk: { S: versionKey(loaded.version + 1) },
          body: { B: body },
          hash: { S: hash },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  async #loadAll(
    also: Record<string, AnyRef>,
  ): Promise<Record<string, { ref: AnyRef; loaded: Loaded<unknown> }>> {
    const entries = await Promise.all(
      Object.entries(also).map(
        async ([name, stream]) => [name, { ref: stream, loaded: await this.load(stream) }] as const,
      ),
    );
    return Object.fromEntries(entries);
  }

  async #repeat<State, Event extends StoredEvent, Also extends Record<string, AnyRef>>(
    { stream, command }: Handling<State, Event, Also>,
    commits: readonly Commit[],
    before: Commit,
  ): Promise<Done<State, Event> | Rejection> {
    const first =
      before.sealed === null
        ? before.fingerprint
        : await this.#options.fingerprintOf?.(before.sealed);
    const same =
      (first ?? command.fingerprint) === command.fingerprint &&
      before.actor.subject === command.actor.subject &&
      before.actor.role === command.actor.role;
    if (!same) return { rejected: 'idempotency-key-reused' };
    const then = fold(
      stream.kind,
      commits.filter((commit) => commit.version <= before.version),
    );
    return {
      ...then,
      events: before.events.map((stored) => stream.kind.events.parse(stored)),
      repeated: true,
    };
  }
}

/** Partition of a stream's commits; the relay's filter knows it by its prefix. */
export function commitKey(stream: string): string {
  return `c/${stream}`;
}

/** Sort key of a commit: its version in ten digits. */
export function versionKey(version: number): string {
  return String(version).padStart(10, '0');
}

/** Folds verified commits into the state after the last of them. */
export function fold<State, Event extends StoredEvent>(
  kind: StreamKind<State, Event>,
  commits: readonly Commit[],
): { state: State; version: number } {
  let state = kind.initial;
  let version = 0;
  for (const commit of commits) {
    version = commit.version;
    for (const stored of commit.events) {
      state = kind.evolve(state, kind.events.parse(stored), { version, at: commit.at });
    }
  }
  return { state, version };
}

/** A commit whose bytes do not match its hash, or that does not follow the one before it. */
export class BrokenChain extends Error {
  override readonly name = 'BrokenChain';
}

/** Decodes items of one stream in order and checks hash, version and link of each. Throws `BrokenChain`. */
export function verifiedCommits(
  stream: string,
  items: readonly Item[],
  tail = false,
): { commits: Commit[]; head: string } {
  const commits: Commit[] = [];
  let head = genesis;
  for (const item of items) {
    const body = bytes(item, 'body');
    const hash = hashOf(body);
    const commit = decodeCommit(body);
    const follows = tail || (commit.previous === head && commit.version === commits.length + 1);
    if (hash !== text(item, 'hash') || !follows || commit.stream !== stream) {
      throw new BrokenChain(`${stream} at ${text(item, 'sk')}`);
    }
    commits.push(commit);
    head = hash;
  }
  return { commits, head };
}

function unborn<State, Event extends StoredEvent>(kind: StreamKind<State, Event>): Loaded<State> {
  return { state: kind.initial, version: 0, head: genesis, commits: [] };
}

function isJoint<Event, Also extends Record<string, AnyRef>>(
  decision: readonly Event[] | JointDecision<Event, Also>,
): decision is JointDecision<Event, Also> {
  return !Array.isArray(decision);
}

function statesOf<Also extends Record<string, AnyRef>>(
  others: Record<string, { loaded: Loaded<unknown> }>,
): StatesOf<Also> {
  const states = Object.fromEntries(
    Object.entries(others).map(([name, { loaded }]) => [name, loaded.state]),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/consistent-type-assertions -- each entry was loaded through the ref of the same name
  return states as StatesOf<Also>;
}

/** Up to 20 ms per attempt, spread so that two who collided do not collide again. */
async function jitter(attempt: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, Math.random() * 20 * attempt);
  });
}
