/** What can be done to several complaints at once: its form asks for no text, and nobody need see proof for it. */
export const bulkActs = ['signIn', 'decideReply'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** One complaint to which an act is to be done, as the person saw it. */
export interface Target {
  readonly act: BulkAct;
  readonly complaint: string;
  /** For the `If-Match`. */
  readonly version: number;
}

/** What came of sending one. */
export type Sent =
  | { readonly is: 'done'; readonly version: number }
  | { readonly is: 'refused'; readonly code: string }
  /** Nobody answered: the same may go again, with the same key. */
  | { readonly is: 'unanswered' };

/** How far an act on one complaint has come. */
export type BulkState =
  /** In the time for undoing: nothing was sent yet. */
  { readonly is: 'waiting' } | { readonly is: 'sending' } | Sent;

/** Several that were chosen together. */
export interface Several {
  readonly act: BulkAct;
  readonly targets: readonly Target[];
  /** When they go, in milliseconds since 1970; null once they have been sent. */
  readonly goesAt: number | null;
}

/** Milliseconds in which several can be called back: what is sent cannot be undone. */
export const undoTime = 6_000;

/** How many go at once. */
const atOnce = 4;

/** Acts from the list, each done once: shown as done at once, mended when it is refused. */
export interface BulkActs {
  readonly stateOf: (act: BulkAct, complaint: string) => BulkState | undefined;
  readonly several: () => Several | undefined;
  /** Sends one at once; what was not answered goes again as the very same. */
  readonly one: (target: Target) => Promise<void>;
  /** Sends once more, as the very same, what was not answered. */
  readonly again: (act: BulkAct, complaint: string) => void;
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
 * @param settled told when nothing is on its way any more and something was done: after refusals alone
 *   the rows stay, so that their reasons can be read
 */
export function createBulkActs(
  send: (target: Target, key: string) => Promise<Sent>,
  settled: () => void,
): BulkActs {
  const states = new Map<string, BulkState>();
  const keys = new Map<string, string>();
  const sentLast = new Map<string, Target>();
  const listeners = new Set<() => void>();
  let several: Several | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let doneAny = false;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const say = (name: string, state: BulkState): void => {
    states.set(name, state);
    tell();
  };
  const busy = (): boolean =>
    [...states.values()].some(({ is }) => is === 'sending' || is === 'waiting');
  const sendOne = async (target: Target): Promise<void> => {
    const name = nameOf(target);
    const before = states.get(name)?.is;
    if (before === 'sending' || before === 'done') return;
    const key = keys.get(name) ?? crypto.randomUUID();
    keys.set(name, key);
    sentLast.set(name, target);
    say(name, { is: 'sending' });
    const sent = await send(target, key);
    // Another version is another request: it has a key of its own.
    if (sent.is !== 'unanswered') keys.delete(name);
    say(name, sent);
    doneAny ||= sent.is === 'done';
    if (busy() || !doneAny) return;
    doneAny = false;
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
    for (const target of several?.targets ?? []) {
      const name = nameOf(target);
      if (states.get(name)?.is === 'waiting') states.delete(name);
    }
    several = undefined;
    tell();
  };
  return {
    stateOf: (act, complaint) => states.get(nameOf({ act, complaint })),
    several: () => several,
    one: sendOne,
    again: (act, complaint) => {
      const last = sentLast.get(nameOf({ act, complaint }));
      if (last !== undefined) void sendOne(last);
    },
    begin: (targets) => {
      if (several?.goesAt !== undefined && several.goesAt !== null) return;
      const [first] = targets;
      if (first === undefined) return;
      const { act } = first;
      for (const target of targets) states.set(nameOf(target), { is: 'waiting' });
      several = { act, targets, goesAt: Date.now() + undoTime };
      timer = setTimeout(() => {
        several = { act, targets, goesAt: null };
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

function nameOf({ act, complaint }: Pick<Target, 'act' | 'complaint'>): string {
  return `${act}/${complaint}`;
}
