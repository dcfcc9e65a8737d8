import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { instant, opaqueId } from '../code.ts';

/** How many areas of a photograph were covered in its copy; none where somebody said that nothing needs to be. */
export const coveredAreas = z.int().check(z.minimum(0), z.maximum(200));

/** Why photographs that were passed on are taken back: by a slip, too little was covered, or nobody needs them. */
export const takeBackReason = z.enum(['slip', 'covered-too-little', 'not-needed']);
export type TakeBackReason = z.infer<typeof takeBackReason>;

/** A photograph that was passed on: a copy, in which is covered what nobody else need see. */
export const passedOnShown = once(() =>
  z.strictObject({
    photograph: opaqueId,
    /** The complainant's own that it is a copy of; null to organisations. */
    original: z.nullable(opaqueId),
    areas: coveredAreas,
    at: instant,
  }),
);
