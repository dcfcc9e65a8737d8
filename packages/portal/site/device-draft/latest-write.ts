/** Writes values in their order. */
export interface LatestWrite<Value> {
  readonly write: (value: Value) => void;
  /** Ends when nothing is being written; what waited until then is dropped. */
  readonly stop: () => Promise<void>;
}

/**
 * Writes values one after the other, as soon as they come; of those that come while one is being
 * written only the newest is. `failed` is told when the device takes no more.
 */
export function latestWrite<Value>(
  write: (value: Value) => Promise<void>,
  failed: () => void,
): LatestWrite<Value> {
  let waiting: { readonly value: Value } | undefined;
  let writing: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    try {
      while (waiting !== undefined) {
        const { value } = waiting;
        waiting = undefined;
        await write(value);
      }
    } catch {
      failed();
    } finally {
      writing = undefined;
    }
  };
  return {
    write: (value) => {
      waiting = { value };
      writing ??= drain();
    },
    stop: async () => {
      waiting = undefined;
      await writing;
    },
  };
}
