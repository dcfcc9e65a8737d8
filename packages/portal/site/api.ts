import type { Called, Endpoint, Problem, Request } from '@ducha/contracts';
import { configuration } from './configuration.ts';

/** Nobody answered: offline, cut in the middle, or the house is down. The act may have been done. */
class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/**
 * Calls an endpoint of the house. Path, method and types come from its declaration; what the house
 * answers is taken at its word, because the schemas stay on the server (see `declarations-only.ts`).
 * @throws Unreachable when there is no answer; send the same request with the same key again
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  request: Partial<Request<E>> = {},
  signal?: AbortSignal,
): Promise<Called<E>> {
  const response = await ask(endpoint, request, signal);
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    return { ok: false, status: response.status, problem: problemIn(response.status, json) };
  }
  if (json === undefined) throw new Unreachable('the answer was cut in the middle');
  const etag = response.headers.get('etag');
  return {
    ok: true,
    status: response.status,
    // oxlint-disable-next-line typescript/consistent-type-assertions -- the house checked it against this very declaration before it sent it
    body: json as Extract<Called<E>, { ok: true }>['body'],
    version: etag === null ? undefined : Number(etag.replaceAll(/[^\d]/g, '')),
  };
}

async function ask<E extends Endpoint>(
  endpoint: E,
  request: Partial<Request<E>>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  try {
    const { api } = await configuration();
    return await fetch(addressOf(api, endpoint, request), {
      method: endpoint.method,
      headers: headersOf(endpoint, request),
      ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Unreachable('no answer', { cause: error });
  }
}

function addressOf<E extends Endpoint>(
  api: string,
  endpoint: E,
  request: Partial<Request<E>>,
): URL {
  const params = new Map(entriesOf(request.params));
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params.get(name) ?? ''),
  );
  const url = new URL(path, api);
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

/** A plain read carries no header of its own, so that no browser asks for leave first. */
function headersOf<E extends Endpoint>(
  { method }: E,
  { token, receipt, proof, idempotencyKey, ifMatch }: Partial<Request<E>>,
): Record<string, string> {
  return {
    ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(receipt === undefined ? {} : { receipt }),
    ...(proof === undefined ? {} : { proof }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
  };
}

/** What went wrong, in the house's own form; the gateway itself answers without one. */
function problemIn(status: number, json: unknown): Problem {
  if (isProblem(json)) return json;
  const code = status === 401 ? 'unauthenticated' : 'gateway';
  return { type: `urn:ducha:problem:${code}`, title: '', status };
}

function isProblem(json: unknown): json is Problem {
  return typeof json === 'object' && json !== null && 'type' in json && 'title' in json;
}

/** The stable code of a problem: `wrong-stage`. */
export function codeOf(problem: Problem): string {
  return problem.type.slice(problem.type.lastIndexOf(':') + 1);
}

/** The most characters that a text of an endpoint's body may have, by JSON pointer (`/problem`). */
export function longest(endpoint: Endpoint, pointer: string): number {
  const texts: unknown = Reflect.get(endpoint, 'longest');
  const most: unknown =
    typeof texts === 'object' && texts !== null ? Reflect.get(texts, pointer) : undefined;
  if (typeof most !== 'number') throw new Error(`${endpoint.name} has no text at ${pointer}`);
  return most;
}
