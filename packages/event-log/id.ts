import { createHash, createHmac, randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new random id: 128 bits in lower-case Crockford base 32, 26 characters. */
export function newId(): string {
  return base32(randomBytes(16));
}

/** A W3C trace context of our own, for a command that nobody's request caused, or one without a trace. */
export function newTrace(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
}

/** An id that anyone with the same words comes to: the first 128 bits of their SHA-256. */
export function idOf(...words: readonly string[]): string {
  return base32(createHash('sha256').update(JSON.stringify(words)).digest().subarray(0, 16));
}

/** An id that only the holder of the key comes to: the first 128 bits of an HMAC-SHA-256. */
export function keyedId(key: Uint8Array, ...words: readonly string[]): string {
  return base32(createHmac('sha256', key).update(JSON.stringify(words)).digest().subarray(0, 16));
}

function base32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let out = '';
  for (let shift = 125n; shift >= 0n; shift -= 5n)
    out += alphabet.charAt(Number((bits >> shift) & 31n));
  return out;
}
