import { accountHits } from './account.ts';
import { addressHits } from './address.ts';
import { documentHits } from './document.ts';
import { joined, type Hit } from './hit.ts';
import { householdHits } from './household.ts';
import { personalDataKinds } from './kinds.ts';
import { numberHits } from './number.ts';
import { ownHits, type OwnData } from './own-data.ts';
import { plateHits } from './plate.ts';
import { comparable, read, squeezed } from './reading.ts';
import { nameHits } from './told-name.ts';

export type { Hit } from './hit.ts';
export type { OwnData } from './own-data.ts';

/**
 * Finds what looks like personal data. In Chinese text digits stand directly beside characters, so no
 * word boundary helps: runs of digits are found in full-width, Chinese, circled and ASCII form, with
 * punctuation and invisible characters inside. The hits of a kind do not overlap; all are in order.
 */
export function findPersonalData(text: string, own: OwnData): Hit[] {
  const reading = read(text);
  const close = squeezed(reading);
  const numbers = numberHits(reading);
  const hits = [
    ...numbers,
    ...documentHits(reading),
    ...plateHits(reading),
    ...accountHits(reading),
    ...nameHits(close, numbers),
    ...outside(numbers, [...addressHits(close), ...householdHits(close)]),
    ...ownHits(reading, own),
  ];
  return inOrder(hits);
}

/** Those that are no part of a number: 「138-1-3001…」 is no room. */
function outside(numbers: readonly Hit[], hits: readonly Hit[]): Hit[] {
  return hits.filter((hit) =>
    numbers.every(({ start, end }) => hit.end <= start || end <= hit.start),
  );
}

/** Those of a kind that overlap as one; all by their place. */
function inOrder(hits: readonly Hit[]): Hit[] {
  return personalDataKinds
    .flatMap((kind) => joined(hits.filter((hit) => hit.kind === kind)))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The hits for somebody who was not shown the contact: none tells whether it is the complainant's own, each says what it
 * is of anybody.
 */
export function withoutWhose(hits: readonly Hit[]): Hit[] {
  const anyones = hits.filter((hit) => !isOwn(hit));
  const told = hits.flatMap((hit) => {
    const kind = anyonesKind[hit.kind];
    if (kind === undefined) return [hit];
    const isMarked = anyones.some(({ start, end }) => start <= hit.start && hit.end <= end);
    return isMarked ? [] : [{ ...hit, kind }];
  });
  return inOrder(told);
}

const anyonesKind: Readonly<Partial<Record<Hit['kind'], Hit['kind']>>> = {
  'complainant-name': 'name',
  'complainant-phone': 'phone',
  'complainant-address': 'address',
};

function isOwn({ kind }: Hit): boolean {
  return kind in anyonesKind;
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
