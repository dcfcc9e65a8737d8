import type { Hit } from '@ducha/contracts/personal-data.ts';
import { useEffect, useState } from 'preact/hooks';
import type { Contact } from './draft.ts';

/** As what somebody who reports is told of it. */
export type Telling = 'name' | 'phone' | 'address' | 'other';

const tellings: Readonly<Record<Hit['kind'], Telling>> = {
  name: 'name',
  'complainant-name': 'name',
  phone: 'phone',
  'complainant-phone': 'phone',
  address: 'address',
  household: 'address',
  'complainant-address': 'address',
  'id-number': 'other',
  passport: 'other',
  'bank-card': 'other',
  plate: 'other',
  'contact-account': 'other',
  'e-mail': 'other',
};

/** A text in pieces, those marked that tell who somebody is. */
export interface Piece {
  readonly text: string;
  readonly telling: Telling | undefined;
}

/** What in a text tells who somebody is, in its place; a passage that is two things is shown as the first. */
export function tellingPieces(text: string, hits: readonly Hit[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, kind } of hits) {
    if (start < at) continue;
    pieces.push({ text: text.slice(at, start), telling: undefined });
    pieces.push({ text: text.slice(start, end), telling: tellings[kind] });
    at = end;
  }
  pieces.push({ text: text.slice(at), telling: undefined });
  return pieces.filter((piece) => piece.text !== '');
}

/**
 * The words of a report with what tells who somebody is, by the rule that the house goes by. It is fetched when the
 * words are checked, and not before; where it does not come, nothing is marked: it only advises.
 */
export function useTelling(text: string, contact: Contact): readonly Piece[] {
  const [pieces, setPieces] = useState<readonly Piece[]>([]);
  useEffect(() => {
    let isOver = false;
    const search = async (): Promise<void> => {
      try {
        const { findPersonalData } = await import('@ducha/contracts/personal-data.ts');
        if (!isOver) setPieces(tellingPieces(text, findPersonalData(text, contact)));
      } catch {
        // Cut off from the network, or an older page than the house.
      }
    };
    void search();
    return () => {
      isOver = true;
    };
  }, [text, contact.name, contact.phone, contact.address]);
  // Until they are searched, and where they have changed since.
  const isOfText = pieces.map((piece) => piece.text).join('') === text;
  return isOfText ? pieces : [{ text, telling: undefined }];
}
