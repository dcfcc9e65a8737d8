import { followComplaint } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { slowAfter } from '../../answer.ts';
import { call } from '../../api.ts';
import { askFault, type AskFault } from './refusal-text.ts';
import type { FollowUp } from './standing.ts';

interface Opened {
  readonly receipt: string;
  readonly followed: FollowUp;
}

/**
 * The receipt and what it opened, in the memory of this page alone. They are forgotten when they are
 * closed and when the page is left, so that going back on a shared computer shows nothing.
 */
export function useReceipt() {
  const [opened, setOpened] = useState<Opened>();
  const [asking, setAsking] = useState<'asking' | 'slow'>();
  const [fault, setFault] = useState<AskFault>();
  const [closed, setClosed] = useState(false);
  const given = useRef<AbortController>(undefined);

  const forget = (): void => {
    given.current?.abort();
    given.current = undefined;
    setOpened(undefined);
    setAsking(undefined);
    setFault(undefined);
  };
  useEffect(() => {
    addEventListener('pagehide', forget);
    return () => removeEventListener('pagehide', forget);
  }, []);

  const ask = async (receipt: string): Promise<void> => {
    if (given.current !== undefined) return;
    const turn = new AbortController();
    given.current = turn;
    setAsking('asking');
    setFault(undefined);
    setClosed(false);
    const slow = setTimeout(() => setAsking('slow'), slowAfter);
    const came = await answer(receipt, turn.signal);
    clearTimeout(slow);
    if (turn.signal.aborted) return;
    given.current = undefined;
    setAsking(undefined);
    if (typeof came === 'string') setFault(came);
    else setOpened({ receipt, followed: came });
  };
  return {
    opened,
    asking,
    fault,
    closed,
    ask,
    show: (followed: FollowUp): void =>
      setOpened((before) => (before === undefined ? before : { ...before, followed })),
    close: (): void => {
      forget();
      setClosed(true);
    },
  };
}

async function answer(receipt: string, signal: AbortSignal): Promise<FollowUp | AskFault> {
  try {
    const called = await call(followComplaint, { receipt }, signal);
    return called.ok ? called.body : askFault(called.status);
  } catch {
    return navigator.onLine ? 'failed' : 'offline';
  }
}
