import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Actor } from '@ducha/contracts';
import { commitItem, commitKey, verifiedCommits } from './chain.ts';
import { genesis, type Commit, type StoredEvent } from './commit.ts';
import { streamName, type StreamKind, type StreamRef } from './stream-kind.ts';
import { Conflict, jitter, readPartition, writeAll } from './table.ts';

/** A refusal with its reason: a value, never thrown. `code` is one of a closed list per endpoint. */
export interface Rejection {
  readonly rejected: string;
  readonly faults?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly detail: string;
  }[];
  readonly version?: number;
  /** Seconds until it may be otherwise. */
  readonly retryAfter?: number;
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

// The states and events of the streams beside the command's own differ; each companion keeps its own.
// oxlint-disable-next-line typescript/no-explicit-any -- a heterogeneous record has no other upper bound
type AnyRef = StreamRef<any, any>;
type StatesOf<Companions extends Record<string, AnyRef>> = {
  readonly [K in keyof Companions]: Companions[K] extends StreamRef<infer State, infer _Event>
    ? State
    : never;
};
type EventsOf<Companions extends Record<string, AnyRef>> = {
  readonly [K in keyof Companions]?: Companions[K] extends StreamRef<infer _State, infer Event>
    ? readonly Event[]
    : never;
};

/** The decision of a rule that spans several streams: events for each, written together or not at all. */
export interface JointDecision<Event, Companions extends Record<string, AnyRef>> {
  readonly primary: readonly Event[];
  readonly companions: EventsOf<Companions>;
}

export interface Handling<
  State,
  Event extends StoredEvent,
  Companions extends Record<string, AnyRef>,
> {
  readonly command: Command;
  readonly stream: StreamRef<State, Event>;
  /** The stream does not exist yet in the normal case: append first, read only when that fails. */
  readonly creates?: true;
  /** The other streams that the rule spans, by names of the rule's own; they may follow from the state. */
  readonly companions?: (state: State) => Companions;
  /** Who may: runs after loading and before anything else. */
  readonly permit?: (state: State) => Rejection | undefined;
  /** The version that the caller saw; another one is `version-moved`. */
  readonly expected?: number;
  readonly seal?: SealedItem;
  /** Further writes of the same transaction that its events ask for, such as the erasure of notes. */
  readonly writes?: (events: readonly Event[]) => readonly TransactWriteItem[];
  readonly decide: (
    state: State,
    companions: StatesOf<Companions>,
    facts: { readonly version: number },
  ) => readonly Event[] | JointDecision<Event, Companions> | Rejection;
}

/** What came of a command. `repeated`: it had been done before; the state is the one of that time. */
export interface Done<State, Event> {
  readonly state: State;
  readonly version: number;
  readonly events: readonly Event[];
  readonly repeated: boolean;
}

/**
 * What is to be said in the same commit whenever a stream of a kind has changed so, whichever act changed it: a date that
 * begins to run. It is asked once it was decided, and reads what it needs then.
 */
export interface Following<State, Event extends StoredEvent> {
  readonly stream: StreamKind<State, Event>;
  events(change: {
    readonly id: string;
    readonly before: State;
    readonly after: State;
    readonly at: string;
  }): Promise<readonly Event[]>;
}

// As with `AnyRef`: the states of different kinds differ.
// oxlint-disable-next-line typescript/no-explicit-any -- see there
export type AnyFollowing = Following<any, StoredEvent>;

export interface EventLogOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** Reads the fingerprint of a sealed item; undefined when it was erased. */
  readonly fingerprintOf?: (sealed: string) => Promise<string | undefined>;
  /** Waits before deciding again after a conflict; `attempt` counts from 1. */
  readonly pause?: (attempt: number) => Promise<void>;
  /** At most one for each kind of stream. */
  readonly following?: readonly AnyFollowing[];
}

const attempts = 12;

/** The companion streams as loaded, by the names that the rule gives them. */
type Others = Readonly<Record<string, { readonly ref: AnyRef; readonly loaded: Loaded<unknown> }>>;
/** What is appended to one stream. */
interface Part {
  readonly stream: string;
  readonly loaded: Loaded<unknown>;
  readonly events: readonly StoredEvent[];
}

/** The log of one service: loads streams, decides, appends. One durable write for a command. */
export class EventLog {
  readonly #options: EventLogOptions;

  constructor(options: EventLogOptions) {
    this.#options = options;
  }

  /**
   * The state of a stream, folded from its commits (consistent read), each verified against its hash and
   * its link. Of a `latestOnly` stream the last two are read: the state, and what it must be linked to.
   * Throws `BrokenChain`.
   */
  async load<State, Event extends StoredEvent>(
    stream: StreamRef<State, Event>,
  ): Promise<Loaded<State>> {
    return this.#read(stream, stream.kind.latestOnly === true);
  }

  async #read<State, Event extends StoredEvent>(
    stream: StreamRef<State, Event>,
    tail: boolean,
  ): Promise<Loaded<State>> {
    const name = streamName(stream);
    const { client, table } = this.#options;
    const items = await readPartition(client, table, commitKey(name), tail ? { last: 2 } : {});
    const { commits, head } = verifiedCommits(name, items, tail);
    return { ...fold(stream.kind, commits), head, commits };
  }

  /**
   * Handles a command: load, decide, append on condition that nobody else appended; on a conflict all
   * over again. A command that was done before gives what it gave then, whatever is the case by now.
   * Throws `Conflict` when it lost too often, `BrokenChain`, and an error for events that do not fit
   * their family or do not fit into one transaction: nothing is written then.
   */
  async handle<State, Event extends StoredEvent, Companions extends Record<string, AnyRef>>(
    handling: Handling<State, Event, Companions>,
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

  async #attempt<State, Event extends StoredEvent, Companions extends Record<string, AnyRef>>(
    handling: Handling<State, Event, Companions>,
    fresh: boolean,
  ): Promise<Done<State, Event> | Rejection> {
    const { stream, command } = handling;
    // The whole stream, even of a latestOnly kind: any of its commits may be this command's.
    const loaded = fresh ? unborn(stream.kind) : await this.#read(stream, false);
    const before = loaded.commits.find((commit) => commit.command === command.id);
    const history = loaded.commits.filter(({ version }) => version < (before?.version ?? Infinity));
    const refused = handling.permit?.(fold(stream.kind, history).state);
    if (refused !== undefined) return refused;
    if (before !== undefined) return this.#repeat(handling, loaded.commits, before);
    if (handling.expected !== undefined && handling.expected !== loaded.version) {
      return { rejected: 'version-moved', version: loaded.version };
    }
    const others = await this.#loadAll(handling.companions?.(loaded.state) ?? {});
    const decision = handling.decide(loaded.state, statesOf<Companions>(others), {
      version: loaded.version,
    });
    const decided = isRejection(decision) ? [] : partsOf(stream, loaded, others, decision);
    // It may have been done before, in a world in which it could be: only the stream knows.
    if (fresh && decided.length === 0) return this.#attempt(handling, false);
    if (isRejection(decision)) return decision;
    const [own, ...theirs] = await Promise.all(
      decided.map((part) => this.#followed(part, command.at)),
    );
    const events = (own?.events ?? []).map((event) => stream.kind.events.parse(event));
    const parts = own === undefined ? [] : [own, ...theirs];
    if (parts.length > 0) {
      await this.#append(parts, {
        command,
        writes: [
          ...(handling.seal === undefined ? [] : [handling.seal.write]),
          ...(handling.writes?.(events) ?? []),
        ],
        sealed: handling.seal?.id ?? null,
      });
    }
    const version = events.length > 0 ? loaded.version + 1 : loaded.version;
    const state = events.reduce(
      (folded, event) => stream.kind.evolve(folded, event, { version, at: command.at }),
      loaded.state,
    );
    return { state, version, events, repeated: false };
  }

  /** The part of a stream, with what follows from it. */
  async #followed({ ref: stream, loaded, events }: Pending, at: string): Promise<Part> {
    const { kind, id } = stream;
    const part = { stream: streamName(stream), loaded };
    const following = this.#options.following?.find(({ stream: of }) => of.kind === kind.kind);
    if (following === undefined) return { ...part, events };
    const version = loaded.version + 1;
    const after: unknown = events.reduce(
      (state: unknown, event) => kind.evolve(state, event, { version, at }),
      loaded.state,
    );
    const more = await following.events({ id, before: loaded.state, after, at });
    for (const event of more) kind.events.parse(event);
    return { ...part, events: [...events, ...more] };
  }

  async #append(
    parts: readonly Part[],
    writing: {
      readonly command: Command;
      readonly sealed: string | null;
      readonly writes: readonly TransactWriteItem[];
    },
  ): Promise<void> {
    await writeAll(this.#options.client, [
      ...parts.map((part) => this.#put(part, writing)),
      ...writing.writes,
    ]);
  }

  #put(
    { stream, loaded, events }: Part,
    { command, sealed }: { readonly command: Command; readonly sealed: string | null },
  ): TransactWriteItem {
    const item = commitItem({
      stream,
      version: loaded.version + 1,
      at: command.at,
      actor: command.actor,
      command: command.id,
      fingerprint: sealed === null ? command.fingerprint : null,
      sealed,
      cause: command.cause ?? null,
      trace: command.trace,
      events,
      previous: loaded.head,
    });
    return {
      Put: {
        TableName: this.#options.table,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  async #loadAll(companions: Record<string, AnyRef>): Promise<Others> {
    const entries = await Promise.all(
      Object.entries(companions).map(
        async ([name, stream]) => [name, { ref: stream, loaded: await this.load(stream) }] as const,
      ),
    );
    return Object.fromEntries(entries);
  }

  async #repeat<State, Event extends StoredEvent, Companions extends Record<string, AnyRef>>(
    { stream, command }: Handling<State, Event, Companions>,
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
      // Someone's role for the thing may have changed through this very command; nobody's cannot.
      (before.actor.subject !== null || before.actor.role === command.actor.role);
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

function unborn<State, Event extends StoredEvent>(kind: StreamKind<State, Event>): Loaded<State> {
  return { state: kind.initial, version: 0, head: genesis, commits: [] };
}

interface Pending {
  readonly ref: AnyRef;
  readonly loaded: Loaded<unknown>;
  readonly events: readonly StoredEvent[];
}

/** What a decision appends to which streams, the command's own first; none when nothing is to be done. */
function partsOf(
  stream: AnyRef,
  loaded: Loaded<unknown>,
  others: Others,
  decision: readonly StoredEvent[] | JointDecision<StoredEvent, Record<string, AnyRef>>,
): Pending[] {
  const joint = isJoint(decision) ? decision : { primary: decision, companions: {} };
  const parts: Pending[] = [
    { ref: stream, loaded, events: joint.primary },
    ...Object.entries<readonly StoredEvent[] | undefined>(joint.companions).map(
      ([name, events]) => {
        const other = others[name];
        if (other === undefined) throw new Error(`events for ${name}, which was not loaded`);
        return { ...other, events: events ?? [] };
      },
    ),
  ].filter(({ events }) => events.length > 0);
  if (parts.length > 0 && joint.primary.length === 0) {
    // A second delivery finds the command on its own stream, and nowhere else.
    throw new Error(`a command on ${streamName(stream)} that leaves no event there`);
  }
  // An event that could not be read back would close its stream for ever.
  for (const part of parts) for (const event of part.events) part.ref.kind.events.parse(event);
  return parts;
}

function isJoint<Event, Companions extends Record<string, AnyRef>>(
  decision: readonly Event[] | JointDecision<Event, Companions>,
): decision is JointDecision<Event, Companions> {
  return !Array.isArray(decision);
}

function statesOf<Companions extends Record<string, AnyRef>>(others: Others): StatesOf<Companions> {
  const states = Object.fromEntries(
    Object.entries(others).map(([name, { loaded }]) => [name, loaded.state]),
  );
  // oxlint-disable-next-line typescript/consistent-type-assertions -- each entry was loaded through the ref of the same name
  return states as StatesOf<Companions>;
}
