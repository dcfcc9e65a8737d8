import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * One sealed text: version byte, 96-bit nonce, 128-bit tag, ciphertext. Inside: 16 bytes of salt, then
 * the deflated text. The place (table, note, field) is associated data: a box moved elsewhere does not
 * open.
 */
const version = 1;
const saltLength = 16;

/** Where a box belongs. */
export interface Place {
  readonly table: string;
  readonly id: string;
  readonly field: string;
}

/** Seals a text; gives the box and the HMAC of the text under the salt that only the box holds. */
export function seal(
  key: Uint8Array,
  place: Place,
  text: string,
): { box: Uint8Array; mac: string } {
  const nonce = randomBytes(12);
  const salt = randomBytes(saltLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated(place));
  const body = Buffer.concat([
    cipher.update(Buffer.concat([salt, deflateRawSync(Buffer.from(text, 'utf8'))])),
    cipher.final(),
  ]);
  return {
    box: Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]),
    mac: macOf(salt, text),
  };
}

/** Opens a box. Throws when it was altered, moved, or sealed with another key. */
export function unseal(
  key: Uint8Array,
  place: Place,
  box: Uint8Array,
): { text: string; mac: string } {
  const bytes = Buffer.from(box);
  if (bytes.readUInt8(0) !== version) throw new Error('sealed by an unknown version');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13));
  decipher.setAAD(associated(place));
  decipher.setAuthTag(bytes.subarray(13, 29));
  const plain = Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
  const salt = plain.subarray(0, saltLength);
  const text = inflateRawSync(plain.subarray(saltLength)).toString('utf8');
  return { text, mac: macOf(salt, text) };
}

function macOf(salt: Uint8Array, text: string): string {
  return createHmac('sha256', salt).update(text, 'utf8').digest('base64url');
}

function associated({ table, id, field }: Place): Buffer {
  return Buffer.from(`${table}\n${id}\n${field}`, 'utf8');
}
