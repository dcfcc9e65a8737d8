/** A number as it is written in the house, however it was typed: full width, blanks, lower case, the star 重点. */
export function numberTyped(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s*＊]/g, '');
}

/** What is typed, where it may be a whole number: a complaint's, or one of a list from elsewhere. */
export function wholeNumber(typed: string): string | undefined {
  const number = numberTyped(typed);
  return /^(?=.*\d)[A-Z0-9-]{6,40}$/.test(number) ? number : undefined;
}
