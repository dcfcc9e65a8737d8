import type { Sheet } from './sheet.ts';

/** By it spreadsheets know that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * A sheet as CSV (RFC 4180): what it is of above its rows. No cell begins with what a spreadsheet takes for a
 * formula, nor behind blanks: an apostrophe stands before it, as spreadsheets themselves write it.
 */
export function csvOf({ title, head, columns, rows }: Sheet): string {
  const lines = [[title], ...head.map(({ name, says }) => [name, says]), [], columns, ...rows];
  return byteOrderMark + lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(text: string): string {
  const safe = isTakenForFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Full-width signs too: some spreadsheets read them as the others. */
function isTakenForFormula(text: string): boolean {
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text);
}
