/** Does something when it is first asked for, and gives the same answer ever after. */
export function onceFor<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
