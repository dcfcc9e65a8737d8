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
  const isOwn = ({ kind }: Hit): boolean => kind.startsWith('complainant-');
  return hits.filter((hit) => isOwn(hit) || !known.has(comparable(text.slice(hit.start, hit.end))));
}
