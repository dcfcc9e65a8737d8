/** An organisation as far as finding it needs. */
export interface Findable {
  readonly code: string;
  readonly kind: string;
  readonly chinese: string;
  readonly english: string | null;
}

/** Districts first: most matters go to them. */
const kinds = ['district', 'department', 'enterprise', 'office', 'township', 'team'];

/**
 * The organisations whose name holds what was typed, or whose code begins with it; a name that begins
 * with it comes before one that merely holds it, and districts before the rest.
 * @param most how many are given
 */
export function findOrganisations<Found extends Findable>(
  all: readonly Found[],
  typed: string,
  most: number,
): readonly Found[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const rank = (one: Found): number | undefined => {
    const kind = kinds.indexOf(one.kind);
    if (wanted === '') return kind;
    const names = [one.chinese, one.english ?? ''].map((name) => name.toLowerCase());
    if (one.code.startsWith(wanted) || names.some((name) => name.startsWith(wanted))) return kind;
    return names.some((name) => name.includes(wanted)) ? kinds.length + kind : undefined;
  };
  return all
    .flatMap((one) => {
      const place = rank(one);
      return place === undefined ? [] : [{ one, place }];
    })
    .toSorted((a, b) => a.place - b.place || (a.one.code < b.one.code ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one);
}
