import * as z from 'zod';
import { deadLettersEnvironment, relayEnvironment, storeEnvironment } from '@ducha/lambda';

/** What each function of this service finds in its environment, by the name of its entry file. */
export const environments = {
  api: storeEnvironment.extend({ EVIDENCE_BUCKET: z.string().min(3) }),
  inbox: storeEnvironment.extend(deadLettersEnvironment.shape),
  relay: storeEnvironment.extend(relayEnvironment.shape),
  clock: storeEnvironment,
} as const;
