import type { PersonalDataKind } from '@ducha/contracts';

/** A passage of a text: from `start` up to and without `end`, in UTF-16 units. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalDataKind;
}

/** Every place of a pattern. */
export function patternHits(plain: string, pattern: RegExp, kind: PersonalDataKind): Hit[] {
  return [...plain.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind,
  }));
}

/** The letters and digits of a text without what stands between them, and where each unit of theirs stands in it. */
export interface Letters {
  readonly plain: string;
  readonly letters: string;
  readonly at: readonly number[];
}

export function lettersOf(plain: string): Letters {
  const at: number[] = [];
  let letters = '';
  for (const { 0: point, index } of plain.matchAll(/[\p{L}\p{N}]/gu)) {
    letters += point;
    for (let unit = 0; unit < point.length; unit += 1) at.push(index + unit);
  }
  return { plain, letters, at };
}

/**
 * Every place of a word of two letters or more, with what `between` allows between any two of them. It is looked for
 * among the letters alone, which takes as long as the text is, whatever the word and the text are made of.
 */
export function spacedHits(
  { plain, letters, at }: Letters,
  word: string,
  between: RegExp,
  kind: PersonalDataKind,
): Hit[] {
  const points = word.match(/[\p{L}\p{N}]/gu) ?? [];
  if (points.length < 2) return [];
  const wanted = points.join('');
  const hits: Hit[] = [];
  for (let from = letters.indexOf(wanted); from >= 0;) {
    const end = endOf(from);
    if (end === undefined) from = letters.indexOf(wanted, from + 1);
    else {
      hits.push({ start: at[from] ?? 0, end, kind });
      from = letters.indexOf(wanted, from + wanted.length);
    }
  }
  return hits;

  /** Where the word that begins at this letter ends; undefined where something stands in it that does not belong. */
  function endOf(first: number): number | undefined {
    let letter = first;
    let end: number | undefined;
    for (const point of points) {
      const start = at[letter] ?? 0;
      if (end !== undefined && end < start && !between.test(plain.slice(end, start))) {
        return undefined;
      }
      letter += point.length;
      end = start + point.length;
    }
    return end;
  }
}

/** Overlapping hits of one kind as one. */
export function joined(hits: readonly Hit[]): Hit[] {
  const all: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last !== undefined && hit.start <= last.end) {
      all[all.length - 1] = { ...last, end: Math.max(last.end, hit.end) };
    } else all.push(hit);
  }
  return all;
}

/** Every piece of a text that is so long: of 「12345」, three long, 「123」「234」「345」. */
export function piecesOf(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, from) =>
    text.slice(from, from + length),
  );
}
