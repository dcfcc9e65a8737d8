import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { instant } from '../code.ts';

/**
 * A message between the office and the complainant, the office's questions and their answers among
 * them. The text is null where it is not shown: to officials the complainant's, which is seen by a
 * recorded look alone, and to everyone one that was erased.
 */
export const message = once(() =>
  z.strictObject({
    from: z.enum(['office', 'complainant']),
    at: instant,
    text: z.nullable(z.string()),
  }),
);
