import * as z from 'zod/mini';
import { deadLettersEnvironment, relayEnvironment, storeEnvironment } from '@ducha/lambda';

/** What each function of this service finds in its environment, by the name of its entry file. */
export const environments = {
  api: z.extend(storeEnvironment, { EVIDENCE_BUCKET: z.string().check(z.minLength(3)) }),
  get inbox() {
    return z.extend(z.extend(storeEnvironment, deadLettersEnvironment().shape), {
      /** The bucket with evidence: from here files are deleted when they are erased. */
      ERASED_FILES_BUCKET: z.string().check(z.minLength(3)),
    });
  },
  get relay() {
    return z.extend(storeEnvironment, relayEnvironment().shape);
  },
  clock: storeEnvironment,
} as const;
