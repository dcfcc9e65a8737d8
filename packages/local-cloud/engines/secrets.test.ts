import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { generatedSecret } from './generated-secret.ts';
import type { Secrets } from './secrets.ts';
import { startSecrets } from './secrets.ts';

let state: string;
let secrets: Secrets;
beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'secrets-'));
  secrets = await startSecrets({ state });
});
afterEach(async () => {
  await secrets.stop();
  rmSync(state, { recursive: true });
});

async function ask(operation: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(secrets.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': `secretsmanager.${operation}` },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}
const value = async (SecretId: string, more: object = {}) =>
  ask('GetSecretValue', { SecretId, ...more });

it('answers the current and the previous version, and keeps older ones by their id', async () => {
  const { arn } = secrets.createSecret('receipts', { secretString: 'one' });
  expect(arn).toMatch(
    /^arn:aws:secretsmanager:us-east-1:000000000000:secret:receipts-[A-Za-z]{6}$/,
  );
  const first = await value(arn);
  expect(first).toMatchObject({
    Name: 'receipts',
    SecretString: 'one',
    VersionStages: ['AWSCURRENT'],
  });
  await ask('PutSecretValue', { SecretId: 'receipts', SecretString: 'two' });
  await ask('PutSecretValue', {
    SecretId: arn.slice(0, -7),
    SecretString: 'three',
    ClientRequestToken: 'third',
  });

  await secrets.stop();
  secrets = await startSecrets({ state });
  expect(await value('receipts')).toMatchObject({ SecretString: 'three', VersionId: 'third' });
  expect(await value('receipts', { VersionStage: 'AWSPREVIOUS' })).toMatchObject({
    SecretString: 'two',
  });
  expect(await value('receipts', { VersionId: first['VersionId'] })).toMatchObject({
    SecretString: 'one',
    VersionStages: [],
  });
  expect(await ask('DescribeSecret', { SecretId: arn })).toMatchObject({
    VersionIdsToStages: { third: ['AWSCURRENT'] },
  });
});

it('puts the same version once', async () => {
  secrets.createSecret('receipts', { secretString: 'one' });
  const put = { SecretId: 'receipts', SecretString: 'two', ClientRequestToken: 'second' };
  await ask('PutSecretValue', put);
  await ask('PutSecretValue', put);
  expect(await value('receipts', { VersionStage: 'AWSPREVIOUS' })).toMatchObject({
    SecretString: 'one',
  });
  const other = await ask('PutSecretValue', { ...put, SecretString: 'other' });
  expect(other['__type']).toBe('ResourceExistsException');
});

it('generates once and finds it again', async () => {
  const generate = { generate: { PasswordLength: 40, ExcludePunctuation: true } };
  const { arn } = secrets.createSecret('generated', generate);
  const before = await value(arn);
  expect(before['SecretString']).toMatch(/^[A-Za-z0-9]{40}$/);
  expect(secrets.createSecret('generated', generate).arn).toBe(arn);
  expect(await value(arn)).toEqual(before);
});

it('refuses what it does not know', async () => {
  expect((await value('none'))['__type']).toBe('ResourceNotFoundException');
  secrets.createSecret('receipts', { secretString: 'one' });
  expect((await value('receipts', { VersionStage: 'AWSPENDING' }))['__type']).toBe(
    'ResourceNotFoundException',
  );
  expect((await ask('RotateSecret', { SecretId: 'receipts' }))['__type']).toBe(
    'UnknownOperationException',
  );
  expect((await ask('PutSecretValue', { SecretId: 'receipts' }))['__type']).toBe(
    'InvalidRequestException',
  );
});

it('generates by the rules of GenerateSecretString', () => {
  const letters = generatedSecret({
    ExcludeNumbers: true,
    ExcludePunctuation: true,
    ExcludeCharacters: 'abc',
  });
  expect(letters).toMatch(/^(?=.*[d-z])(?=.*[A-Z])[d-zA-Z]{32}$/);
  const inside = generatedSecret({
    SecretStringTemplate: '{"user":"u"}',
    GenerateStringKey: 'password',
  });
  expect(JSON.parse(inside)).toEqual({ user: 'u', password: expect.stringMatching(/^.{32}$/) });
  expect(() => generatedSecret({ SecretStringTemplate: '{}' })).toThrow('GenerateStringKey');
  expect(() =>
    generatedSecret({
      ExcludeNumbers: true,
      ExcludeLowercase: true,
      ExcludeUppercase: true,
      ExcludePunctuation: true,
    }),
  ).toThrow('no letters');
});
