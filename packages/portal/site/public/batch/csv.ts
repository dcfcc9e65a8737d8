/**
 * A table as a CSV file (RFC 4180, UTF-8 with its mark, so that spreadsheets read Chinese). What citizens
 * and organisations wrote stands in it: a cell that a spreadsheet would take for a formula gets an
 * apostrophe before it, and is shown as the text that it is.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
