import type { SeededRandom } from '../../replay/seeded-random.ts';
import { whole } from '../chance.ts';

/** What kind of secret was planted. */
export type PlantedKind =
  | 'name'
  | 'phone'
  | 'address'
  | 'id-number'
  | 'words'
  | 'message'
  | 'receipt'
  | 'official';

/**
 * Something that stands nowhere else, said to the house by somebody: its bytes may lie in the sealed tables alone
 * (a receipt nowhere at all). `official`: an address or a name of an official, which also goes to those who send messages.
 */
export interface Planted {
  /** The very characters to look for. */
  readonly secret: string;
  readonly kind: PlantedKind;
  /** Who said it, or was given it. */
  readonly by: string;
  /** With which request it was sent: its Idempotency-Key. */
  readonly key?: string;
}

/** A word of Chinese numerals that stands nowhere else and is no name of anything. */
export function drawnMark(random: SeededRandom): string {
  const digits = String(whole(random, 0, 999_999_999)).padStart(9, '0');
  return `檨${Array.from(digits, (digit) => '零壹贰叁肆伍陆柒捌玖'[Number(digit)]).join('')}檨`;
}

/** A mobile number of the mainland. */
export function drawnMobile(random: SeededRandom): string {
  return `1${whole(random, 3, 9)}${String(whole(random, 0, 999_999_999)).padStart(9, '0')}`;
}

/** Eighteen digits that look like those of an identity card. */
export function drawnIdNumber(random: SeededRandom): string {
  const month = String(whole(random, 1, 12)).padStart(2, '0');
  const day = String(whole(random, 1, 28)).padStart(2, '0');
  return `110105${whole(random, 1940, 2009)}${month}${day}${String(whole(random, 0, 9_999)).padStart(4, '0')}`;
}
