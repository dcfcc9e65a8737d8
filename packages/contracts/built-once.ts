/** A thing, or what builds it when it is first asked for; what is built is no function itself. */
export type Built<Thing extends object> = Thing | (() => Thing);

/** Gives the thing, built no more than once. */
export function once<Thing extends object>(given: Built<Thing>): () => Thing {
  if (typeof given !== 'function') return () => given;
  let built: Thing | undefined;
  return () => (built ??= given());
}
