import { createCipheriv, createDecipheriv } from 'node:crypto';
import { isObject, numberIn, run, textIn } from '../input.ts';
import type { Operation } from '../input.ts';
import type { Double, JsonObject } from '../refused.ts';
import { Refused } from '../refused.ts';

interface Key {
  readonly id: string;
  readonly arn: string;
  readonly material: Buffer;
}

/** The keys of a moment; it can be restored often. */
export interface KmsSnapshot {
  readonly keys: ReadonlyMap<string, Key>;
}

const idLength = 36;
const nonceLength = 12;
const tagLength = 16;
const longestCiphertext = 6_144;

/**
 * KMS with symmetric keys, as far as the house calls it: GenerateDataKey and Decrypt. It really encrypts, and binds the
 * ciphertext to its encryption context; keys and nonces are drawn from `random` (numbers in [0, 1)), so nothing here is
 * secret from who knows the seed.
 */
export class KmsDouble implements Double {
  readonly #random: () => number;
  /** By id. */
  #keys = new Map<string, Key>();

  constructor(options: { readonly random: () => number }) {
    this.#random = options.random;
  }

  /** Makes a symmetric key; answers its ARN, which is a KeyId, like its id. */
  createKey(): string {
    const id = `00000000-0000-4000-8000-${String(this.#keys.size + 1).padStart(12, '0')}`;
    const arn = `arn:aws:kms:us-east-1:000000000000:key/${id}`;
    this.#keys.set(id, { id, arn, material: this.#bytes(32) });
    return arn;
  }

  answer(operation: string, input: JsonObject, now: number): JsonObject {
    return run(this.#operations, operation, input, now);
  }

  snapshot(): KmsSnapshot {
    return { keys: new Map(this.#keys) };
  }

  restore({ keys }: KmsSnapshot): void {
    this.#keys = new Map(keys);
  }

  readonly #operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
    [
      'GenerateDataKey',
      {
        fields: ['KeyId', 'KeySpec', 'NumberOfBytes', 'EncryptionContext'],
        answer: (input) => {
          const key = this.#keyIn(input);
          const plain = this.#bytes(dataKeyLength(input));
          const blob = seal(key, plain, contextOf(input), this.#bytes(nonceLength));
          return {
            KeyId: key.arn,
            Plaintext: plain.toString('base64'),
            CiphertextBlob: blob.toString('base64'),
          };
        },
      },
    ],
    [
      'Decrypt',
      {
        fields: ['KeyId', 'CiphertextBlob', 'EncryptionContext'],
        answer: (input) => {
          const blob = Buffer.from(textIn(input, 'CiphertextBlob') ?? '', 'base64');
          if (blob.length === 0 || blob.length > longestCiphertext)
            throw new Refused(
              400,
              'ValidationException',
              `1 validation error detected: Value at 'ciphertextBlob' failed to satisfy constraint: Member must have length between 1 and ${longestCiphertext}`,
            );
          const context = contextOf(input);
          const asked = input['KeyId'] === undefined ? undefined : this.#keyIn(input);
          const key = this.#keys.get(blob.subarray(0, idLength).toString('latin1'));
          if (key === undefined) throw unreadable();
          if (asked !== undefined && asked !== key)
            throw new Refused(
              400,
              'IncorrectKeyException',
              'The key ID in the request does not identify a CMK that can perform this operation.',
            );
          return {
            KeyId: key.arn,
            EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
            Plaintext: open(key, blob, context).toString('base64'),
          };
        },
      },
    ],
  ]);

  #keyIn(input: JsonObject): Key {
    const asked = textIn(input, 'KeyId') ?? '';
    const key = this.#keys.get(asked.slice(asked.lastIndexOf('/') + 1));
    if (key === undefined || (asked !== key.id && asked !== key.arn))
      throw new Refused(400, 'NotFoundException', `Key '${asked}' does not exist`);
    return key;
  }

  #bytes(length: number): Buffer {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; at += 1) bytes[at] = Math.floor(this.#random() * 256);
    return bytes;
  }
}

function dataKeyLength(input: JsonObject): number {
  const [spec, length] = [textIn(input, 'KeySpec'), numberIn(input, 'NumberOfBytes')];
  if ((spec === undefined) === (length === undefined))
    throw new Refused(
      400,
      'ValidationException',
      'Please specify either number of bytes or key spec.',
    );
  if (spec === 'AES_256') return 32;
  if (spec === 'AES_128') return 16;
  if (length === undefined || !Number.isInteger(length) || length < 1 || length > 1_024)
    throw new Refused(
      400,
      'ValidationException',
      'KeySpec is AES_256 or AES_128, NumberOfBytes is 1 to 1024.',
    );
  return length;
}

/** Key id · nonce · tag · ciphertext; the context is authenticated. */
function seal({ id, material }: Key, plain: Buffer, context: Buffer, nonce: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', material, nonce).setAAD(context);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from(id, 'latin1'), nonce, cipher.getAuthTag(), sealed]);
}

function open({ material }: Key, blob: Buffer, context: Buffer): Buffer {
  const tagAt = idLength + nonceLength;
  const sealedAt = tagAt + tagLength;
  if (blob.length <= sealedAt) throw unreadable();
  const decipher = createDecipheriv('aes-256-gcm', material, blob.subarray(idLength, tagAt))
    .setAAD(context)
    .setAuthTag(blob.subarray(tagAt, sealedAt));
  const plain = decipher.update(blob.subarray(sealedAt));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    throw unreadable();
  }
}

/** A wrong context and a tampered ciphertext are told apart by nothing. */
function unreadable(): Refused {
  return new Refused(400, 'InvalidCiphertextException', '');
}

function contextOf(input: JsonObject): Buffer {
  const context = input['EncryptionContext'] ?? {};
  if (!isObject(context) || Object.values(context).some((value) => typeof value !== 'string'))
    throw new Refused(
      400,
      'SerializationException',
      'The encryption context maps strings to strings.',
    );
  const sorted = Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(sorted));
}
