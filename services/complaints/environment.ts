import * as z from 'zod';
import { deadLettersEnvironment, relayEnvironment, storeEnvironment } from '@ducha/lambda';

const withReceipts = storeEnvironment.extend({
  /** ARN of the secret behind receipts (see `receipts.ts`). */
  RECEIPT_SECRET: z.string().min(1),
});

/** What each function of this service reads from its environment, by entry file. */
export const environments = {
  /** The bucket with files of replies and photographs of complainants. */
  api: withReceipts.extend({ FILES_BUCKET: z.string().min(3) }),
  /** The same bucket: its name tells what this function may do there. */
  'public-api': withReceipts.extend({ PHOTOGRAPHS_BUCKET: z.string().min(3) }),
  inbox: storeEnvironment.extend(deadLettersEnvironment.shape),
  relay: storeEnvironment.extend(relayEnvironment.shape),
  clock: storeEnvironment,
};
