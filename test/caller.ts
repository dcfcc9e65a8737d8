import { randomUUID } from 'node:crypto';
import { call, type Called, type Endpoint, type Request } from '@ducha/contracts';
import { prove } from '@ducha/proof-of-work';

/** What a caller says beside the endpoint's own parts; the rest is filled in. */
export type Asked<E extends Endpoint> = Omit<Request<E>, 'token'> & {
  /** The version seen, for `If-Match`. */
  readonly version?: number;
};

/** One person (or nobody) at the house's door. */
export interface Caller {
  /** The answer, whatever it is. */
  call<E extends Endpoint>(endpoint: E, asked?: Partial<Asked<E>>): Promise<Called<E>>;
  /** The body and the version; throws the problem document when it was not a success. */
  ok<E extends Endpoint>(
    endpoint: E,
    asked?: Partial<Asked<E>>,
  ): Promise<{ body: Extract<Called<E>, { ok: true }>['body']; version: number }>;
}

/** Somebody at the door of the house at an address; nobody in particular without a token. */
export function callerAt(address: string, token: (() => Promise<string>) | undefined): Caller {
  const caller: Caller = {
    call: async (endpoint, asked) => {
      const idempotencyKey = asked?.idempotencyKey ?? randomUUID();
      return call(address, endpoint, {
        ...(endpoint.effect === 'read' ? {} : { idempotencyKey }),
        ...(endpoint.proof === true && asked?.proof === undefined
          ? { proof: await prove(address, idempotencyKey) }
          : {}),
        ...(asked?.version === undefined ? {} : { ifMatch: asked.version }),
        ...asked,
        ...(token === undefined ? {} : { token: await token() }),
      });
    },
    ok: async (endpoint, asked) => {
      const called = await caller.call(endpoint, asked);
      if (!called.ok) {
        throw new Error(
          `${endpoint.name} answered ${called.status}: ${JSON.stringify(called.problem)}`,
        );
      }
      return { body: called.body, version: called.version ?? 0 };
    },
  };
  return caller;
}
