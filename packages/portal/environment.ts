import * as z from 'zod';

/** What each function of the portal finds in its environment, by the name of its entry file. */
export const environments = {
  publish: z.object({ PORTAL_BUCKET: z.string().min(3) }),
} as const;
