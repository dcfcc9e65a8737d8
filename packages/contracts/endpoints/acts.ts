import * as z from 'zod/mini';
import { instant } from '../code.ts';
import { unpublishedYears } from '../counted-date.ts';

/**
 * Why an act cannot be done now. `role`: none of the person's roles may, whatever the thing; and
 * `not-assigned`: their organisation has no part in it, or they do not sit on its team. The others are
 * the codes with which the act itself would be rejected, because of how the thing stands.
 */
export const actRefusal = z.enum([
  'role',
  'not-assigned',
  'lead-only',
  'own-case',
  'wrong-stage',
  'task-open',
  'already-done',
  'refusals-exhausted',
  'refusal-late',
  'extension-late',
  'evidence-missing',
  'not-approved',
  'dates-impossible',
  'target-booked',
  'team-unfit',
  'nothing-to-erase',
  'nothing-to-correct',
  'words-erased',
  'others-joined',
  'merged-into-another',
  'contact-missing',
  'no-photographs',
  'nothing-passed-on',
]);

/** The decisions that an act with several leaves open. */
export const actDecision = z.enum([
  'accept',
  'decline',
  'merge',
  'ask',
  'grant',
  'deny',
  'approve',
  'return',
  'confirm',
]);
export type ActDecision = z.infer<typeof actDecision>;

/**
 * What the asking person may do next with a thing, and why not the rest: one entry for each act, named
 * like its endpoint. It is what the rules say of the thing as it stands; a body may still be at fault.
 */
export function actsShown<Acts extends z.ZodMiniType<string>>(act: Acts) {
  return z.array(
    z.discriminatedUnion('allowed', [
      z.strictObject({
        act,
        allowed: z.literal(true),
        /** The moment from which it is late; null where no date is set. */
        due: z.nullable(instant),
        /** The years whose notice on days off was not known when that was counted. */
        unpublished: unpublishedYears,
        /** Decisions of the act that this person may not take now, such as approving their own work. */
        except: z.array(z.strictObject({ decision: actDecision, why: actRefusal })),
      }),
      z.strictObject({ act, allowed: z.literal(false), why: actRefusal }),
    ]),
  );
}
