import type * as z from 'zod/mini';
import type { EventDeclaration } from '@ducha/contracts';
import type { StoredEvent } from './commit.ts';

/** What the fold may know of the commit around an event. */
export interface CommitFacts {
  readonly version: number;
  readonly at: string;
}

/**
 * A kind of stream: what its events are and how they make its state. `evolve` is pure and total: it
 * must take every event that was ever stored.
 */
export interface StreamKind<State, Event extends StoredEvent> {
  /** First part of the stream's name: `complaint` in `complaint/01h…`. */
  readonly kind: string;
  readonly initial: State;
  readonly events: EventFamily<Event>;
  evolve(state: State, event: Event, facts: CommitFacts): State;
  /**
   * The last commit holds the whole state, so that a load reads two items whatever the length. For
   * streams that only hand out the next number or hold a booking, beside the stream of a command: as
   * the stream of a command itself it is read whole, to find the command that was seen before.
   */
  readonly latestOnly?: true;
}

/** Reads stored events as today's events of a stream. */
export interface EventFamily<Event extends StoredEvent> {
  /** Every type that may be stored, old majors included. */
  readonly types: readonly string[];
  /** Throws for an event that the family does not know. */
  parse(stored: StoredEvent): Event;
}

type AnyDeclaration = EventDeclaration<string, z.ZodMiniType>;
type Parsed<Declarations extends readonly AnyDeclaration[]> = {
  [K in keyof Declarations]: Declarations[K] extends EventDeclaration<infer Type, infer Data>
    ? { readonly type: Type; readonly data: z.infer<Data> }
    : never;
}[number];

/** How an event of an older major becomes one of today: never stored, done after verification. */
export type Upcaster = (stored: StoredEvent) => StoredEvent;

/**
 * The events of one stream kind. `upcasters` maps an old type to a function that gives the event in
 * a newer form; they are applied until a declared type is reached.
 */
export function eventFamily<
  const Declarations extends readonly [AnyDeclaration, ...AnyDeclaration[]],
>(
  declarations: Declarations,
  upcasters: Readonly<Record<string, Upcaster>> = {},
): EventFamily<Parsed<Declarations>> & { readonly declarations: Declarations } {
  const byType = new Map(declarations.map((declaration) => [declaration.type, declaration]));
  return {
    declarations,
    types: [...byType.keys(), ...Object.keys(upcasters)],
    parse(stored) {
      let current = stored;
      for (let step = 0; step <= Object.keys(upcasters).length; step += 1) {
        const declaration = byType.get(current.type);
        if (declaration !== undefined) {
          return eventSchema<Parsed<Declarations>>(declaration.schema).parse(current);
        }
        const upcast = upcasters[current.type];
        if (upcast === undefined) break;
        current = upcast(current);
      }
      throw new Error(`unknown event type ${current.type}`);
    },
  };
}

/** The tuple of declarations decides the union; TypeScript cannot follow it through the map. */
function eventSchema<Event>(schema: z.ZodMiniType): z.ZodMiniType<Event> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- see above
  return schema as z.ZodMiniType<Event>;
}

/** A stream of a kind: `ref(complaint, id)`. */
export interface StreamRef<State, Event extends StoredEvent> {
  readonly kind: StreamKind<State, Event>;
  readonly id: string;
}

export function ref<State, Event extends StoredEvent>(
  kind: StreamKind<State, Event>,
  id: string,
): StreamRef<State, Event> {
  return { kind, id };
}

/** The stream's name in commits and keys. */
export function streamName(stream: {
  readonly kind: { readonly kind: string };
  readonly id: string;
}): string {
  return `${stream.kind.kind}/${stream.id}`;
}
