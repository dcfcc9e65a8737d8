import type { sampleListed } from '@ducha/contracts';
import type * as z from 'zod/mini';
import { sampleIdOf } from './announcing.ts';
import { stageOf, type Sample } from './sample-state.ts';

type Listed = z.infer<ReturnType<typeof sampleListed>>;

/** A sample in a list. */
export function listedSample(sample: Sample): Listed {
  return { ...announcedOf(sample), state: stageOf(sample) };
}

/** What was announced of the same edition before and taken back. */
export function withdrawalsOf({ withdrawals }: Sample) {
  return withdrawals.map(({ announced, reason, at }) => {
    const { of, size, percent, lottery, issue, drawnOn, at: announcedAt } = announced;
    return { of, size, percent, lottery, issue, drawnOn, announcedAt, withdrawnAt: at, reason };
  });
}

/** What was announced. Throws for a sample that was not. */
export function announcedOf({ announced }: Sample): Omit<Listed, 'state'> {
  if (announced === null) throw new Error('a sample that was never announced');
  const { at, ...terms } = announced;
  return { sample: sampleIdOf(terms.batch, terms.edition), ...terms, announcedAt: at };
}
