import { hitAt, type Hit } from './hit.ts';
import type { PersonalDataKind } from './kinds.ts';
import type { Reading } from './reading.ts';

/** The letters and digits of a text without what stands between them, and at which unit of the reading each stands. */
export interface Letters {
  readonly reading: Reading;
  readonly letters: string;
  readonly at: readonly number[];
}

export function lettersOf(reading: Reading): Letters {
  const at: number[] = [];
  let letters = '';
  for (const { 0: point, index } of reading.figures.matchAll(/[\p{L}\p{N}]/gu)) {
    letters += point;
    for (let unit = 0; unit < point.length; unit += 1) at.push(index + unit);
  }
  return { reading, letters, at };
}

/**
 * Every place of a word of two letters or more, with what `between` allows between any two of them. It is looked for
 * among the letters alone, which takes as long as the text is, whatever the word and the text are made of.
 */
export function spacedHits(
  { reading, letters, at }: Letters,
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
      hits.push(hitAt(reading, at[from] ?? 0, end, kind));
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
      if (end !== undefined && end < start && !between.test(reading.figures.slice(end, start))) {
        return undefined;
      }
      letter += point.length;
      end = start + point.length;
    }
    return end;
  }
}
