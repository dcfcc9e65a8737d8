/** One complaint that is to be signed for, as the list showed it. */
export interface Target {
  readonly complaint: string;
  /** For the `If-Match`. */
  readonly version: number;
}

/** What came of sending one. */
export type Sent =
  | { readonly is: 'signed'; readonly version: number }
  | { readonly is: 'refused'; readonly code: string }
  /** Nobody answered: the same may go again, with the same key. */
  | { readonly is: 'unanswered' };

/** How far the signing for one complaint has come. */
export type SignInState =
  /** In the time for undoing: nothing was sent yet. */
  { readonly is: 'waiting' } | { readonly is: 'sending' } | Sent;

/** Several that were chosen together. */
export interface Several {
  readonly targets: readonly Target[];
  /** When they go, in milliseconds since 1970; null once they have been sent. */
  readonly goesAt: number | null;
}

/** Milliseconds in which several can be called back: signing for something cannot be undone once it is sent. */
export const undoTime = 6_000;

/** How many go at once. */
const atOnce = 4;

/** The signing for complaints from the list, each once: shown as done at once, mended when it is refused. */
export interface SignIns {
  readonly stateOf: (complaint: string) => SignInState | undefined;
  readonly several: () => Several | undefined;
  /** Sends one at once; what was not answered goes again as the very same. */
  readonly one: (target: Target) => Promise<void>;
  /** Sends several when the time for undoing is over. */
  readonly begin: (targets: readonly Target[]) => void;
  readonly undo: () => void;
  /** The account of several has been read. */
  readonly close: () => void;
  /** Told after every change. @returns what ends it */
  readonly subscribe: (changed: () => void) => () => void;
}

/**
 * @param send sends one, with the key that makes it the same act however often it goes
 * @param settled told when nothing is on its way any more and something was signed for: after refusals alone
 *   the rows stay, so that their reasons can be read
 */
export function createSignIns(
  send: (target: Target, key: string) => Promise<Sent>,
  settled: () => void,
): SignIns {
  const states = new Map<string, SignInState>();
  const keys = new Map<string, string>();
  const listeners = new Set<() => void>();
  let several: Several | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let signedAny = false;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const say = (complaint: string, state: SignInState): void => {
    states.set(complaint, state);
    tell();
  };
  const busy = (): boolean =>
    [...states.values()].some(({ is }) => is === 'sending' || is === 'waiting');
  const sendOne = async (target: Target): Promise<void> => {
    const { complaint } = target;
    const before = states.get(complaint)?.is;
    if (before === 'sending' || before === 'signed') return;
    const key = keys.get(complaint) ?? crypto.randomUUID();
    keys.set(complaint, key);
    say(complaint, { is: 'sending' });
    const sent = await send(target, key);
    // Another version is another request: it has a key of its own.
    if (sent.is !== 'unanswered') keys.delete(complaint);
    say(complaint, sent);
    signedAny ||= sent.is === 'signed';
    if (busy() || !signedAny) return;
    signedAny = false;
    settled();
  };
  const go = async (targets: readonly Target[]): Promise<void> => {
    const left = [...targets];
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await sendOne(next);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  };
  const clear = (): void => {
    for (const { complaint } of several?.targets ?? []) {
      if (states.get(complaint)?.is === 'waiting') states.delete(complaint);
    }
    several = undefined;
    tell();
  };
  return {
    stateOf: (complaint) => states.get(complaint),
    several: () => several,
    one: sendOne,
    begin: (targets) => {
      if (several?.goesAt !== undefined && several.goesAt !== null) return;
      for (const { complaint } of targets) states.set(complaint, { is: 'waiting' });
      several = { targets, goesAt: Date.now() + undoTime };
      timer = setTimeout(() => {
        several = { targets, goesAt: null };
        void go(targets);
      }, undoTime);
      tell();
    },
    undo: () => {
      if (several?.goesAt === null) return;
      clearTimeout(timer);
      clear();
    },
    close: () => {
      if (several?.goesAt === null) clear();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
