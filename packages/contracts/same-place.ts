/**
 * The same organisation, or a district and a township of it: the township's nine digits begin with the
 * district's six. Whoever is recused from the one is recused from the other.
 */
export function isSamePlace(one: string, other: string): boolean {
  if (one === other) return true;
  const [district, township] = one.length < other.length ? [one, other] : [other, one];
  return /^\d{6}$/.test(district) && /^\d{9}$/.test(township) && township.startsWith(district);
}
