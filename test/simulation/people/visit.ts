import type { Endpoint, Role } from '@ducha/contracts';
import type * as z from 'zod/mini';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import { anyOf, happens, drawnKey, weighted } from '../chance.ts';
import type { Answered, Asked, Claims, Door } from './door.ts';
import { spoiled, whatItTakes } from './drawn-value.ts';
import type { Person } from './person.ts';
import { drawnMark, type Planted, type PlantedKind } from './planted.ts';
import { nastyText, ordinaryText } from './texts.ts';

/** What somebody does wrong, of all that they otherwise do sensibly. */
export const slips = [
  /** Sends the request again, with the same key. */
  'twice',
  /** Sends it twice at once, with the same key. */
  'twice-at-once',
  /** Sends it again with a new key, at once with the first. */
  'two-at-once',
  /** Sends another request with the same key. */
  'key-reused',
  /** By a version that they saw long ago, or by the one before. */
  'late',
  'no-version',
  'no-key',
  'weak-key',
  /** With a value that the endpoint does not take. */
  'malformed',
  /** With a text out of the bag. */
  'nasty-text',
  /** Somebody else does it. */
  'stranger',
  /** About a thing of others. */
  'other-thing',
] as const;
export type Slip = (typeof slips)[number];

/** The world as people share it. */
export interface World {
  readonly door: Door;
  readonly people: ReadonlyMap<string, Person>;
  /** Every secret that was said to the house. */
  readonly planted: Planted[];
  /** Ids and codes that somebody saw, by what they are; of each kind the last ones. */
  readonly heard: Map<string, string[]>;
}

/** A request that changes something, as the trace tells it: never a text, never a receipt. */
export interface Request {
  /** The name of the endpoint. */
  readonly endpoint: string;
  /** The id in the path, if there is one. */
  readonly on: string | null;
  /** `200`, `409 wrong-stage`, `lost`. */
  readonly outcome: string;
  /** When it came, ISO 8601 in UTC. */
  readonly at: string;
}

/** What became of an act. */
export interface Deed {
  readonly who: string;
  readonly act: string;
  readonly slip: Slip | null;
  /** In the order in which they were answered; none when there was nothing to do. */
  readonly requests: readonly Request[];
}

/** One person about one act. */
export interface Visit {
  readonly person: Person;
  readonly world: World;
  readonly random: SeededRandom;
  readonly slip: Slip | null;
  /** What the act says that it calls. */
  readonly calls: readonly Endpoint[];
  readonly requests: Request[];
}

/** Something that people do. */
export interface Act {
  readonly name: string;
  /** Who does it: one of these roles. */
  readonly who: readonly Role[];
  /** How often, beside other acts. */
  readonly weight: number;
  /** Every endpoint that it may call; it can call no other. */
  readonly calls: readonly Endpoint[];
  /** Whether the endpoints are any: such an act shows of none that people use it. */
  readonly blind?: true;
  do(visit: Visit): Promise<void>;
}

/** What is asked of an endpoint, by its types. */
export interface AskedOf<E extends Endpoint> {
  readonly params?: z.input<E['params']>;
  readonly query?: z.input<E['query']>;
  readonly body?: z.input<E['body']>;
  readonly expected?: number | undefined;
  readonly receipt?: string;
}

/** What was told: of a success the body as the endpoint declares it. */
export type Told<E extends Endpoint> =
  | {
      readonly ok: true;
      readonly status: number;
      readonly body: z.output<E['answer']>;
      readonly version: number;
    }
  | {
      readonly ok: false;
      readonly status: number | 'lost';
      readonly problem: string;
      readonly version: number;
    };

/** How many ids of a kind are remembered, and how many requests. */
const remembered = 40;

/** Reads; asks again when no answer comes. */
export async function look<E extends Endpoint>(
  visit: Visit,
  endpoint: E,
  asked: AskedOf<E> = {},
): Promise<Told<E>> {
  const sent = wire(asked);
  const { claims } = visit.person;
  for (let attempt = 1; ; attempt += 1) {
    const answered = await ask(visit, endpoint, claims, sent);
    if (attempt === 3 || !isUnsure(answered)) return told(endpoint, answered);
  }
}

/** Reads, and gives the body alone; undefined when it was refused or lost. */
export async function seen<E extends Endpoint>(
  visit: Visit,
  endpoint: E,
  asked: AskedOf<E> = {},
): Promise<z.output<E['answer']> | undefined> {
  const answer = await look(visit, endpoint, asked);
  return answer.ok ? answer.body : undefined;
}

/** Changes something, in the way that the slip of the visit says; without one as it should be. */
export async function change<E extends Endpoint>(
  visit: Visit,
  endpoint: E,
  asked: AskedOf<E>,
  key = drawnKey(visit.random),
): Promise<Told<E>> {
  const { slip, random, person } = visit;
  const right = { ...wire(asked), key };
  const as = person.claims;
  if (slip === null) return told(endpoint, await persist(visit, endpoint, as, right));
  const wrong = await slipped(visit, endpoint, right);
  // Most notice that it went wrong, and do it again as it should be.
  if (wrong === undefined) return told(endpoint, await persist(visit, endpoint, as, right));
  const answer = told(endpoint, wrong);
  if (answer.ok || happens(random, 0.3)) return answer;
  return told(endpoint, await persist(visit, endpoint, as, { ...right, key: drawnKey(random) }));
}

/** Sends it wrongly; undefined where that slip cannot be made here. */
async function slipped(
  visit: Visit,
  endpoint: Endpoint,
  right: Asked & { readonly key: string },
): Promise<Answered | 'lost' | undefined> {
  const { random, person, world } = visit;
  const send = (asked: Asked, as = person.claims) => persist(visit, endpoint, as, asked);
  switch (visit.slip) {
    case 'twice': {
      const first = await send(right);
      await send(right);
      return first;
    }
    case 'twice-at-once':
      return (await Promise.all([send(right), send(right)]))[0];
    case 'two-at-once':
      return (await Promise.all([send(right), send({ ...right, key: drawnKey(random) })]))[0];
    case 'key-reused': {
      const first = await send(right);
      await send(another(visit, endpoint, right));
      return first;
    }
    case 'late': {
      if (right.expected === undefined) return undefined;
      const before = person.memory.seen.get(thingOf(right) ?? '') ?? right.expected - 1;
      return before === right.expected ? undefined : send({ ...right, expected: before });
    }
    case 'no-version': {
      const { expected, ...rest } = right;
      return expected === undefined ? undefined : send(rest);
    }
    case 'no-key': {
      const { key: _, ...rest } = right;
      return send(rest);
    }
    case 'weak-key':
      return send({ ...right, key: random.pick(['1', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'key']) });
    case 'malformed':
      return send(another(visit, endpoint, { ...right, key: drawnKey(random) }));
    case 'stranger': {
      const other = random.pick([...world.people.values()]);
      return send({ ...right, key: drawnKey(random) }, other.claims);
    }
    case 'other-thing': {
      const [name] = Object.keys(right.params ?? {});
      const other = anyOf(random, world.heard.get(name ?? '') ?? []);
      if (name === undefined || other === undefined) return undefined;
      return send({ ...right, key: drawnKey(random), params: { ...right.params, [name]: other } });
    }
    case 'nasty-text':
    case null:
      return undefined;
  }
}

/** The same request with something spoiled in its body, or where it has none in its path. */
function another({ random }: Visit, endpoint: Endpoint, asked: Asked): Asked {
  const { body, params } = whatItTakes(endpoint);
  const inPath = Object.keys(asked.params ?? {}).length > 0 && happens(random, 0.1);
  if (body === undefined || inPath) {
    const spoiledParams = Object.entries(spoiled({ ...asked.params }, params, random) ?? {});
    return {
      ...asked,
      params: Object.fromEntries(spoiledParams.map(([name, value]) => [name, String(value)])),
    };
  }
  return { ...asked, body: spoiled(asked.body ?? {}, body, random) };
}

/** Asks until there is an answer to rely on, as a rule with the same key; or gives up. */
async function persist(
  visit: Visit,
  endpoint: Endpoint,
  as: Claims | null,
  asked: Asked,
): Promise<Answered | 'lost'> {
  const { random, person, requests } = visit;
  const { memory } = person;
  memory.requests.push({ endpoint, as, asked });
  if (memory.requests.length > remembered) memory.requests.shift();
  let sent = asked;
  for (let attempt = 1; ; attempt += 1) {
    const answered = await ask(visit, endpoint, as, sent);
    requests.push({
      endpoint: endpoint.name,
      on: Object.values(asked.params ?? {}).join(' ') || null,
      outcome: outcomeOf(answered),
      at: visit.world.door.now(),
    });
    if (attempt === 4 || !isUnsure(answered)) return answered;
    const next = weighted(random, [
      [8, 'again' as const],
      [1, 'anew' as const],
      [1, 'never' as const],
    ]);
    if (next === 'never') return answered;
    if (next === 'anew') sent = { ...asked, key: drawnKey(random) };
  }
}

/** Sends exactly this, once, and remembers what was seen. */
export async function ask(
  visit: Visit,
  endpoint: Endpoint,
  as: Claims | null,
  asked: Asked,
): Promise<Answered | 'lost'> {
  if (!visit.calls.includes(endpoint))
    throw new Error(`an act does not say that it calls ${endpoint.name}`);
  const answered = await visit.world.door.ask(endpoint, as, asked);
  if (answered === 'lost' || answered.status >= 300) return answered;
  for (const [kind, id] of Object.entries(asked.params ?? {})) hear(visit.world, kind, id);
  const thing = thingOf(asked);
  const { seen: versions } = visit.person.memory;
  if (thing !== undefined && answered.version !== undefined && !versions.has(thing)) {
    versions.set(thing, answered.version);
  }
  return answered;
}

/** Somebody saw an id of a kind. */
export function hear({ heard }: World, kind: string, id: string): void {
  const known = heard.get(kind) ?? [];
  if (known.includes(id)) return;
  heard.set(kind, [...known.slice(1 - remembered), id]);
}

/** Ordinary words of at most so many characters; out of the bag where that is the slip. */
export function text(
  visit: Visit,
  most: number,
  ordinary: (random: SeededRandom) => string = ordinaryText,
): string {
  if (visit.slip === 'nasty-text') return nastyText(visit.random);
  return ordinary(visit.random).slice(0, most);
}

/** Words that say a secret, which the world then knows of. */
export function secretText(
  visit: Visit,
  most: number,
  kind: PlantedKind,
  key: string,
  ordinary = ordinaryText,
): string {
  const words = text(visit, most - 11, ordinary);
  if (visit.slip === 'nasty-text') return words;
  const mark = plant(visit, kind, drawnMark(visit.random), key);
  return `${words}${mark}`;
}

/** Notes a secret that is about to be said. */
export function plant(
  { world, person }: Visit,
  kind: PlantedKind,
  secret: string,
  key?: string,
): string {
  world.planted.push({ secret, kind, by: person.name, ...(key === undefined ? {} : { key }) });
  return secret;
}

/** No answer to rely on: whoever asked does not know whether it was done. */
function isUnsure(answered: Answered | 'lost'): boolean {
  return answered === 'lost' || answered.status >= 500 || answered.status === 429;
}

function thingOf({ params }: Asked): string | undefined {
  const [first] = Object.entries(params ?? {});
  return first?.join(' ');
}

/** What is sent of what is asked. */
function wire<E extends Endpoint>({ params, query, body, expected, receipt }: AskedOf<E>): Asked {
  return {
    ...(params === undefined ? {} : { params: params as Readonly<Record<string, string>> }),
    ...(query === undefined ? {} : { query: query as Readonly<Record<string, string>> }),
    ...(body === undefined ? {} : { body }),
    ...(expected === undefined ? {} : { expected }),
    ...(receipt === undefined ? {} : { receipt }),
  };
}

function told<E extends Endpoint>(_endpoint: E, answered: Answered | 'lost'): Told<E> {
  if (answered === 'lost') return { ok: false, status: 'lost', problem: 'lost', version: 0 };
  const { status, body, version = 0 } = answered;
  if (status < 300) return { ok: true, status, body: body as z.output<E['answer']>, version };
  const problem = body as { readonly version?: number } | undefined;
  return { ok: false, status, problem: problemOf(body), version: problem?.version ?? 0 };
}

/** `200`, `409 wrong-stage`, `lost`. */
export function outcomeOf(answered: Answered | 'lost'): string {
  if (answered === 'lost') return 'lost';
  const { status, body } = answered;
  return status < 300 ? String(status) : `${status} ${problemOf(body)}`;
}

function problemOf(body: unknown): string {
  const { type } = (body ?? {}) as { readonly type?: unknown };
  return typeof type === 'string' ? type.replace('urn:ducha:problem:', '') : 'no problem document';
}
