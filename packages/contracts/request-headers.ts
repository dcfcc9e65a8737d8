import * as z from 'zod/mini';

/** Six different characters in a text, found from left to right, each unlike those before. */
const sixCharacters =
  /^(.)\1*(?!\1)(.)(?:\1|\2)*(?!\1|\2)(.)(?:\1|\2|\3)*(?!\1|\2|\3)(.)(?:\1|\2|\3|\4)*(?!\1|\2|\3|\4)(.)(?:\1|\2|\3|\4|\5)*(?!\1|\2|\3|\4|\5)./;

/**
 * What can hold 128 random bits: a UUID only of version 4; else as many digits, hexadecimal digits or
 * characters as that takes.
 */
const randomBits = new RegExp(
  [
    '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-4[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}',
    '[0-9]{39,128}',
    '(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{32,128}',
    '(?=[0-9A-Fa-f]*[G-Zg-z_-])(?![0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$)[0-9A-Za-z_-]{22,128}',
  ]
    .map((form) => `^${form}$`)
    .join('|'),
);

/** The header `Idempotency-Key`: nobody else can come upon it, by chance or by guessing. */
export const idempotencyKey = z.string().check(z.regex(randomBits), z.regex(sixCharacters));

/** The header `If-Match`, and the `ETag` that it repeats: a stream's version in quotes. */
export const versionTag = z.string().check(z.regex(/^"[0-9]{1,9}"$/));

/** The header `Proof`: a proof (see `endpoints/challenge.ts`) as JSON in base64url. */
export const proofHeader = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,2000}$/));

/**
 * The header `Receipt`: 20 digits. A malformed one is answered like one that opens nothing, so that
 * an answer tells nothing of it; blanks and dashes that somebody put in to read it are passed over.
 */
export const receiptHeader = z.string().check(z.minLength(1));
