import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKms } from '@ducha/local-cloud/engines/kms.ts';
import { kmsDataKeys } from '@ducha/notes';
import { signedCall } from '@ducha/signed-call';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveDouble } from '../testing/serve.ts';
import { KmsDouble } from './kms.ts';

interface Engine {
  readonly endpoint: string;
  readonly createKey: () => string;
  readonly stop: () => Promise<void>;
}

async function localCloud(): Promise<Engine> {
  const state = mkdtempSync(join(tmpdir(), 'kms-contract-'));
  const kms = await startKms({ state });
  let keys = 0;
  return {
    endpoint: kms.endpoint,
    createKey: () => {
      keys += 1;
      return kms.createKey(`Key${keys}`).arn;
    },
    stop: async () => {
      await kms.stop();
      rmSync(state, { recursive: true });
    },
  };
}

/** Numbers that repeat themselves and are well mixed: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function double(): Promise<Engine> {
  const kms = new KmsDouble({ random: seeded(1) });
  const door = await serveDouble(kms, () => 0);
  return { ...door, createKey: () => kms.createKey() };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe.each([
  ['the local cloud', localCloud],
  ['the double', double],
] as const)('KMS as %s has it', (_, start) => {
  let engine: Engine;
  let keyId: string;
  beforeAll(async () => {
    engine = await start();
    keyId = engine.createKey();
  });
  afterAll(() => engine.stop());
  beforeEach(() => {
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
    vi.stubEnv('AWS_ENDPOINT_URL_KMS', engine.endpoint);
  });
  const generate = (more: object) =>
    signedCall('kms', 'TrentService.GenerateDataKey', { KeyId: keyId, ...more });
  const decrypt = (more: object) => signedCall('kms', 'TrentService.Decrypt', more);

  it('gives data keys that it opens again for the same table, and for no other', async () => {
    const { plain, wrapped } = await kmsDataKeys({ keyId, table: 'Sealed' }).current();
    expect(plain).toHaveLength(32);
    const opened = await kmsDataKeys({ keyId, table: 'Sealed' }).unwrap(wrapped);
    expect(base64(opened)).toBe(base64(plain));
    expect(Buffer.from(wrapped).includes(Buffer.from(plain))).toBe(false);
    const other = await kmsDataKeys({ keyId, table: 'Sealed' }).current();
    expect(base64(other.plain)).not.toBe(base64(plain));
    await expect(kmsDataKeys({ keyId, table: 'Other' }).unwrap(wrapped)).rejects.toMatchObject({
      status: 400,
      code: 'InvalidCiphertextException',
    });
  });

  it('opens with the members of the context in any order, also without being told the key', async () => {
    const made = (await generate({
      KeySpec: 'AES_256',
      EncryptionContext: { table: 'Sealed', purpose: 'notes' },
    })) as Record<string, string>;
    expect(made['KeyId']).toBe(keyId);
    expect(
      await decrypt({
        CiphertextBlob: made['CiphertextBlob'],
        EncryptionContext: { purpose: 'notes', table: 'Sealed' },
      }),
    ).toEqual({
      KeyId: keyId,
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      Plaintext: made['Plaintext'],
    });
  });

  it('refuses another key, a key that is not there, and what was tampered with', async () => {
    const { wrapped } = await kmsDataKeys({ keyId, table: 'Sealed' }).current();
    const keys = (other: string) => kmsDataKeys({ keyId: other, table: 'Sealed' });
    await expect(keys(engine.createKey()).unwrap(wrapped)).rejects.toMatchObject({
      code: 'IncorrectKeyException',
    });
    await expect(keys('none').unwrap(wrapped)).rejects.toMatchObject({ code: 'NotFoundException' });
    await expect(keys('none').current()).rejects.toMatchObject({ code: 'NotFoundException' });
    const tampered = Buffer.from(wrapped);
    tampered.writeUInt8(tampered.readUInt8(tampered.length - 1) ^ 1, tampered.length - 1);
    for (const blob of [tampered, Buffer.from('rubbish'), Buffer.from(wrapped).subarray(0, 40)])
      await expect(keys(keyId).unwrap(blob)).rejects.toMatchObject({
        code: 'InvalidCiphertextException',
      });
  });

  it('makes a key of the length that is asked for, in one way or the other', async () => {
    const length = async (more: object) => {
      const { Plaintext = '' } = (await generate(more)) as { Plaintext?: string };
      return Buffer.from(Plaintext, 'base64').length;
    };
    expect(await length({ KeySpec: 'AES_128' })).toBe(16);
    expect(await length({ NumberOfBytes: 24 })).toBe(24);
    for (const wrong of [{}, { KeySpec: 'AES_256', NumberOfBytes: 32 }, { NumberOfBytes: 1_025 }])
      await expect(generate(wrong)).rejects.toMatchObject({ code: 'ValidationException' });
  });
});

describe('for the simulation, the double', () => {
  const ask = (kms: KmsDouble, KeyId: string) =>
    kms.answer('GenerateDataKey', { KeyId, KeySpec: 'AES_256' }, 0);

  it('draws the same keys from the same chance', () => {
    const [one, two, three] = [1, 1, 2].map((seed) => {
      const kms = new KmsDouble({ random: seeded(seed) });
      return ask(kms, kms.createKey());
    });
    expect(one).toEqual(two);
    expect(three?.['Plaintext']).not.toBe(one?.['Plaintext']);
    expect(one?.['CiphertextBlob']).not.toBe(one?.['Plaintext']);
  });

  it('goes back to a snapshot', () => {
    const kms = new KmsDouble({ random: seeded(1) });
    const kept = kms.createKey();
    const snapshot = kms.snapshot();
    const { CiphertextBlob } = ask(kms, kept);
    const later = kms.createKey();
    kms.restore(snapshot);
    expect(() => ask(kms, later)).toThrow('does not exist');
    expect(kms.answer('Decrypt', { CiphertextBlob }, 0)).toMatchObject({ KeyId: kept });
  });

  it('refuses a ciphertext longer than KMS takes, as the local cloud does not', () => {
    const kms = new KmsDouble({ random: seeded(1) });
    const blob = (length: number) => ({ CiphertextBlob: base64(Buffer.alloc(length)) });
    expect(() => kms.answer('Decrypt', blob(6_145), 0)).toThrow('between 1 and 6144');
    expect(() => kms.answer('Decrypt', blob(6_144), 0)).not.toThrow('between 1 and 6144');
  });

  it('says so when it is asked for what it does not do', () => {
    const kms = new KmsDouble({ random: seeded(1) });
    expect(() => kms.answer('ReEncrypt', {}, 0)).toThrow('does not know ReEncrypt');
    expect(() => kms.answer('Decrypt', { Recipient: {} }, 0)).toThrow('Recipient of Decrypt');
  });
});
