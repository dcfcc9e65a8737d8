import type * as z from 'zod/mini';
import { once, type Built } from './built-once.ts';
import type { Service } from './subscriptions.ts';

/** `public` needs no sign-in; `staff` needs a token of the issuer. */
export type Audience = 'public' | 'staff';

/**
 * What an endpoint does to the world, and so which headers it asks for:
 * `read` none; `create` an `Idempotency-Key`; `change` an `Idempotency-Key` and an `If-Match` of the
 * version that the caller saw (428 when missing, 412 when it moved).
 */
export type Effect = 'read' | 'create' | 'change';

/** An endpoint, declared once: the router, the OpenAPI document and the typed client come from it. */
export interface Endpoint<
  Name extends string = string,
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
  Answer extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly name: Name;
  readonly service: Service;
  readonly audience: Audience;
  readonly effect: Effect;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/complaints/{complaint}/screening`; a name in braces is a member of `params`. */
  readonly path: string;
  /** One English sentence for the OpenAPI document. */
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The success status and its body. */
  readonly status: 200 | 201 | 202;
  readonly answer: Answer;
  /** Codes of the rejections that this endpoint can give beside the common ones (see `problem.ts`). */
  readonly rejections: readonly string[];
  /** Set when the caller proves itself with a receipt in the header `Receipt`. */
  readonly receipt?: true;
  /** Set when the caller proves in the header `Proof` that they worked for it (see `endpoints/challenge.ts`). */
  readonly proof?: true;
}

/**
 * Declares an endpoint; the parameter's type keeps every schema for the router and the client. Of many
 * endpoints a function is often asked for one alone: a schema that is given as `() => z.strictObject(…)` is
 * built when it is first needed, and costs its cold start nothing.
 */
export function endpoint<
  const Name extends string,
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType,
  Answer extends z.ZodMiniType,
>(
  declaration: Omit<Endpoint<Name>, 'params' | 'query' | 'body' | 'answer'> & {
    readonly params: Built<Params>;
    readonly query: Built<Query>;
    readonly body: Built<Body>;
    readonly answer: Built<Answer>;
  },
): Endpoint<Name, Params, Query, Body, Answer> {
  const { params, query, body, answer, ...rest } = declaration;
  const built = {
    params: once(params),
    query: once(query),
    body: once(body),
    answer: once(answer),
  };
  return {
    ...rest,
    get params() {
      return built.params();
    },
    get query() {
      return built.query();
    },
    get body() {
      return built.body();
    },
    get answer() {
      return built.answer();
    },
  };
}
