import * as z from 'zod/mini';
import { arnOf } from '../engines/engine.ts';
import { keySpecs } from '../engines/kms.ts';
import { define, tags } from '../resource-definition.ts';

/** AWS::KMS::Key */
export const key = define(
  'AWS::KMS::Key',
  {
    Description: z.optional(z.string()),
    KeyPolicy: z.unknown(),
    EnableKeyRotation: z.optional(z.boolean()),
    PendingWindowInDays: z.optional(z.number()),
    KeySpec: z._default(z.enum(keySpecs), 'SYMMETRIC_DEFAULT'),
    KeyUsage: z._default(z.string(), 'ENCRYPT_DECRYPT'),
    Tags: tags,
  },
  {
    ref: ({ logicalId, surroundings }) => surroundings.keyId(logicalId),
    attributes: {
      Arn: ({ logicalId, surroundings }) => arnOf('kms', `key/${surroundings.keyId(logicalId)}`),
      KeyId: ({ logicalId, surroundings }) => surroundings.keyId(logicalId),
    },
  },
);

/** AWS::KMS::Alias */
export const alias = define(
  'AWS::KMS::Alias',
  { AliasName: z.string(), TargetKeyId: z.string() },
  { nameProperty: 'AliasName', ref: ({ name }) => name, attributes: {} },
);

/** AWS::SecretsManager::Secret */
export const secret = define(
  'AWS::SecretsManager::Secret',
  {
    Name: z.optional(z.string()),
    Description: z.optional(z.string()),
    KmsKeyId: z.optional(z.string()),
    GenerateSecretString: z.strictObject({
      PasswordLength: z.exactOptional(z.number()),
      ExcludePunctuation: z.exactOptional(z.boolean()),
      ExcludeUppercase: z.exactOptional(z.boolean()),
      ExcludeLowercase: z.exactOptional(z.boolean()),
      ExcludeNumbers: z.exactOptional(z.boolean()),
      ExcludeCharacters: z.exactOptional(z.string()),
      IncludeSpace: z.exactOptional(z.boolean()),
      RequireEachIncludedType: z.exactOptional(z.boolean()),
      SecretStringTemplate: z.exactOptional(z.string()),
      GenerateStringKey: z.exactOptional(z.string()),
    }),
    Tags: tags,
  },
  {
    nameProperty: 'Name',
    ref: ({ name, surroundings }) => surroundings.secretArn(name),
    attributes: { Id: ({ name, surroundings }) => surroundings.secretArn(name) },
  },
);
