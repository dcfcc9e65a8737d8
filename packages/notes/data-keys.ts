import { signedCall } from '@ducha/signed-call';
import * as z from 'zod/mini';

/** A key of 256 bits that seals notes, and its form as the key service wrapped it. */
export interface DataKey {
  readonly plain: Uint8Array;
  readonly wrapped: Uint8Array;
}

/** Gives data keys for sealing and for opening. */
export interface DataKeys {
  /** A key to seal with; the same one for a while. */
  current(): Promise<DataKey>;
  /** The key that a note was sealed with. */
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

/** How long and how often one data key seals; a stolen one opens no more than that. */
const lifetime = 5 * 60_000;
const uses = 10_000;
/** How many unwrapped keys a function keeps. */
const remembered = 500;

const generated = z.object({ Plaintext: z.base64(), CiphertextBlob: z.base64() });
const decrypted = z.object({ Plaintext: z.base64() });

/** Data keys of KMS, bound to the sealed table by their encryption context, cached in the function. */
export function kmsDataKeys(options: {
  keyId: string;
  table: string;
  now?: () => number;
}): DataKeys {
  const now = options.now ?? Date.now;
  const context = { table: options.table };
  const opened = new Map<string, Promise<Uint8Array>>();
  let current: { key: Promise<DataKey>; since: number; used: number } | undefined;

  const remember = (blob: string, key: Promise<Uint8Array>): void => {
    opened.set(blob, key);
    const oldest = opened.keys().next().value;
    if (opened.size > remembered && oldest !== undefined) opened.delete(oldest);
  };

  const generate = async (): Promise<DataKey> => {
    const answer = generated.parse(
      await signedCall('kms', 'TrentService.GenerateDataKey', {
        KeyId: options.keyId,
        KeySpec: 'AES_256',
        EncryptionContext: context,
      }),
    );
    const wrapped = Buffer.from(answer.CiphertextBlob, 'base64');
    const plain = Buffer.from(answer.Plaintext, 'base64');
    remember(wrapped.toString('base64'), Promise.resolve(plain));
    return { plain, wrapped };
  };

  const decrypt = async (blob: string): Promise<Uint8Array> => {
    const answer = decrypted.parse(
      await signedCall('kms', 'TrentService.Decrypt', {
        KeyId: options.keyId,
        CiphertextBlob: blob,
        EncryptionContext: context,
      }),
    );
    return Buffer.from(answer.Plaintext, 'base64');
  };

  return {
    async current() {
      if (current === undefined || now() - current.since > lifetime || current.used >= uses) {
        current = { key: generate(), since: now(), used: 0 };
      }
      const mine = current;
      mine.used += 1;
      try {
        return await mine.key;
      } catch (error) {
        // A failed call must not be remembered as the key.
        if (current === mine) current = undefined;
        throw error;
      }
    },
    async unwrap(wrapped) {
      const blob = Buffer.from(wrapped).toString('base64');
      const known = opened.get(blob);
      if (known !== undefined) return known;
      const fetched = decrypt(blob);
      remember(blob, fetched);
      try {
        return await fetched;
      } catch (error) {
        opened.delete(blob);
        throw error;
      }
    },
  };
}
