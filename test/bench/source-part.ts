/**
 * The part of the house that a source file belongs to: its npm package, or our package, service or folder.
 * Takes paths relative to anything, as bundles and their maps have them.
 */
export function partOf(file: string): string {
  const [, foreign] = /.*[\\/]?node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file) ?? [];
  if (foreign !== undefined) return foreign.replaceAll('\\', '/');
  const [, own] = /(?:^|[\\/])((?:packages|services|test)[\\/][^\\/]+|infra)[\\/]/.exec(file) ?? [];
  return own?.replaceAll('\\', '/') ?? 'the bundle itself';
}

/** Sums by key, the largest first. */
export function sumsBy<Key extends string>(
  entries: Iterable<readonly [Key, number]>,
): readonly (readonly [Key, number])[] {
  const sums = new Map<Key, number>();
  for (const [key, value] of entries) sums.set(key, (sums.get(key) ?? 0) + value);
  return [...sums].toSorted(([, a], [, b]) => b - a);
}
