import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { instant } from '../code.ts';

/** The most bytes that one file may have. */
export const fileBytesLimit = 10 * 1024 * 1024;

/** Length of a file that is to be put. */
export const fileBytes = once(() => z.int().check(z.minimum(1), z.maximum(fileBytesLimit)));

/** Where exactly the announced file, and no other, can be put for some minutes. */
export const upload = once(() =>
  z.strictObject({
    method: z.literal('PUT'),
    url: z.url(),
    /** Must be sent as they are: they are part of the signature. */
    headers: z.record(z.string(), z.string()),
    until: instant,
  }),
);

/** Where a file can be fetched for some minutes. */
export const download = once(() => ({ url: z.url(), until: instant }));
