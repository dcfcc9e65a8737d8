/**
 * Asks until what was asked for is there. Throws with the last answer after `limit` milliseconds. Tests
 * wait on conditions with it, never on time.
 */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  there: (answer: T) => boolean,
  limit = 15_000,
): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await ask();
    if (there(answer)) return answer;
    if (performance.now() > end) throw new Error(`not there in time: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
