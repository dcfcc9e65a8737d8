/** Bytes under AES-GCM, as they lie on the device. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** A key that this device alone has, and that no script can read out of it. */
export async function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Seals bytes under a name: what was sealed under one name does not open under another. */
export async function seal(
  key: CryptoKey,
  name: string,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(algorithm(name, iv), key, plain);
  return { iv, bytes };
}

/** The bytes that were sealed under this name; undefined when they were changed or the key is another. */
export async function unseal(
  key: CryptoKey,
  name: string,
  { iv, bytes }: Sealed,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(name, iv), key, bytes));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return undefined;
    throw error;
  }
}

function algorithm(name: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) };
}
