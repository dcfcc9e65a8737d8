import { happens, weighted } from '../chance.ts';
import { text, type Visit } from './visit.ts';

/** What a look at a complaint showed of whoever complained. */
interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** A text that is to be read by others, and the passages of it that its writer says are nobody's personal data. */
export interface TextForOthers {
  readonly words: string;
  readonly confirmed: string[];
}

/** The telephone of a firm. */
export const firm = '010-87654321';

/**
 * Mostly ordinary words. Now and then with the telephone of a firm, as a rule confirmed; or with what belongs to the
 * complainant, which the house must take from nobody, confirmed or not. Whoever takes one complaint for another writes
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
      () => ({ words: `${words}厂家电话${firm}`, confirmed: happens(random, 0.7) ? [firm] : [] }),
    ],
    [
      contact === null || visit.slip === 'other-thing' ? 0 : 4,
      () => {
        const own = [contact?.name, contact?.phone, contact?.address].flatMap((one) => one ?? []);
        return {
          words: `${words}${own.join('，')}`,
          confirmed: happens(random, 0.5) ? own : [],
        };
      },
    ],
  ])();
}
