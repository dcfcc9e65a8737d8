/**
 * A text as it is searched, one unit for one: half width, lower case, digits of any writing as digits, what is not
 * seen as a blank. 「手机１３８壹」 is 「手机1381」.
 */
export function plainForm(text: string): string {
  return Array.from(text, (point) => plainPoint(point).padEnd(point.length)).join('');
}

/** Letters and digits alone: the same number in another writing is the same. 「138-1111」 is 「1381111」. */
export function comparable(passage: string): string {
  return plainForm(passage).replaceAll(/[^\p{L}\p{N}@]/gu, '');
}

/** How a digit is written, where numbers of two writings meet: 「共三13811112222」 ends one before the other. */
export function writingOf(unit: string): 'figure' | 'chinese' | 'other' {
  if (/[0-9０-９oil]/i.test(unit)) return 'figure';
  return digitOf.has(unit) ? 'chinese' : 'other';
}

/** Chinese digits, those of bank notes, and circles that are written for a zero. */
const digitWritings: readonly string[] = [
  '零〇○◯',
  '一壹幺',
  '二贰貳',
  '三叁參',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒',
  '八捌',
  '九玖',
];
const digitOf = new Map(
  digitWritings.flatMap((writings, digit) =>
    Array.from(writings, (writing) => [writing, String(digit)] as const),
  ),
);
const dashes = new Set('–—―‐‑‒−─﹣~·');

/** At most as long as the character is. */
function plainPoint(point: string): string {
  // Blanks, joiners, and marks upon the character before, such as the frame of a keycap 1️⃣.
  if (/[\s\p{Cf}\p{M}]/u.test(point)) return ' ';
  const folded = point.normalize('NFKC').toLowerCase();
  // ① is 1, ⑴ is (1), ⒈ is 1.
  const inner = /^[(]?(.)[).]?$/u.exec(folded)?.[1] ?? folded;
  const digit = /^[0-9]$/.test(inner) ? inner : digitOf.get(inner);
  if (digit !== undefined) return digit;
  if (dashes.has(point) || dashes.has(folded)) return '-';
  return folded.length === 1 ? folded : point;
}
