import type { Called, Endpoint, Request } from '@ducha/contracts';
import { useRef, useState } from 'preact/hooks';
import type { Act } from '../act.ts';
import type { BodyOf } from '../answer.ts';
import { useStaffAct } from './staff-act.ts';

/** Something of which the version is known, as the person saw it. */
interface Seen {
  readonly version: number;
}

/**
 * One act on a thing, for its form: sent on the version that the person saw, and when someone else was
 * faster, on the newest, once the person has seen that and chosen so.
 * @param params what names the thing in the path of the act
 * @param done told of what the house answered
 */
export function useSeenAct<E extends Endpoint, Thing extends Seen>(
  endpoint: E,
  props: {
    readonly thing: Thing;
    readonly params: Readonly<Record<string, string>>;
    readonly done: (body: BodyOf<E>) => void;
  },
): {
  readonly act: Act<E>;
  readonly send: (body: Request<E>['body']) => void;
  readonly again: () => void;
  /** Forgets a refusal: the form is as it was before it was sent. */
  readonly reset: () => void;
  /** What the person saw when the act was last sent. */
  readonly seen: Thing;
  /** Sends the same once more, on what stands now. */
  readonly onNewest: (newest: Thing) => void;
} {
  const { act, send, again, reset } = useStaffAct(endpoint);
  const [seen, setSeen] = useState(props.thing);
  const last = useRef<Request<E>['body'] | undefined>(undefined);
  const finish = (called: Called<E> | undefined): void => {
    if (called?.ok === true) props.done(called.body);
  };
  const go = (body: Request<E>['body'], ifMatch: number): void => {
    last.current = body;
    // oxlint-disable-next-line typescript/consistent-type-assertions -- every act on a thing names it in its path, and its body is E's own
    const request = { params: props.params, body, ifMatch } as unknown as Parameters<
      typeof send
    >[0];
    void send(request).then(finish);
  };
  return {
    act,
    send: (body) => go(body, seen.version),
    again: () => void again().then(finish),
    reset,
    seen,
    onNewest: (newest) => {
      setSeen(newest);
      if (last.current !== undefined) go(last.current, newest.version);
    },
  };
}
