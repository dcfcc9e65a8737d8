import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newestFirst, secret, secretKeys } from '@ducha/lambda';
import { startSecrets } from '@ducha/local-cloud/engines/secrets.ts';
import { signedCall } from '@ducha/signed-call';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveDouble } from '../testing/serve.ts';
import { SecretsDouble } from './secrets.ts';

interface Engine {
  readonly endpoint: string;
  readonly createSecret: (name: string, text: string) => string;
  readonly stop: () => Promise<void>;
}

async function localCloud(): Promise<Engine> {
  const state = mkdtempSync(join(tmpdir(), 'secrets-contract-'));
  const secrets = await startSecrets({ state });
  return {
    endpoint: secrets.endpoint,
    createSecret: (name, secretString) => secrets.createSecret(name, { secretString }).arn,
    stop: async () => {
      await secrets.stop();
      rmSync(state, { recursive: true });
    },
  };
}

async function double(): Promise<Engine> {
  const secrets = new SecretsDouble();
  const door = await serveDouble(secrets, () => Date.now());
  return {
    ...door,
    createSecret: (name, text) => secrets.createSecret(name, text, Date.now()),
  };
}

const begin = Date.parse('2026-03-02T01:00:00Z');
const before = { secret: 'a'.repeat(40) };
const after = {
  keys: [
    { version: 1, secret: 'a'.repeat(40), since: '1970-01-01T00:00:00Z' },
    { version: 2, secret: 'b'.repeat(40), since: '2026-03-02T01:00:00Z' },
  ],
};

describe.each([
  ['the local cloud', localCloud],
  ['the double', double],
] as const)('Secrets Manager as %s has it', (_, start) => {
  let engine: Engine;
  let arn: string;
  let count = 0;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine.stop());
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: begin });
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
    vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', engine.endpoint);
    count += 1;
    arn = engine.createSecret(`receipts${count}`, JSON.stringify(before));
  });
  const get = async (more: object) =>
    (await signedCall('secretsmanager', 'secretsmanager.GetSecretValue', {
      SecretId: arn,
      ...more,
    })) as Record<string, unknown>;
  const put = async (value: unknown, more: object = {}) =>
    (await signedCall('secretsmanager', 'secretsmanager.PutSecretValue', {
      SecretId: arn,
      SecretString: JSON.stringify(value),
      ...more,
    })) as Record<string, unknown>;

  it('gives a function the current version, and the new one once what it kept is old', async () => {
    const receipts = secret(arn, secretKeys);
    expect(newestFirst(await receipts()).map((key) => key?.version)).toEqual([1]);
    await put(after);
    expect((await receipts()).keys).toHaveLength(1);
    vi.setSystemTime(begin + 5 * 60_000 + 1);
    expect(newestFirst(await receipts()).map((key) => key?.version)).toEqual([2, 1]);
  });

  it('finds a secret by name, by ARN, and by ARN without its end', async () => {
    for (const SecretId of [`receipts${count}`, arn, arn.slice(0, -7)])
      expect(await get({ SecretId })).toMatchObject({
        ARN: arn,
        Name: `receipts${count}`,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: begin / 1_000,
        SecretString: JSON.stringify(before),
      });
  });

  it('keeps the previous version by its label, and older ones by their ids', async () => {
    const { VersionId } = await get({});
    await put('second');
    await put('third');
    expect(await get({})).toMatchObject({ SecretString: '"third"' });
    expect(await get({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({
      SecretString: '"second"',
      VersionStages: ['AWSPREVIOUS'],
    });
    expect(await get({ VersionId })).toMatchObject({
      SecretString: JSON.stringify(before),
      VersionStages: [],
    });
  });

  it('puts one version once, and refuses another value under its token', async () => {
    const ClientRequestToken = '2'.repeat(32);
    expect(await put('second', { ClientRequestToken })).toMatchObject({
      VersionId: ClientRequestToken,
      VersionStages: ['AWSCURRENT'],
    });
    await put('second', { ClientRequestToken });
    expect(await get({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({
      SecretString: JSON.stringify(before),
    });
    await expect(put('other', { ClientRequestToken })).rejects.toMatchObject({
      code: 'ResourceExistsException',
    });
  });

  it('says what is not there', async () => {
    for (const asked of [
      { SecretId: 'none' },
      { VersionStage: 'AWSPENDING' },
      { VersionId: '9'.repeat(32) },
    ])
      await expect(get(asked)).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
    await expect(put('x', { SecretId: 'none' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });
});

describe('the double alone', () => {
  const text = (secrets: SecretsDouble) =>
    secrets.answer('GetSecretValue', { SecretId: 'receipts' }, 0)['SecretString'];

  it('goes back to a snapshot', () => {
    const secrets = new SecretsDouble();
    secrets.createSecret('receipts', 'one', 0);
    const snapshot = secrets.snapshot();
    const rotate = () =>
      secrets.answer('PutSecretValue', { SecretId: 'receipts', SecretString: 'two' }, 1);
    const first = rotate();
    expect(text(secrets)).toBe('two');
    secrets.restore(snapshot);
    expect(text(secrets)).toBe('one');
    expect(rotate()).toEqual(first);
  });

  it('refuses a token and a value of a length that Secrets Manager does not take', () => {
    const secrets = new SecretsDouble();
    secrets.createSecret('receipts', 'one', 0);
    const put = (more: object) => () =>
      secrets.answer('PutSecretValue', { SecretId: 'receipts', ...more }, 1);
    expect(put({ SecretString: 'x', ClientRequestToken: 'short' })).toThrow('32-64');
    expect(put({ SecretString: 'x'.repeat(65_537) })).toThrow('65536');
    expect(put({})).toThrow('SecretString or SecretBinary');
    expect(text(secrets)).toBe('one');
  });
});
