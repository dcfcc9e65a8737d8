/** What a field holds once a phrase stands where it was being written, and where one goes on writing. */
export function inserted(
  value: string,
  phrase: string,
  { start, end, most }: { readonly start: number; readonly end: number; readonly most: number },
): { readonly value: string; readonly at: number } | undefined {
  const next = value.slice(0, start) + phrase + value.slice(end);
  return next.length > most ? undefined : { value: next, at: start + phrase.length };
}
