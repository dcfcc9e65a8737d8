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
  const names = nameHits(close, numbers);
  const hits = [
    ...numbers,
    ...documentHits(reading),
    ...plateHits(reading),
    ...accountHits(reading),
    ...names,
    ...outside(numbers, [...addressHits(close), ...householdHits(close)]),
    ...ownHits(reading, own, names),
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

/** A passage that a person looked at and found that it may stand there, and why. */
export interface Confirmed<Reason extends string = string> {
  readonly passage: string;
  readonly reason: Reason;
}

/**
 * Which hits stand in the way, and for which a person said why they may stand there: one reason for a passage wherever
 * and however it is written. The complainant's own data needs one as anybody's does, so that no refusal tells whose it is.
 */
export function weighed<Reason extends string>(
  text: string,
  hits: readonly Hit[],
  confirmed: readonly Confirmed<Reason>[],
): { readonly standing: Hit[]; readonly reasoned: (Hit & { readonly reason: Reason })[] } {
  const reasons = new Map(confirmed.map(({ passage, reason }) => [comparable(passage), reason]));
  const standing: Hit[] = [];
  const reasoned: (Hit & { readonly reason: Reason })[] = [];
  for (const hit of hits) {
    const reason = reasons.get(comparable(text.slice(hit.start, hit.end)));
    if (reason === undefined) standing.push(hit);
    else reasoned.push({ ...hit, reason });
  }
  return { standing, reasoned };
}
