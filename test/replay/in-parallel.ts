/** Runs `work` over all, at most `width` at once; rejects with the first error, after which none begins. */
export async function inParallel<T>(
  all: readonly T[],
  width: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = [...all];
  const worker = async (): Promise<void> => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  try {
    await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker));
  } finally {
    rest.length = 0;
  }
}
