import { gzipSync } from 'node:zlib';
import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import {
  heldRoles,
  idempotencyKey,
  receiptHeader,
  subject,
  versionTag,
  type Endpoint,
  type Fault,
  type Right,
} from '@ducha/contracts';
import { Conflict, idOf, isRejection, newTrace, type Rejection } from '@ducha/event-log';
import { bodyLimits } from './body-limits.ts';
import { withDeadline } from './deadline.ts';
import type { FailureGuard, FailureKind } from './failure-counts.ts';
import { rightsFor } from './foresee.ts';
import { errorFields, log } from './log.ts';
import { isUnavailable } from './outage.ts';
import { problemAnswer } from './problem-answer.ts';
import {
  actorFor,
  commandOf,
  fingerprintOf,
  parseRequest,
  type EndpointRequest,
  type Person,
  type RawRequest,
  type Route,
} from './request.ts';

type HttpEvent = Omit<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext'> & {
  requestContext: Omit<APIGatewayProxyEventV2WithJWTAuthorizer['requestContext'], 'authorizer'> & {
    authorizer?: { jwt: { claims: Record<string, unknown> } };
  };
};

/** More faults than anyone reads; an answer has its limits too. */
const faultsLimit = 500;

/** When nothing came back in time, not even an aborted call: milliseconds before the end. */
const lastMoment = 150;

/**
 * The Lambda handler of an HTTP API: routes by the endpoint declarations, checks who calls and what
 * came in, and turns answers, rejections and errors into responses. Nothing of an error gets outside.
 * Throws where an endpoint asks for a receipt or a proof of work and what guards it is missing.
 */
export function httpHandler(routes: readonly Route[], doors: Doors = {}) {
  const { guard, proofs } = doors;
  for (const { endpoint } of routes) {
    if (endpoint.receipt === true && guard === undefined)
      throw new Error(`${endpoint.name} can be guessed at will`);
    if (endpoint.proof === true && (guard === undefined || proofs === undefined))
      throw new Error(`${endpoint.name} can be flooded at will`);
  }
  return middy<HttpEvent, APIGatewayProxyStructuredResultV2>({
    timeoutEarlyInMillis: lastMoment,
    timeoutEarlyResponse: () => {
      log('request-late');
      return problemAnswer({ rejected: 'unavailable' });
    },
  }).handler(async (event: HttpEvent, context: Context) => {
    const started = performance.now();
    const { endpoint, result } = await withDeadline(context, (remaining) =>
      respond(routes, event, { ...doors, remaining }),
    );
    log('request-completed', {
      endpoint,
      status: result.statusCode ?? 200,
      milliseconds: Math.round(performance.now() - started),
    });
    return result;
  });
}

/** What stands before the endpoints that anyone may call. */
export interface Doors {
  /** Slows the networks that guess receipts, or send requests without working for them. */
  readonly guard?: FailureGuard;
  readonly proofs?: ProofCheck;
}

/** Looks at proofs of work. */
export interface ProofCheck {
  /** What is wrong with the header `Proof` of a request with this Idempotency-Key; undefined: nothing. */
  fault(sent: string | undefined, idempotencyKey: string): Promise<Fault | undefined>;
}

/** What a request is answered with, beside its route. */
interface Surroundings extends Doors {
  readonly remaining: () => number;
}

async function respond(
  routes: readonly Route[],
  event: HttpEvent,
  surroundings: Surroundings,
): Promise<{ endpoint: string; result: APIGatewayProxyStructuredResultV2 }> {
  const found = match(routes, event.requestContext.http.method, event.rawPath);
  if (found === undefined || 'allow' in found) {
    const result =
      found === undefined
        ? problemAnswer({ rejected: 'not-found' })
        : problemAnswer({ rejected: 'method-not-allowed' }, { allow: found.allow.join(', ') });
    return { endpoint: 'none', result };
  }
  const { endpoint } = found.route;
  try {
    return {
      endpoint: endpoint.name,
      result: await answer(found.route, found.params, event, surroundings),
    };
  } catch (error) {
    if (error instanceof Conflict || isUnavailable(error)) {
      log('request-unavailable', { endpoint: endpoint.name, ...errorFields(error) });
      return { endpoint: endpoint.name, result: problemAnswer({ rejected: 'unavailable' }) };
    }
    log('request-failed', { endpoint: endpoint.name, ...errorFields(error) });
    return { endpoint: endpoint.name, result: problemAnswer({ rejected: 'internal' }) };
  }
}

async function answer(
  route: Route,
  params: Record<string, string>,
  event: HttpEvent,
  { remaining, guard, proofs }: Surroundings,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { endpoint } = route;
  const person = endpoint.audience === 'staff' ? personOf(event) : null;
  if (isRejection(person)) return problemAnswer(person);
  const rights = rightsOf(endpoint, person);
  if (isRejection(rights)) return problemAnswer(rights);
  const raw = rawRequest(endpoint, params, event);
  if (isRejection(raw)) return problemAnswer(raw);
  const headers = commandHeaders(endpoint, event);
  const parsed = parseRequest(endpoint, raw);
  const receipt = event.headers['receipt'];
  const faults = [
    ...('faults' in headers ? headers.faults : []),
    ...(endpoint.receipt === true && !receiptHeader.safeParse(receipt).success ? [noReceipt] : []),
    ...('faults' in parsed ? parsed.faults : []),
  ];
  if (faults.length > 0) {
    return problemAnswer({ rejected: 'invalid', faults: faults.slice(0, faultsLimit) });
  }
  if ('rejected' in headers) return problemAnswer(headers);
  if ('faults' in parsed || 'faults' in headers) throw new Error('faults without a fault');

  const fault =
    endpoint.proof === true
      ? await proofs?.fault(event.headers['proof'], headers.idempotencyKey)
      : undefined;
  const fingerprint = fingerprintOf(endpoint, raw);
  const base = {
    ...parsed,
    ...headers,
    person,
    fingerprint,
    receipt,
    unproven: fault === undefined ? undefined : { rejected: 'proof-needed', faults: [fault] },
    newId: idOf('created', endpoint.name, person?.subject ?? 'public', headers.idempotencyKey),
    now: new Date().toISOString(),
    trace: traceOf(event),
    remaining,
  };
  const request: EndpointRequest<Endpoint> = {
    ...base,
    permit: (relations) => actorFor(person, rights, relations),
    command: (actor) => commandOf(base, endpoint, actor),
  };
  const tried = endpoint.receipt === true ? 'receipt' : fault === undefined ? undefined : 'proof';
  const answered =
    tried === undefined || guard === undefined
      ? await route.respond(request)
      : await guarded(guard, tried, event.requestContext.http.sourceIp, request, route);
  if (isRejection(answered)) return problemAnswer(answered);
  return sent(event, {
    statusCode: endpoint.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...(answered.version === undefined ? {} : { etag: `"${answered.version}"` }),
      ...nextPage(raw.query, answered.body),
    },
    body: JSON.stringify(answered.body),
  });
}

/** From so many characters on an answer is worth its compression; the gateway does none. */
const long = 8_192;

/** Compressed, where that pays and the caller can read it. */
function sent(
  event: HttpEvent,
  { body, ...result }: { statusCode: number; headers: Record<string, string>; body: string },
): APIGatewayProxyStructuredResultV2 {
  const readable = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(
    event.headers['accept-encoding'] ?? '',
  );
  if (body.length < long || !readable) return { ...result, body };
  return {
    ...result,
    headers: { ...result.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
    isBase64Encoded: true,
    body: gzipSync(body).toString('base64'),
  };
}

/**
 * Answers a request that may fail so that it counts: one that a receipt opens, or one without a good proof of
 * work; whoever worked never comes here. Before it is looked at, a network in which too many failed is told to
 * wait, whatever this one would come to: right and wrong receipts cost one read then, and look alike. Only
 * failures are counted. Tries that are under way at the same time may go beyond the limit; each is counted.
 * The address is the one that the gateway saw, never one that the caller names.
 */
async function guarded(
  guard: FailureGuard,
  kind: FailureKind,
  address: string,
  request: EndpointRequest<Endpoint>,
  { respond }: Route,
): ReturnType<Route['respond']> {
  const seconds = await guard.wait(kind, address, request.now);
  if (seconds !== undefined) return { rejected: 'too-many', retryAfter: seconds };
  const answered = await respond(request);
  if (isRejection(answered) && answered.rejected === failures[kind]) {
    await guard.count(kind, address, request.now);
  }
  return answered;
}

/** As what a failure is told. */
const failures: Readonly<Record<FailureKind, string>> = {
  receipt: 'receipt-unknown',
  proof: 'proof-needed',
};

/** The rights of this person here; none at all is known before anything is loaded. */
function rightsOf(endpoint: Endpoint, person: Person | null): readonly Right[] | Rejection {
  if (endpoint.audience === 'public') return [];
  if (person === null) return { rejected: 'unauthenticated' };
  const rights = rightsFor(endpoint.name, person);
  return rights.length === 0 ? { rejected: 'forbidden' } : rights;
}

/** Who a token speaks of, by its claims `sub` and `roles`; null without a token. */
function personOf(event: HttpEvent): Person | Rejection | null {
  const claims = event.requestContext.authorizer?.jwt.claims;
  if (claims === undefined) return null;
  const held = heldRoles(claims['roles']);
  const sub = subject.safeParse(claims['sub']);
  if (sub.success && 'roles' in held) return { subject: sub.data, ...held };
  return {
    rejected: 'claims-unusable',
    faults: [...(sub.success ? [] : [notOpaque]), ...('faults' in held ? held.faults : [])].slice(
      0,
      faultsLimit,
    ),
  };
}

const notOpaque: Fault = {
  pointer: 'claim/sub',
  code: 'invalid-format',
  detail: 'Must be an opaque id: 1 to 64 letters, digits, hyphens and underscores',
};

function rawRequest(
  endpoint: Endpoint,
  params: Record<string, string>,
  event: HttpEvent,
): RawRequest | Rejection {
  const query = Object.fromEntries(
    Object.entries(event.queryStringParameters ?? {}).map(([name, value]) => [name, value ?? '']),
  );
  if (endpoint.method === 'GET') return { params, query, body: undefined };
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > bodyLimits[endpoint.audience]) return { rejected: 'too-large' };
  if (bytes.length === 0) return { params, query, body: {} };
  if (!/^application\/json *(?:;|$)/i.test(event.headers['content-type'] ?? '')) {
    return { rejected: 'unsupported-media-type' };
  }
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { params, query, body };
  } catch {
    return { rejected: 'malformed-json' };
  }
}

function commandHeaders(
  endpoint: Endpoint,
  event: HttpEvent,
): { idempotencyKey: string; expected: number | undefined } | Rejection | { faults: Fault[] } {
  if (endpoint.effect === 'read') return { idempotencyKey: '', expected: undefined };
  const key = event.headers['idempotency-key'];
  if (key === undefined) return { rejected: 'idempotency-key-missing' };
  if (!idempotencyKey.safeParse(key).success) return { rejected: 'idempotency-key-weak' };
  if (endpoint.effect === 'create') return { idempotencyKey: key, expected: undefined };
  const match = event.headers['if-match'];
  if (match === undefined) return { rejected: 'version-missing' };
  if (!versionTag.safeParse(match).success) return { faults: [notAVersion] };
  return { idempotencyKey: key, expected: Number(match.slice(1, -1)) };
}

const notAVersion: Fault = {
  pointer: 'header/If-Match',
  code: 'invalid-format',
  detail: 'Must be the ETag of the thing, such as "3"',
};

const noReceipt: Fault = {
  pointer: 'header/Receipt',
  code: 'missing',
  detail: 'The receipt that the complainant was given is needed',
};

/** RFC 8288: where a list goes on, relative to the request. */
function nextPage(query: RawRequest['query'], body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null || !('next' in body)) return {};
  if (typeof body.next !== 'string') return {};
  const next = new URLSearchParams({ ...query, after: body.next }).toString();
  return { link: `<?${next}>; rel="next"` };
}

/** W3C trace context; one of our own where the caller sent none or a malformed one. */
function traceOf(event: HttpEvent): string {
  const sent = event.headers['traceparent'];
  const isOne = sent !== undefined && /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/.test(sent);
  return isOne ? sent : newTrace();
}

/** The route of a path. A static part wins over a parameter; `allow` when only the method is wrong. */
function match(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | { allow: string[] } | undefined {
  const parts = path.split('/');
  const fitting = routes
    .flatMap((route) => {
      const params = fit(route.endpoint.path.split('/'), parts);
      return params === undefined ? [] : [{ route, params }];
    })
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const best = fitting.find(({ route }) => route.endpoint.method === method);
  if (best !== undefined) return best;
  const allow = [...new Set(fitting.map(({ route }) => route.endpoint.method))];
  return allow.length === 0 ? undefined : { allow };
}

function fit(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name === undefined) {
      if (expected !== part) return undefined;
      continue;
    }
    const value = decode(part);
    if (value === undefined || value === '') return undefined;
    params[name] = value;
  }
  return params;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
