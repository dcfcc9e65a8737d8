import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type * as z from 'zod/mini';
import { en } from 'zod/locales';
import {
  inStandardForm,
  playedAt,
  type Actor,
  type Endpoint,
  type Fault,
  type Relation,
  type Right,
  type Role,
} from '@ducha/contracts';
import { idOf, type Command, type Rejection } from '@ducha/event-log';

/** Who calls: a signed-in person, or nobody known. */
export interface Person {
  readonly subject: string;
  readonly roles: readonly Role[];
  /** Where their roles at an organisation are held; null without such a role. */
  readonly organisation: string | null;
}

/** A request after its headers and its shape were found in order. */
export interface EndpointRequest<E extends Endpoint> {
  readonly params: z.infer<E['params']>;
  readonly query: z.infer<E['query']>;
  readonly body: z.infer<E['body']>;
  /** Null on public endpoints. */
  readonly person: Person | null;
  /** The caller's `Idempotency-Key`; empty on endpoints that only read. */
  readonly idempotencyKey: string;
  /** An id that a retry of the same request comes to again: the id of what it creates. */
  readonly newId: string;
  /** The version that the caller saw (`If-Match`). */
  readonly expected: number | undefined;
  /** The header `Receipt` as it came. */
  readonly receipt: string | undefined;
  /**
   * Why this request is not to be done, where its endpoint asks for a proof of work and it has none that is
   * good; not to be answered to a command that was done already, whose proof may have grown old since.
   */
  readonly unproven: Rejection | undefined;
  readonly fingerprint: string;
  /** Time of the request, UTC. */
  readonly now: string;
  readonly trace: string;
  /** Milliseconds that are left to answer. */
  readonly remaining: () => number;
  /**
   * The actor of this request, given how the person stands to the thing: `any` too, unless they are recused
   * from it. A rejection when no right of the policy table covers it: `not-found`, for whoever may not see
   * a thing may not know of it.
   */
  readonly permit: (relations: ReadonlySet<Relation>) => Actor | Rejection;
  /** The command of this request, done by that actor. */
  readonly command: (actor: Actor) => Command;
}

/** What an endpoint answers: the body, the stream's version as an ETag. Other headers follow from these. */
export interface EndpointAnswer<E extends Endpoint> {
  readonly body: z.infer<E['answer']>;
  readonly version?: number;
}

/** An endpoint and what does its work. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly respond: (
    request: EndpointRequest<Endpoint>,
  ) => Promise<EndpointAnswer<Endpoint> | Rejection>;
}

/** Ties an endpoint to its work; the types of both are checked against each other here. */
export function route<E extends Endpoint>(
  endpoint: E,
  respond: (request: EndpointRequest<E>) => Promise<EndpointAnswer<E> | Rejection>,
): Route {
  return { endpoint, respond };
}

/** What a request holds before its parts were parsed. */
export interface RawRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** By itself zod/mini has no words for what is wrong. */
const inEnglish = { error: en().localeError };

/** Parses path, query and body together, so that every fault is named, not only the first. */
export function parseRequest(
  endpoint: Endpoint,
  raw: RawRequest,
): { params: unknown; query: unknown; body: unknown } | { faults: Fault[] } {
  const params = endpoint.params.safeParse(raw.params, inEnglish);
  const query = endpoint.query.safeParse(raw.query, inEnglish);
  const body = endpoint.body.safeParse(raw.body, inEnglish);
  if (params.success && query.success && body.success) {
    return { params: params.data, query: query.data, body: body.data };
  }
  return {
    faults: [
      ...(params.success
        ? []
        : params.error.issues.flatMap((issue) => faultsOf('path/', '', issue))),
      ...(query.success
        ? []
        : query.error.issues.flatMap((issue) => faultsOf('query/', '', issue))),
      ...(body.success ? [] : body.error.issues.flatMap((issue) => faultsOf('#/', '/', issue))),
    ],
  };
}

/** The faults of one issue; unknown fields are one fault each. The value itself is never repeated. */
function faultsOf(prefix: string, separator: string, issue: z.core.$ZodIssue): Fault[] {
  const at = (path: readonly PropertyKey[]): string =>
    `${prefix}${path.map((part) => escapePointer(String(part))).join(separator === '' ? '.' : separator)}`;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: at([...issue.path, key]),
      code: 'unknown-field',
      detail: 'This field is not known here',
    }));
  }
  return [{ pointer: at(issue.path), code: codeOf(issue), detail: issue.message }];
}

/** A rule of ours names its fault; those of the schemas are called as zod calls them. */
function codeOf(issue: z.core.$ZodIssue): string {
  const named: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  return typeof named === 'string' ? named : issue.code.replaceAll('_', '-');
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * SHA-256 over what a request asks for: the same key with another fingerprint is another request. Texts
 * count in their standard form, as they are kept; not as parsed, for a default that is added one day
 * would make another request of every retry.
 */
export function fingerprintOf(endpoint: Endpoint, { params, query, body }: RawRequest): string {
  const json =
    canonicalize({ endpoint: endpoint.name, params, query, body: inStandardForm(body) }) ?? '';
  return createHash('sha256').update(json).digest('hex');
}

/** The actor for one of the rights, or why there is none. */
export function actorFor(
  person: Person | null,
  rights: readonly Right[],
  relations: ReadonlySet<Relation>,
): Actor | Rejection {
  if (person === null) return { role: 'citizen', organisation: null, subject: null };
  const right = rights.find(({ relation }) => relations.has(relation));
  if (right === undefined) return { rejected: 'not-found' };
  const organisation = playedAt[right.role] === 'organisation' ? person.organisation : null;
  return { role: right.role, organisation, subject: person.subject };
}

/** The command of a request; its id says who asked for what under which key. */
export function commandOf(
  request: Pick<EndpointRequest<Endpoint>, 'idempotencyKey' | 'fingerprint' | 'now' | 'trace'>,
  endpoint: Endpoint,
  actor: Actor,
): Command {
  return {
    id: idOf('command', endpoint.name, actor.subject ?? 'public', request.idempotencyKey),
    actor,
    fingerprint: request.fingerprint,
    at: request.now,
    trace: request.trace,
  };
}
