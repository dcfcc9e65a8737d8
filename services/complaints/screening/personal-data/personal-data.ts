import { accountHits } from './account.ts';
import type { Hit } from './hit.ts';
import { numberHits } from './number.ts';
import { ownHits, type OwnData } from './own-data.ts';
import { comparable, plainForm } from './plain-form.ts';

/**
 * Finds what looks like personal data. In Chinese text digits stand directly beside characters, so no
 * word boundary helps: runs of digits are found in full-width, Chinese, circled and ASCII form, with
 * punctuation and invisible characters inside.
 */
export function findPersonalData(text: string, own: OwnData): Hit[] {
  const plain = plainForm(text);
  const hits = [...numberHits(plain, text), ...accountHits(plain), ...ownHits(plain, text, own)];
  return hits
    .map((hit) => ({ ...hit, end: endOfCharacter(text, hit.end) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The hits for somebody who was not shown the contact: none tells whether it is the complainant's own. What looks like
 * personal data whoever's it is (a phone) is told as that alone; what was found by the contact stays marked, no more.
 */
export function withoutWhose(hits: readonly Hit[]): Hit[] {
  const anyones = hits.filter((hit) => !isOwn(hit));
  return hits.flatMap((hit) => {
    if (!isOwn(hit)) return [hit];
    const isMarked = anyones.some(({ start, end }) => start <= hit.start && hit.end <= end);
    return isMarked ? [] : [{ ...hit, kind: 'personal-data' as const }];
  });
}

function isOwn({ kind }: Hit): boolean {
  return kind.startsWith('complainant-');
}

/** Not between the two units of one character, as of 𝟐. */
function endOfCharacter(text: string, end: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(end)) ? end + 1 : end;
}

/**
 * The hits that stand in the way. A person may confirm a passage that is no one's personal data (a
 * firm's phone) by naming it; never one of the complainant's own.
 */
export function unconfirmed(
  text: string,
  hits: readonly Hit[],
  confirmed: readonly string[],
): Hit[] {
  const known = new Set(confirmed.map(comparable));
  return hits.filter((hit) => isOwn(hit) || !known.has(comparable(text.slice(hit.start, hit.end))));
}
