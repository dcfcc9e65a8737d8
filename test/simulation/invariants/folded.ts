import { kindOf, type Commit, type StoredEvent, type StreamKind } from '@ducha/event-log';
import type { Evidence, ServiceLog } from './evidence.ts';

/** A stream, folded: what it was after each of its commits. */
export interface Folded<State, Event> {
  readonly id: string;
  readonly commits: readonly Commit[];
  /** `states[version]`; the first is what it was before anything had happened. */
  readonly states: readonly State[];
  /** What it is now. */
  readonly state: State;
  /** In order, each with the commit that it stands in. */
  readonly events: readonly { readonly event: Event; readonly commit: Commit }[];
}

/** The streams of one kind in the log of a service, by their ids. What was folded once is kept with the log. */
export function foldsOf<State, Event extends StoredEvent>(
  { logs }: Pick<Evidence, 'logs'>,
  service: string,
  kind: StreamKind<State, Event>,
): ReadonlyMap<string, Folded<State, Event>> {
  const log = logs.find((one) => one.service === service);
  return log === undefined ? new Map() : foldsIn(log, kind);
}

/** The same of one log. */
export function foldsIn<State, Event extends StoredEvent>(
  log: ServiceLog,
  kind: StreamKind<State, Event>,
): ReadonlyMap<string, Folded<State, Event>> {
  const known = kept.get(log) ?? new Map<string, ReadonlyMap<string, Folded<unknown, unknown>>>();
  kept.set(log, known);
  const before = known.get(kind.kind);
  // A log has one kind of streams of a name.
  if (before !== undefined) return before as ReadonlyMap<string, Folded<State, Event>>;
  const folds = new Map<string, Folded<State, Event>>();
  for (const [stream, commits] of log.streams) {
    if (kindOf(stream) !== kind.kind) continue;
    const id = stream.slice(kind.kind.length + 1);
    folds.set(id, foldOf(kind, id, commits));
  }
  known.set(kind.kind, folds);
  return folds;
}

const kept = new WeakMap<ServiceLog, Map<string, ReadonlyMap<string, Folded<unknown, unknown>>>>();
/** Events as their families read them: those of a founded world are read once for all histories. */
const read = new WeakMap<StoredEvent, unknown>();
/** Streams by their last commit: the same one ends the same stream, whenever it is looked at. */
const ended = new WeakMap<Commit, Folded<unknown, unknown>>();

function foldOf<State, Event extends StoredEvent>(
  kind: StreamKind<State, Event>,
  id: string,
  commits: readonly Commit[],
): Folded<State, Event> {
  const last = commits.at(-1);
  const before = last === undefined ? undefined : ended.get(last);
  if (before !== undefined) return before as Folded<State, Event>;
  const folded = foldedFrom(kind, id, commits);
  if (last !== undefined) ended.set(last, folded);
  return folded;
}

function foldedFrom<State, Event extends StoredEvent>(
  kind: StreamKind<State, Event>,
  id: string,
  commits: readonly Commit[],
): Folded<State, Event> {
  const states = [kind.initial];
  const events: { event: Event; commit: Commit }[] = [];
  let state = kind.initial;
  for (const commit of commits) {
    for (const stored of commit.events) {
      let event = read.get(stored) as Event | undefined;
      if (event === undefined) {
        event = kind.events.parse(stored);
        read.set(stored, event);
      }
      events.push({ event, commit });
      state = kind.evolve(state, event, { version: commit.version, at: commit.at });
    }
    states.push(state);
  }
  return { id, commits, states, state, events };
}
