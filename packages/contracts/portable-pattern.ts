/**
 * A regular expression in the words that every engine knows. JSON Schema's patterns are those of
 * ECMAScript, but the validators and generators of other languages read neither `\p{…}` nor `\u{…}`: a
 * class that is written with them is spelled out, by ranges of what it matches or of what it does not,
 * whichever are fewer characters.
 */
export function portablePattern(source: string): string {
  return source.replaceAll(/\[(?:[^\]\\]|\\.)*\]/gs, (characters) =>
    /\\[pPu]\{/.test(characters) ? spelledOut(characters) : characters,
  );
}

const spelled = new Map<string, string>();

function spelledOut(characters: string): string {
  const known = spelled.get(characters);
  if (known !== undefined) return known;
  const one = new RegExp(`^${characters}$`, 'u');
  const inside: Range[] = [];
  const outside: Range[] = [];
  // Half a character (d800 to dfff) stands in no JSON text.
  for (const [first, last] of [
    [0, 0xd7ff],
    [0xe000, 0x10ffff],
  ] as const) {
    for (let point = first; point <= last; point += 1) {
      extend(one.test(String.fromCodePoint(point)) ? inside : outside, point);
    }
  }
  const text =
    sizeOf(inside) <= sizeOf(outside) ? `[${written(inside)}]` : `[^${written(outside)}]`;
  spelled.set(characters, text);
  return text;
}

type Range = [from: number, to: number];

function extend(ranges: Range[], point: number): void {
  const last = ranges.at(-1);
  if (last?.[1] === point - 1) last[1] = point;
  else ranges.push([point, point]);
}

function sizeOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

function written(ranges: readonly Range[]): string {
  return ranges
    .map(([from, to]) => (from === to ? character(from) : `${character(from)}-${character(to)}`))
    .join('');
}

/** Beyond the first plane as itself: no escape for it is common to all engines. */
function character(point: number): string {
  return point > 0xffff ? String.fromCodePoint(point) : `\\u${point.toString(16).padStart(4, '0')}`;
}
