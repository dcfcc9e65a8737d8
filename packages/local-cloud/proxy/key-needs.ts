import { arnOf } from '../engines/engine.ts';
import type { JsonObject } from '../engines/json-object.ts';
import { objectIn, textIn } from '../engines/json-object.ts';
import { keyOfCiphertext } from '../engines/kms.ts';
import type { Need } from './iam.ts';

/** The ARN behind a key id, alias or secret name; undefined when there is none. */
export type ResolveArn = (service: 'kms' | 'secretsmanager', id: string) => string | undefined;

/** The need of a KMS request: a Decrypt without KeyId is about the key of its ciphertext. */
export function keyNeeds(
  operation: string,
  body: JsonObject,
  resolve: ResolveArn,
): readonly Need[] {
  const id = textIn(body, 'KeyId') ?? keyOfCiphertext(textIn(body, 'CiphertextBlob') ?? '');
  const pairs = Object.entries(objectIn(body, 'EncryptionContext')).map(
    ([key, value]): readonly [string, string[]] => [
      `kms:encryptioncontext:${key.toLowerCase()}`,
      [String(value)],
    ],
  );
  const keys = Object.keys(objectIn(body, 'EncryptionContext'));
  return [
    {
      action: `kms:${operation}`,
      resource: id === undefined ? '*' : (resolve('kms', id) ?? arnOf('kms', `key/${id}`)),
      context: new Map<string, readonly string[]>([
        ...pairs,
        ...(keys.length === 0 ? [] : [['kms:encryptioncontextkeys', keys] as const]),
      ]),
    },
  ];
}

/** The need of a Secrets Manager request. */
export function secretNeeds(
  operation: string,
  body: JsonObject,
  resolve: ResolveArn,
): readonly Need[] {
  const id = textIn(body, 'SecretId');
  return [
    {
      action: `secretsmanager:${operation}`,
      resource:
        id === undefined
          ? '*'
          : (resolve('secretsmanager', id) ?? arnOf('secretsmanager', `secret:${id}`)),
      context: new Map(),
    },
  ];
}
