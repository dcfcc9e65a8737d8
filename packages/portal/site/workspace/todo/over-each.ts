/** How many go at once. */
const atOnce = 4;

/** Does the same for each of several, a few at once. @returns what came of each, in their order */
export async function overEach<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = [...items.entries()];
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const [at, item] = one;
      results[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return results;
}
