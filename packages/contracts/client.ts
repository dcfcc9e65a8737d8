import type * as z from 'zod/mini';
import type { Endpoint } from './endpoint.ts';
import { problem, type Problem } from './problem.ts';

/** What a caller gives to an endpoint: its own parts, and the headers that its effect asks for. */
export interface Request<E extends Endpoint> {
  readonly params: z.input<E['params']>;
  readonly query: z.input<E['query']>;
  readonly body: z.input<E['body']>;
  /** A random UUID, kept for every retry of the same act. */
  readonly idempotencyKey: string;
  /** The version that the caller saw. */
  readonly ifMatch: number;
  readonly token: string;
  readonly receipt: string;
  readonly proof: string;
}

/** What an endpoint answered. */
export type Called<E extends Endpoint> =
  | {
      readonly ok: true;
      readonly status: number;
      readonly body: z.output<E['answer']>;
      /** The version of the thing, from its ETag. */
      readonly version: number | undefined;
    }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

/**
 * Calls an endpoint at an address. The path, the method and the types come from its declaration; the
 * answer is parsed by it. Throws when the answer is neither the declared one nor a problem document, or
 * when there is none (the act may have been done: call again with the same key).
 */
export async function call<E extends Endpoint>(
  address: string,
  endpoint: E,
  request: Partial<Request<E>> = {},
): Promise<Called<E>> {
  const response = await fetch(urlOf(address, endpoint, request), {
    method: endpoint.method,
    headers: headersOf(request),
    ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) }),
  });
  const json: unknown = await response.json();
  if (!response.ok) {
    return { ok: false, status: response.status, problem: problemOf(response.status, json) };
  }
  const etag = response.headers.get('etag');
  return {
    ok: true,
    status: response.status,
    body: parseAnswer(endpoint, json),
    version: etag === null ? undefined : Number(etag.replaceAll('"', '')),
  };
}

/** Of the endpoint's own type: the declaration that parses it is the one that types it. */
function parseAnswer<E extends Endpoint>(endpoint: E, json: unknown): z.output<E['answer']> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- zod's parse of a generic schema is typed unknown
  return endpoint.answer.parse(json) as z.output<E['answer']>;
}

/** The gateway itself answers `{ message }` where no function was asked: no token, too large, too long. */
function problemOf(status: number, json: unknown): Problem {
  const parsed = problem().safeParse(json);
  return parsed.success
    ? parsed.data
    : { type: 'urn:ducha:problem:gateway', title: 'The gateway refused the request', status };
}

function urlOf<E extends Endpoint>(
  address: string,
  endpoint: E,
  request: Partial<Request<E>>,
): URL {
  const params = new Map(entriesOf(request.params));
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params.get(name) ?? ''),
  );
  const url = new URL(path, address);
  for (const [name, value] of entriesOf(request.query)) url.searchParams.set(name, value);
  return url;
}

function entriesOf(record: unknown): [string, string][] {
  return typeof record === 'object' && record !== null
    ? Object.entries(record).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] satisfies [string, string]],
      )
    : [];
}

function headersOf<E extends Endpoint>(request: Partial<Request<E>>): Record<string, string> {
  return {
    'content-type': 'application/json',
    ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
    ...(request.receipt === undefined ? {} : { receipt: request.receipt }),
    ...(request.proof === undefined ? {} : { proof: request.proof }),
    ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
    ...(request.ifMatch === undefined ? {} : { 'if-match': `"${request.ifMatch}"` }),
  };
}
