/**
 * Whether somebody waits for the local cloud to settle. Then sources do not sit out batching windows, retry pauses and
 * visibility timeouts, which on AWS would only pass.
 */
export interface Haste {
  readonly on: boolean;
  /** Calls back whenever haste begins. */
  onBegin(listener: () => void): void;
  /** Begins haste until the returned function is called. */
  begin(): () => void;
}

/** Makes the one haste of a local cloud. */
export function createHaste(): Haste {
  const listeners: (() => void)[] = [];
  let waiting = 0;
  return {
    get on() {
      return waiting > 0;
    },
    onBegin: (listener) => void listeners.push(listener),
    begin() {
      waiting += 1;
      for (const listener of listeners) listener();
      return () => {
        waiting -= 1;
      };
    },
  };
}
