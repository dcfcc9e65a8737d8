import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { instant } from '../code.ts';

/** What of a screening can be taken back: 不予受理, 并入. */
export const undoneDecision = z.enum(['decline', 'merge']);
export type UndoneDecision = z.infer<typeof undoneDecision>;

/** Why it is: the wrong button was pressed, it was judged wrongly, or something new became known. */
export const undoneReason = z.enum(['slip', 'judged-wrongly', 'new-facts']);
export type UndoneReason = z.infer<typeof undoneReason>;

/** A decision of the screening that was taken back: which, why and when. */
export const undoneShown = once(() =>
  z.strictObject({ decision: undoneDecision, reason: undoneReason, at: instant }),
);
