/** Whether this page may change the draft, or another one that is open does. */
export type Holding = 'here' | 'elsewhere';

/** The right of one page to change a draft. */
export interface OnePage {
  /** Takes the right from the page that has it. */
  readonly take: () => void;
  readonly leave: () => void;
}

/**
 * Lets one page at a time change a draft: the first has the right until it is closed or another page
 * takes it; then the next one that waits has it. `changed` is told of every turn.
 */
export function onePage(name: string, changed: (holding: Holding) => void): OnePage {
  const left = new AbortController();
  let waiting = new AbortController();

  const hold = async (): Promise<void> => {
    changed('here');
    await new Promise<void>((resolve) => {
      left.signal.addEventListener('abort', () => resolve());
    });
  };
  const waitForTurn = (): void => {
    waiting = new AbortController();
    const { signal } = waiting;
    untilTaken(navigator.locks.request(name, { signal }, hold), signal);
  };
  /** Another page takes the right by breaking the lock: then this one waits for its next turn. */
  const untilTaken = (held: Promise<void>, given?: AbortSignal): void => {
    held.catch(() => {
      if (left.signal.aborted || given?.aborted === true) return;
      changed('elsewhere');
      waitForTurn();
    });
  };
  const begin = async (): Promise<void> => {
    const free = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock === null) return false;
      await hold();
      return true;
    });
    if (free || left.signal.aborted) return;
    changed('elsewhere');
    waitForTurn();
  };
  untilTaken(begin());
  return {
    take: () => {
      waiting.abort();
      untilTaken(navigator.locks.request(name, { steal: true }, hold));
    },
    leave: () => {
      left.abort();
      waiting.abort();
    },
  };
}
