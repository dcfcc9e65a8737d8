import type { reply, Request } from '@ducha/contracts';
import type { ReplyDraft } from '../complaint/reply/reply-draft.ts';
import { overEach } from './over-each.ts';

/** What can be done to several complaints at once: nobody need see proof of each for it. */
export const bulkActs = ['signIn', 'reply', 'decideReply'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** One complaint to which an act is to be done, as the person saw it. */
export type Target = {
  readonly complaint: string;
  /** 受理编号, by which the account of several names it. */
  readonly number?: string | null;
  /** For the `If-Match`. */
  readonly version: number;
  /** The complaint to which it must have been done first: what is said of this one would not be so otherwise. */
  readonly after?: string | undefined;
} & ({ readonly act: Exclude<BulkAct, 'reply'> } | ReplyWritten);

interface ReplyWritten {
  readonly act: 'reply';
  readonly body: Request<typeof reply>['body'];
  /** As it was written, to be mended in the form of this one alone. */
  readonly draft: ReplyDraft;
}

/** What came of sending one. */
export type Sent =
  | { readonly is: 'done'; readonly version: number }
  | {
      readonly is: 'refused';
      readonly code: string;
      /** Whether what was written lies in the form of this one alone. */
      readonly isKept?: boolean;
    }
  /** Nobody answered: the same may go again, with the same key. */
  | { readonly is: 'unanswered' };

/** How far an act on one complaint has come. */
export type BulkState =
  /** In the time for undoing: nothing was sent yet. */
  | { readonly is: 'waiting' }
  | { readonly is: 'sending' }
  /** Not sent: what must have been done first was not. */
  | { readonly is: 'held' }
  | Sent;

/** Several that were chosen together. */
export interface Several {
  readonly act: BulkAct;
  readonly targets: readonly Target[];
  /** When they go, in milliseconds since 1970; null once they have been sent. */
  readonly goesAt: number | null;
}

/** Milliseconds in which several can be called back: what is sent cannot be undone. */
export const undoTime = 6_000;

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
  const settle = (): void => {
    if (busy() || !doneAny) return;
    doneAny = false;
    settled();
  };
  const sendOne = async (target: Target): Promise<void> => {
    const name = nameOf(target);
    const before = states.get(name)?.is;
    if (before === 'sending' || before === 'done') return;
    const { act, after } = target;
    if (after !== undefined && states.get(nameOf({ act, complaint: after }))?.is !== 'done') {
      say(name, { is: 'held' });
      settle();
      return;
    }
    const key = keys.get(name) ?? crypto.randomUUID();
    keys.set(name, key);
    sentLast.set(name, target);
    say(name, { is: 'sending' });
    const sent = await send(target, key);
    // Another version is another request: it has a key of its own.
    if (sent.is !== 'unanswered') keys.delete(name);
    say(name, sent);
    doneAny ||= sent.is === 'done';
    settle();
    if (sent.is === 'done') await go(heldBy(target));
  };
  /** Those that waited for one that was not done at first. */
  const heldBy = ({ complaint }: Target): readonly Target[] =>
    several?.goesAt === null
      ? several.targets.filter(
          (one) => one.after === complaint && states.get(nameOf(one))?.is === 'held',
        )
      : [];
  const go = async (targets: readonly Target[]): Promise<void> => {
    await overEach(
      targets.filter(({ after }) => after === undefined),
      sendOne,
    );
    await overEach(
      targets.filter(({ after }) => after !== undefined),
      sendOne,
    );
  };
  const clear = (): void => {
    for (const target of several?.targets ?? []) {
      const name = nameOf(target);
      const is = states.get(name)?.is;
      if (is === 'waiting' || is === 'held') states.delete(name);
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

function nameOf(of: { readonly act: BulkAct; readonly complaint: string }): string {
  const { act, complaint } = of;
  return `${act}/${complaint}`;
}
