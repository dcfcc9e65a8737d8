import type { Called, Endpoint, Problem, Request } from '@ducha/contracts';
import { useRef, useState } from 'preact/hooks';
import type { BodyOf } from './answer.ts';
import { call } from './api.ts';

/** How far an act of a person has come. */
export type Act<E extends Endpoint> =
  | { readonly state: 'ready' }
  | { readonly state: 'sending' }
  /** It was sent, and nobody said what became of it: `again` sends exactly the same. */
  | { readonly state: 'unanswered' }
  | { readonly state: 'refused'; readonly status: number; readonly problem: Problem }
  | { readonly state: 'done'; readonly body: BodyOf<E> };

type Sent<E extends Endpoint> = Partial<Omit<Request<E>, 'idempotencyKey' | 'token'>>;

/**
 * One act of a person, done once however often they press: while it is on its way a second press does
 * nothing; after a lost answer the very same request goes with the same key, which the house answers as
 * it did the first time.
 */
export function useAct<E extends Endpoint>(
  endpoint: E,
  /** Of whoever is signed in, asked for at each sending: a renewed one goes with the same key. */
  token: () => Promise<string | undefined> = noToken,
): {
  readonly act: Act<E>;
  /** Answers what came of it; `undefined` when nobody answered, or when one is on its way already. */
  readonly send: (request: Sent<E>) => Promise<Called<E> | undefined>;
  readonly again: () => Promise<Called<E> | undefined>;
  readonly reset: () => void;
} {
  const [act, setAct] = useState<Act<E>>({ state: 'ready' });
  const pending = useRef<{ key: string; request: Sent<E> } | undefined>(undefined);
  const busy = useRef(false);

  const go = async (key: string, request: Sent<E>): Promise<Called<E> | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    pending.current = { key, request };
    setAct({ state: 'sending' });
    try {
      // oxlint-disable-next-line typescript/consistent-type-assertions -- a spread of a generic loses that it is one
      const whole = {
        ...request,
        idempotencyKey: key,
        token: await token(),
      } as unknown as Partial<Request<E>>;
      const called = await call(endpoint, whole);
      // The house itself was not there: it may have been done, so the same is to be sent again.
      if (!called.ok && called.status >= 500) {
        setAct({ state: 'unanswered' });
        return undefined;
      }
      pending.current = undefined;
      setAct(
        called.ok
          ? { state: 'done', body: called.body }
          : { state: 'refused', status: called.status, problem: called.problem },
      );
      return called;
    } catch {
      setAct({ state: 'unanswered' });
      return undefined;
    } finally {
      busy.current = false;
    }
  };
  return {
    act,
    send: (request) => go(crypto.randomUUID(), request),
    again: async () =>
      pending.current === undefined ? undefined : go(pending.current.key, pending.current.request),
    reset: () => {
      pending.current = undefined;
      setAct({ state: 'ready' });
    },
  };
}

async function noToken(): Promise<undefined> {
  return undefined;
}
