import * as z from 'zod/mini';

/** What each function of the portal finds in its environment, by the name of its entry file. */
export const environments = {
  publish: z.object({ PORTAL_BUCKET: z.string().check(z.minLength(3)) }),
} as const;
