/** What kind of personal data a passage looks like; `complainant-…` is the complainant's own. */
export type PersonalDataKind =
  | 'phone'
  | 'id-number'
  | 'e-mail'
  | 'contact-account'
  | 'complainant-name'
  | 'complainant-phone'
  | 'complainant-address';

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

/** Every place of a word of two characters or more, with `between` between any two of them. */
export function spacedHits(
  plain: string,
  word: string,
  between: string,
  kind: PersonalDataKind,
): Hit[] {
  const units = word.replaceAll(/[^\p{L}\p{N}]/gu, '').split('');
  return units.length < 2 ? [] : patternHits(plain, new RegExp(units.join(between), 'gu'), kind);
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
