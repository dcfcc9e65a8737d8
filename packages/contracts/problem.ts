import * as z from 'zod/mini';
import { once } from './built-once.ts';

/** A fault in a request: where (RFC 6901 pointer into the body, or `query/x`, `header/x`, `claim/x` of the token) and what. */
export const fault = once(() =>
  z.strictObject({
    pointer: z.string(),
    code: z.string(),
    detail: z.string(),
  }),
);
export type Fault = z.infer<ReturnType<typeof fault>>;

/** RFC 9457 problem details; `type` is stable: `urn:ducha:problem:<code>`. */
export const problem = once(() =>
  z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.optional(z.string()),
    /** Every fault that was found, never only the first. */
    faults: z.optional(z.array(fault())),
    /** What the stream's version is now, with 412. */
    version: z.optional(z.int()),
  }),
);
export type Problem = z.infer<ReturnType<typeof problem>>;

/** The problems that any endpoint can answer with: code → status and title. */
export const commonProblems = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  invalid: { status: 400, title: 'The request has faults' },
  'idempotency-key-missing': { status: 400, title: 'The header Idempotency-Key is missing' },
  'idempotency-key-weak': {
    status: 400,
    title: 'The Idempotency-Key must be a random UUID or hold at least 128 random bits',
  },
  unauthenticated: { status: 401, title: 'A valid token is needed' },
  forbidden: { status: 403, title: 'Your role may not do this' },
  'claims-unusable': {
    status: 403,
    title: 'What the token says of its bearer is not known here, or contradicts itself',
  },
  'not-found': { status: 404, title: 'There is no such thing, or you may not know of it' },
  'method-not-allowed': { status: 405, title: 'This path does not take that method' },
  'version-moved': { status: 412, title: 'Someone else was faster: the thing has changed' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'idempotency-key-reused': {
    status: 422,
    title: 'The same Idempotency-Key came with another request',
  },
  'version-missing': { status: 428, title: 'The header If-Match is missing' },
  'too-many': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: {
    status: 503,
    // Not "nothing was changed": an answer may have been lost after the act was done.
    title: 'A part of the house is not answering; send the same request again',
  },
} as const;
export type CommonProblem = keyof typeof commonProblems;

/** What the gateway of the HTTP API answers by itself, in its own form and as `application/json`. */
export const gatewayMessage = once(() => z.strictObject({ message: z.string() }));

/** The statuses of such answers, with what they say. */
export const gatewayMessages: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [413, 'Request Entity Too Large'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
]);
