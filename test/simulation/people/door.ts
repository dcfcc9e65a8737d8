import type { Endpoint } from '@ducha/contracts';

/** What a token says of its bearer: `sub`, and `roles` as the issuer gives them, `office-clerk@office`. */
export interface Claims {
  readonly sub: string;
  readonly roles: readonly string[];
}

/** What somebody asks of an endpoint. What is left out is not sent: a missing key or version is meant so. */
export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The version seen, for `If-Match`. */
  readonly expected?: number;
  /** `Idempotency-Key`. */
  readonly key?: string;
  readonly receipt?: string;
}

/** What came back: a body as the endpoint declares it, or a problem document. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
  /** From the ETag. */
  readonly version: number | undefined;
}

/** Where exactly an announced file can be put, as an endpoint gave it. */
export interface UploadAddress {
  readonly method: 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * All that people know of the house. Who implements it works for what asks for a proof of work (`endpoint.proof`).
 * `lost`: no answer came (a time-out, a crash): nobody knows what became of it.
 */
export interface Door {
  ask(endpoint: Endpoint, as: Claims | null, asked: Asked): Promise<Answered | 'lost'>;
  /** Puts a file to the bucket; gives the status. */
  put(address: UploadAddress, bytes: Uint8Array): Promise<number | 'lost'>;
  /** The time, ISO 8601 in UTC. */
  now(): string;
}
