import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Kms } from './kms.ts';
import { keyOfCiphertext, startKms } from './kms.ts';

let state: string;
let kms: Kms;
beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'kms-'));
  kms = await startKms({ state });
});
afterEach(async () => {
  await kms.stop();
  rmSync(state, { recursive: true });
});

async function ask(operation: string, body: object): Promise<Record<string, string>> {
  const answer = await fetch(kms.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': `TrentService.${operation}` },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, string>;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

it('opens a data key again under its context only, also after a restart', async () => {
  const { id, arn } = kms.createKey('Notes');
  kms.createAlias('alias/notes', id);
  const context = { EncryptionContext: { table: 'Sealed', purpose: 'notes' } };
  const made = await ask('GenerateDataKey', {
    KeyId: 'alias/notes',
    KeySpec: 'AES_256',
    ...context,
  });
  expect(made['KeyId']).toBe(arn);
  expect(Buffer.from(made['Plaintext'] ?? '', 'base64')).toHaveLength(32);
  expect(keyOfCiphertext(made['CiphertextBlob'] ?? '')).toBe(id);

  await kms.stop();
  kms = await startKms({ state });
  expect(kms.createKey('Notes').arn).toBe(arn);
  expect(kms.resolve('alias/notes')).toBe(arn);
  const opened = { EncryptionContext: { purpose: 'notes', table: 'Sealed' } };
  const blob = { CiphertextBlob: made['CiphertextBlob'] };
  expect((await ask('Decrypt', { ...blob, ...opened }))['Plaintext']).toBe(made['Plaintext']);
  expect((await ask('Decrypt', blob))['__type']).toBe('InvalidCiphertextException');
  const tampered = Buffer.from(made['CiphertextBlob'] ?? '', 'base64');
  tampered[tampered.length - 1]! ^= 1;
  const wrong = await ask('Decrypt', { CiphertextBlob: tampered.toString('base64'), ...opened });
  expect(wrong['__type']).toBe('InvalidCiphertextException');
  const other = await ask('Decrypt', { ...blob, ...opened, KeyId: kms.createKey('Other').id });
  expect(other['__type']).toBe('IncorrectKeyException');
});

it('makes the same MAC each time, and knows a wrong one', async () => {
  const KeyId = kms.createKey('Receipts', 'HMAC_256').arn;
  const message = { KeyId, Message: base64('receipt'), MacAlgorithm: 'HMAC_SHA_256' };
  const { Mac } = await ask('GenerateMac', message);
  expect((await ask('GenerateMac', message))['Mac']).toBe(Mac);
  expect((await ask('VerifyMac', { ...message, Mac }))['MacValid']).toBe(true);
  const wrong = await ask('VerifyMac', { ...message, Mac: base64('wrong') });
  expect(wrong['__type']).toBe('KMSInvalidMacException');
});

it.each([
  ['ECC_NIST_P256', 'ECDSA_SHA_256'],
  ['RSA_2048', 'RSASSA_PKCS1_V1_5_SHA_256'],
  ['RSA_2048', 'RSASSA_PSS_SHA_256'],
] as const)('signs with %s by %s what its public key verifies', async (spec, SigningAlgorithm) => {
  const KeyId = kms.createKey('Log', spec).id;
  const message = { KeyId, Message: base64('head of the log'), SigningAlgorithm };
  const { Signature } = await ask('Sign', message);
  expect((await ask('Verify', { ...message, Signature }))['SignatureValid']).toBe(true);
  const wrong = await ask('Verify', { ...message, Message: base64('another'), Signature });
  expect(wrong['__type']).toBe('KMSInvalidSignatureException');
  const { PublicKey } = await ask('GetPublicKey', { KeyId });
  const key = createPublicKey({
    key: Buffer.from(PublicKey ?? '', 'base64'),
    format: 'der',
    type: 'spki',
  });
  if (SigningAlgorithm !== 'RSASSA_PSS_SHA_256') {
    expect(
      verify('sha256', Buffer.from('head of the log'), key, Buffer.from(Signature ?? '', 'base64')),
    ).toBe(true);
  }
});

it('refuses what is wrong and what it does not know', async () => {
  const KeyId = kms.createKey('Notes').id;
  const type = async (operation: string, body: object) => (await ask(operation, body))['__type'];
  expect(await type('GenerateDataKey', { KeyId: 'none', KeySpec: 'AES_256' })).toBe(
    'NotFoundException',
  );
  expect(await type('GenerateDataKey', { KeyId })).toBe('ValidationException');
  expect(await type('GenerateDataKey', { KeyId, NumberOfBytes: 2000 })).toBe('ValidationException');
  expect(await type('GenerateDataKey', { KeyId, KeySpec: 'AES_256', Recipient: {} })).toBe(
    'ValidationException',
  );
  expect(
    await type('GenerateMac', { KeyId, Message: base64('x'), MacAlgorithm: 'HMAC_SHA_256' }),
  ).toBe('InvalidKeyUsageException');
  expect(await type('Decrypt', { CiphertextBlob: base64('rubbish') })).toBe(
    'InvalidCiphertextException',
  );
  expect(await type('ReEncrypt', {})).toBe('UnknownOperationException');
  expect(() => kms.createKey('Notes', 'HMAC_256')).toThrow('is kept as SYMMETRIC_DEFAULT');
});

it('keeps its keys where only the owner reads them', () => {
  kms.createKey('Notes');
  expect(statSync(join(state, 'kms.json')).mode & 0o777).toBe(0o600);
});
