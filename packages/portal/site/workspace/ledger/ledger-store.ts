import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../answer.ts';
import { followLedger, type Followed, type Sight } from './follow.ts';
import { noRows, type LedgerPage, type RowIdentity } from './held-rows.ts';

/** Asks the house for a part of a ledger. */
export type ReadLedger<Row> = (since: string | undefined) => Promise<Answer<LedgerPage<Row>>>;

/** A ledger that some page shows, or has shown. */
interface Open<Row> {
  followed: Followed<Row>;
  readonly listeners: Set<() => void>;
  following: { readonly again: () => void; readonly stop: () => void } | undefined;
}

/** How many ledgers that nobody looks at stay in memory, so that the way back to one is short. */
const keptAtMost = 3;

/**
 * The ledgers of one kind, in the page's memory: all that show the same one follow it once, and whoever comes
 * back from a row finds it as it was, and what has changed since a moment later. With the page all are gone.
 */
export function ledgerStore<Row>(identity: RowIdentity<Row>) {
  const known = new Map<string, Open<Row>>();

  function opened(key: string): Open<Row> {
    const open = known.get(key) ?? {
      followed: { held: noRows<Row>(), standing: 'asked' as const },
      listeners: new Set<() => void>(),
      following: undefined,
    };
    // The one that was looked at last is the last to go.
    known.delete(key);
    known.set(key, open);
    for (const [other, { listeners }] of known) {
      if (known.size > keptAtMost && listeners.size === 0 && other !== key) known.delete(other);
    }
    return open;
  }

  function listen(key: string, read: ReadLedger<Row>, listener: () => void): () => void {
    const open = opened(key);
    open.listeners.add(listener);
    open.following ??= followLedger({
      read,
      identity,
      sight,
      held: open.followed.held,
      tell: (followed) => {
        open.followed = followed;
        for (const each of open.listeners) each();
      },
    });
    return () => {
      open.listeners.delete(listener);
      if (open.listeners.size > 0) return;
      open.following?.stop();
      open.following = undefined;
    };
  }

  /** @param key which ledger; nothing: none is asked for yet */
  return function useLedger(
    key: string | undefined,
    read: ReadLedger<Row>,
  ): { readonly followed: Followed<Row>; readonly again: () => void } {
    const [, draw] = useState(0);
    useEffect(
      () => (key === undefined ? undefined : listen(key, read, () => draw((turn) => turn + 1))),
      [key],
    );
    return {
      followed: (key === undefined ? undefined : known.get(key)?.followed) ?? {
        held: noRows<Row>(),
        standing: 'asked',
      },
      again: () => {
        if (key !== undefined) known.get(key)?.following?.again();
      },
    };
  };
}

/** The page is in sight, and people come back to it. */
const sight: Sight = {
  isSeen: () => document.visibilityState === 'visible',
  onReturn: (listener) => {
    document.addEventListener('visibilitychange', listener);
    addEventListener('focus', listener);
    addEventListener('online', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      removeEventListener('focus', listener);
      removeEventListener('online', listener);
    };
  },
};
