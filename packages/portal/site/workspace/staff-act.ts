import type { Called, Endpoint, Request } from '@ducha/contracts';
import { useAct, type Act } from '../act.ts';
import { sessionEnded } from './session-ended.ts';
import { accessToken } from './session.ts';

/** What a caller gives to an endpoint; who they are, and that it is one act, is added. */
export type Asked<E extends Endpoint> = Partial<Omit<Request<E>, 'idempotencyKey' | 'token'>>;

/** One act of a signed-in person (see `act.ts`). A session that has ended loses nothing: it can be sent again. */
export function useStaffAct<E extends Endpoint>(
  endpoint: E,
): {
  readonly act: Act<E>;
  readonly send: (request: Asked<E>) => Promise<Called<E> | undefined>;
  readonly again: () => Promise<Called<E> | undefined>;
  readonly reset: () => void;
} {
  const { act, send, again, reset } = useAct(endpoint, accessToken);
  const watch = (called: Called<E> | undefined): Called<E> | undefined => {
    if (called !== undefined && !called.ok && called.status === 401) sessionEnded();
    return called;
  };
  return {
    act,
    send: async (request) => watch(await send(request)),
    again: async () => watch(await again()),
    reset,
  };
}
