import * as z from 'zod/mini';
import { roles } from './roles.ts';

/**
 * Who acts: the role used, the organisation at which it is played (null for a role of the office, of a team or
 * of the house itself), and the issuer's opaque subject. Commits of before the claim `roles` named places
 * have there whatever the issuer called the organisation of the office's people.
 */
export const actor = z.strictObject({
  /** `system` is the house itself: a relay, a clock, a consumer. */
  role: z.enum([...roles, 'system']),
  organisation: z.nullable(z.string()),
  subject: z.nullable(z.string()),
});
export type Actor = Readonly<z.infer<typeof actor>>;
