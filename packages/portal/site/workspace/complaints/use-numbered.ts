import { findComplaints } from '@ducha/contracts';
import { useRead } from '../reads.ts';

/** The complaints that bear a whole number, read to the end. `undefined`: nothing is asked yet. */
export function useNumbered(number: string | undefined) {
  return useRead(findComplaints, number === undefined ? undefined : { query: { number } }, {
    nextOf: ({ next }) => next,
    from: (after) => ({ query: { number: number ?? '', after } }),
    joined: (before, { complaints }) => ({
      ...before,
      complaints: [...before.complaints, ...complaints],
    }),
  });
}
