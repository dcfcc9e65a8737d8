import type { PersonalDataKind } from './kinds.ts';
import type { Reading } from './reading.ts';

/** A passage of a text: from `start` up to and without `end`, in UTF-16 units. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalDataKind;
}

/** The hit that covers some units of a reading. */
export function hitAt(
  { starts, ends }: Reading,
  from: number,
  end: number,
  kind: PersonalDataKind,
): Hit {
  return { start: starts[from] ?? 0, end: ends[end - 1] ?? 0, kind };
}

/** Every place of a pattern in a reading's digits that holds; its group `hit`, where it has one, else the whole. */
export function patternHits(
  reading: Reading,
  pattern: RegExp,
  kind: PersonalDataKind,
  holds: (from: number, end: number) => boolean = () => true,
): Hit[] {
  return [...reading.figures.matchAll(pattern)].flatMap((match) => {
    const passage = match.groups?.['hit'] ?? match[0];
    const from = match.index + match[0].lastIndexOf(passage);
    const end = from + passage.length;
    return holds(from, end) ? [hitAt(reading, from, end, kind)] : [];
  });
}

/** Overlapping hits of one kind as one. */
export function joined(hits: readonly Hit[]): Hit[] {
  const all: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last !== undefined && hit.start < last.end) {
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
