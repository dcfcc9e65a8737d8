import * as z from 'zod/mini';
import { deadLettersEnvironment, relayEnvironment, storeEnvironment } from '@ducha/lambda';

const withReceipts = z.extend(storeEnvironment, {
  /** ARN of the secret behind receipts (see `receipts.ts`). */
  RECEIPT_SECRET: z.string().check(z.minLength(1)),
});

/** What each function of this service reads from its environment, by entry file. */
export const environments = {
  /** The bucket with files of replies and photographs of complainants. */
  get api() {
    return z.extend(withReceipts, {
      FILES_BUCKET: z.string().check(z.minLength(3)),
      /** Where it stands what screeners have open. */
      DESK_TABLE: z.string().check(z.minLength(1)),
    });
  },
  get 'public-api'() {
    return z.extend(withReceipts, {
      /** The same bucket: its name tells what this function may do there. */
      PHOTOGRAPHS_BUCKET: z.string().check(z.minLength(3)),
      /** Where failures are counted by network. */
      FAILURES_TABLE: z.string().check(z.minLength(1)),
      /** ARN of the secret that hides the networks there, and that challenges are signed with. */
      ABUSE_SECRET: z.string().check(z.minLength(1)),
      /** The most tries that a proof of work takes. */
      PROOF_ROUNDS: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,3}$/)), z.transform(Number)),
    });
  },
  get inbox() {
    return z.extend(z.extend(storeEnvironment, deadLettersEnvironment().shape), {
      /** The same bucket again: from here files are deleted when they are erased. */
      ERASED_FILES_BUCKET: z.string().check(z.minLength(3)),
    });
  },
  get relay() {
    return z.extend(storeEnvironment, relayEnvironment().shape);
  },
  clock: storeEnvironment,
};
