import type { Endpoint, Role } from '@ducha/contracts';
import type { Asked, Claims } from './door.ts';

/** A complaint that somebody handed in and has the receipt of. */
export interface OwnComplaint {
  readonly receipt: string;
  /** The Idempotency-Key with which it was handed in. */
  readonly key: string;
}

/** A request that somebody sent, to be sent again much later. */
export interface SentRequest {
  readonly endpoint: Endpoint;
  readonly as: Claims | null;
  readonly asked: Asked;
}

/** What a person remembers. Only their own acts change it. */
export interface Memory {
  /** Receipts that were not forgotten. */
  readonly complaints: OwnComplaint[];
  /** By thing (`complaint 01h…`): the first version that they saw of it. */
  readonly seen: Map<string, number>;
  /** The last ones that they sent, the newest last. */
  readonly requests: SentRequest[];
}

/** Somebody who acts on the house. */
export interface Person {
  /** For the trace: `citizen 3`, `liaison of 110108`. */
  readonly name: string;
  /** Null: signs in as nobody. */
  readonly claims: Claims | null;
  /** What they are asked to do: the roles of their claims, or `citizen`. */
  readonly roles: readonly Role[];
  /** The code of the organisation at which they are, if they are at one. */
  readonly organisation: string | null;
  /** How often they act, beside others of their role. */
  readonly zeal: number;
  readonly memory: Memory;
}

/** Nothing remembered yet. */
export function newMemory(): Memory {
  return { complaints: [], seen: new Map(), requests: [] };
}
