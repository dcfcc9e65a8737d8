import { happens, weighted } from '../chance.ts';
import type { ConfirmReason } from '@ducha/contracts';
import { text, type Visit } from './visit.ts';

/** What a look at a complaint showed of whoever complained. */
interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** A text that is to be read by others, and the passages of it of which its writer says why they may stand there. */
export interface TextForOthers {
  readonly words: string;
  readonly confirmed: { passage: string; reason: ConfirmReason }[];
}

const firm = '010-87654321';
/** The telephone of a firm, and why it may stand in a text. */
export const firmConfirmed = { passage: firm, reason: 'public-contact' } as const;

/**
 * Mostly ordinary words. Now and then with the telephone of a firm, as a rule confirmed; or with what belongs to the
 * complainant, which the house takes from nobody who gives no reason. Whoever takes one complaint for another writes
 * nothing of the kind: what belongs to the complainant of the first, the house cannot know of the second.
 */
export function forOthers(visit: Visit, most: number, contact: Contact | null): TextForOthers {
  const { random } = visit;
  const words = text(visit, most - 300);
  if (visit.slip === 'nasty-text') return { words, confirmed: [] };
  return weighted(random, [
    [30, () => ({ words, confirmed: [] })],
    [
      1,
      () => ({
        words: `${words}厂家电话${firm}`,
        confirmed: happens(random, 0.7) ? [firmConfirmed] : [],
      }),
    ],
    [
      contact === null || visit.slip === 'other-thing' ? 0 : 4,
      () => {
        const own = [contact?.name, contact?.phone, contact?.address].flatMap((one) => one ?? []);
        return {
          words: `${words}${own.join('，')}`,
          confirmed: [],
        };
      },
    ],
  ])();
}
