import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  constants,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { arnOf } from './engine.ts';
import { ServiceError, startJsonEngine } from './json-engine.ts';
import type { Operation } from './json-engine.ts';
import type { JsonObject } from './json-object.ts';
import { isObject, numberIn, objectIn, objectsIn, textIn } from './json-object.ts';
import { readKept, writeKept } from './kept-file.ts';

/** The key specs that the stack may ask for. */
export const keySpecs = ['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256', 'RSA_2048'] as const;
/** A key's kind, as in AWS::KMS::Key KeySpec. */
export type KeySpec = (typeof keySpecs)[number];

/** The KMS engine; keys are made by the host (`createKey`), used over HTTP. */
export interface Kms extends Engine {
  /**
   * Makes a key, or finds the one made before under the same name. `name` is any stable word, such as
   * the logical id of the resource. Throws when the key found has another spec.
   */
  createKey(name: string, spec?: KeySpec): { readonly id: string; readonly arn: string };
  /** Points an alias (`alias/…`) at a key; an alias of the same name moves. */
  createAlias(alias: string, keyId: string): void;
  /** The key ARN for an id, an ARN, `alias/…` or an alias ARN; undefined when there is none. */
  resolve(keyId: string): string | undefined;
}

interface Key {
  readonly id: string;
  readonly name: string;
  readonly spec: KeySpec;
  /** Base64: 32 random bytes, or the PKCS#8 DER of a private key. */
  readonly material: string;
}

/**
 * Starts the engine on loopback: GenerateDataKey, Encrypt, Decrypt, GenerateMac, VerifyMac, Sign, Verify,
 * GetPublicKey and DescribeKey. Keys are kept in `<state>/kms.json`.
 */
export async function startKms(options: { state: string }): Promise<Kms> {
  const ring = openKeyRing(join(options.state, 'kms.json'));
  const engine = await startJsonEngine(
    'TrentService',
    kmsOperations((body) => ring.get(body)),
  );
  return {
    ...engine,
    createKey(name, spec = 'SYMMETRIC_DEFAULT') {
      const key = ring.create(name, spec);
      return { id: key.id, arn: keyArn(key.id) };
    },
    createAlias: (alias, keyId) => ring.alias(alias, keyId),
    resolve(keyId) {
      const key = ring.find(keyId);
      return key === undefined ? undefined : keyArn(key.id);
    },
  };
}

/** The id of the key under which a CiphertextBlob (base64) of this engine was made; undefined for any other. */
export function keyOfCiphertext(blob: string): string | undefined {
  const bytes = Buffer.from(blob, 'base64');
  return bytes[0] === blobVersion && bytes.length > 37
    ? bytes.subarray(1, 37).toString('ascii')
    : undefined;
}

function keyArn(id: string): string {
  return arnOf('kms', `key/${id}`);
}

interface KeyRing {
  create(name: string, spec: KeySpec): Key;
  alias(alias: string, keyId: string): void;
  find(keyId: string): Key | undefined;
  get(body: JsonObject): Key;
}

function openKeyRing(file: string): KeyRing {
  const kept = readKept(file) ?? {};
  const keys = new Map(
    objectsIn(kept, 'keys')
      .map((value) => readKey(value, file))
      .map((key) => [key.id, key]),
  );
  const aliases = new Map(
    Object.entries(objectIn(kept, 'aliases')).map(([alias, id]) => [alias, String(id)]),
  );

  function save(): void {
    writeKept(file, { keys: [...keys.values()], aliases: Object.fromEntries(aliases) });
  }
  function find(keyId: string): Key | undefined {
    const short = keyId.replace(/^arn:[^:]+:kms:[^:]*:[^:]*:(key\/)?/, '');
    return keys.get(aliases.get(short) ?? short);
  }
  return {
    find,
    get(body) {
      const keyId = textIn(body, 'KeyId');
      if (keyId === undefined) throw new ServiceError('ValidationException', 'KeyId is missing.');
      const key = find(keyId);
      if (key === undefined)
        throw new ServiceError('NotFoundException', `Key '${keyId}' does not exist`);
      return key;
    },
    create(name, spec) {
      const before = [...keys.values()].find((key) => key.name === name);
      if (before !== undefined) {
        if (before.spec === spec) return before;
        throw new Error(`The key ${name} is kept as ${before.spec} and was asked for as ${spec}.`);
      }
      const key: Key = {
        id: randomUUID(),
        name,
        spec,
        material: newMaterial(spec).toString('base64'),
      };
      keys.set(key.id, key);
      save();
      return key;
    },
    alias(alias, keyId) {
      const key = find(keyId);
      if (key === undefined) throw new Error(`The alias ${alias} points at no key: ${keyId}.`);
      if (aliases.get(alias) === key.id) return;
      aliases.set(alias, key.id);
      save();
    },
  };
}

function readKey(value: JsonObject, file: string): Key {
  const [id, name, material] = [
    textIn(value, 'id'),
    textIn(value, 'name'),
    textIn(value, 'material'),
  ];
  const spec = keySpecs.find((known) => known === value['spec']);
  if (id === undefined || name === undefined || material === undefined || spec === undefined) {
    throw new Error(`${file} holds a key that cannot be read.`);
  }
  return { id, name, spec, material };
}

function newMaterial(spec: KeySpec): Buffer {
  switch (spec) {
    case 'SYMMETRIC_DEFAULT':
    case 'HMAC_256':
      return randomBytes(32);
    case 'ECC_NIST_P256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
        format: 'der',
        type: 'pkcs8',
      });
    case 'RSA_2048':
      return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
        format: 'der',
        type: 'pkcs8',
      });
  }
}

function kmsOperations(keyOf: (body: JsonObject) => Key): ReadonlyMap<string, Operation> {
  function keyFor(body: JsonObject, usage: string): Key {
    const key = keyOf(body);
    if (usageOf(key.spec) !== usage) {
      throw new ServiceError(
        'InvalidKeyUsageException',
        `${keyArn(key.id)} key usage is ${usageOf(key.spec)} which is not valid for this operation.`,
      );
    }
    return key;
  }
  const cipher = 'ENCRYPT_DECRYPT';
  return new Map<string, Operation>([
    [
      'GenerateDataKey',
      {
        fields: ['KeyId', 'KeySpec', 'NumberOfBytes', 'EncryptionContext'],
        answer(body) {
          const key = keyFor(body, cipher);
          const plain = randomBytes(dataKeyLength(body));
          return {
            KeyId: keyArn(key.id),
            Plaintext: plain.toString('base64'),
            CiphertextBlob: seal(key, plain, contextOf(body)),
          };
        },
      },
    ],
    [
      'Encrypt',
      {
        fields: ['KeyId', 'Plaintext', 'EncryptionContext', 'EncryptionAlgorithm'],
        answer(body) {
          const key = keyFor(body, cipher);
          return {
            KeyId: keyArn(key.id),
            EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
            CiphertextBlob: seal(key, bytesIn(body, 'Plaintext'), contextOf(body)),
          };
        },
      },
    ],
    [
      'Decrypt',
      {
        fields: ['KeyId', 'CiphertextBlob', 'EncryptionContext', 'EncryptionAlgorithm'],
        answer(body) {
          const blob = textIn(body, 'CiphertextBlob') ?? '';
          const id = keyOfCiphertext(blob);
          if (id === undefined)
            throw new ServiceError('InvalidCiphertextException', 'The ciphertext is not readable.');
          const key = keyFor({ KeyId: id }, cipher);
          if (body['KeyId'] !== undefined && keyOf(body).id !== key.id) {
            throw new ServiceError(
              'IncorrectKeyException',
              'The key ID does not identify the key of this ciphertext.',
            );
          }
          return {
            KeyId: keyArn(key.id),
            EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
            Plaintext: open(key, blob, contextOf(body)).toString('base64'),
          };
        },
      },
    ],
    [
      'GenerateMac',
      {
        fields: ['KeyId', 'Message', 'MacAlgorithm'],
        answer(body) {
          const key = keyFor(body, 'GENERATE_VERIFY_MAC');
          return {
            KeyId: keyArn(key.id),
            MacAlgorithm: 'HMAC_SHA_256',
            Mac: mac(key, body).toString('base64'),
          };
        },
      },
    ],
    [
      'VerifyMac',
      {
        fields: ['KeyId', 'Message', 'Mac', 'MacAlgorithm'],
        answer(body) {
          const key = keyFor(body, 'GENERATE_VERIFY_MAC');
          const [given, right] = [bytesIn(body, 'Mac'), mac(key, body)];
          if (given.length !== right.length || !timingSafeEqual(given, right)) {
            throw new ServiceError('KMSInvalidMacException', 'The MAC is not valid.');
          }
          return { KeyId: keyArn(key.id), MacAlgorithm: 'HMAC_SHA_256', MacValid: true };
        },
      },
    ],
    [
      'Sign',
      {
        fields: ['KeyId', 'Message', 'MessageType', 'SigningAlgorithm'],
        answer(body) {
          const key = keyFor(body, 'SIGN_VERIFY');
          const secret = privateKeyOf(key);
          const signature = sign('sha256', messageIn(body), signingKey(secret, key, body));
          return {
            KeyId: keyArn(key.id),
            SigningAlgorithm: body['SigningAlgorithm'],
            Signature: signature.toString('base64'),
          };
        },
      },
    ],
    [
      'Verify',
      {
        fields: ['KeyId', 'Message', 'MessageType', 'Signature', 'SigningAlgorithm'],
        answer(body) {
          const key = keyFor(body, 'SIGN_VERIFY');
          const open = createPublicKey(privateKeyOf(key));
          if (
            !verify(
              'sha256',
              messageIn(body),
              signingKey(open, key, body),
              bytesIn(body, 'Signature'),
            )
          ) {
            throw new ServiceError('KMSInvalidSignatureException', 'The signature is not valid.');
          }
          return {
            KeyId: keyArn(key.id),
            SigningAlgorithm: body['SigningAlgorithm'],
            SignatureValid: true,
          };
        },
      },
    ],
    [
      'GetPublicKey',
      {
        fields: ['KeyId'],
        answer(body) {
          const key = keyFor(body, 'SIGN_VERIFY');
          const der = createPublicKey(privateKeyOf(key)).export({ format: 'der', type: 'spki' });
          return {
            KeyId: keyArn(key.id),
            KeySpec: key.spec,
            KeyUsage: 'SIGN_VERIFY',
            PublicKey: der.toString('base64'),
          };
        },
      },
    ],
    [
      'DescribeKey',
      {
        fields: ['KeyId'],
        answer(body) {
          const key = keyOf(body);
          return {
            KeyMetadata: {
              KeyId: key.id,
              Arn: keyArn(key.id),
              KeySpec: key.spec,
              KeyUsage: usageOf(key.spec),
              KeyState: 'Enabled',
              Enabled: true,
            },
          };
        },
      },
    ],
  ]);
}

function usageOf(spec: KeySpec): string {
  switch (spec) {
    case 'SYMMETRIC_DEFAULT':
      return 'ENCRYPT_DECRYPT';
    case 'HMAC_256':
      return 'GENERATE_VERIFY_MAC';
    case 'ECC_NIST_P256':
    case 'RSA_2048':
      return 'SIGN_VERIFY';
  }
}

function dataKeyLength(body: JsonObject): number {
  const [spec, length] = [textIn(body, 'KeySpec'), numberIn(body, 'NumberOfBytes')];
  if ((spec === undefined) === (length === undefined)) {
    throw new ServiceError(
      'ValidationException',
      'Please specify either number of bytes or key spec.',
    );
  }
  if (spec === 'AES_256') return 32;
  if (spec === 'AES_128') return 16;
  if (length === undefined || !Number.isInteger(length) || length < 1 || length > 1024) {
    throw new ServiceError(
      'ValidationException',
      'KeySpec is AES_256 or AES_128, NumberOfBytes is 1 to 1024.',
    );
  }
  return length;
}

const blobVersion = 1;

/** version (1) · key id (36) · iv (12) · tag (16) · ciphertext; the encryption context is authenticated. */
function seal(key: Key, plain: Buffer, context: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv).setAAD(
    context,
  );
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([
    Buffer.from([blobVersion]),
    Buffer.from(key.id),
    iv,
    cipher.getAuthTag(),
    body,
  ]).toString('base64');
}

function open(key: Key, blob: string, context: Buffer): Buffer {
  const bytes = Buffer.from(blob, 'base64');
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      Buffer.from(key.material, 'base64'),
      bytes.subarray(37, 49),
    );
    decipher.setAAD(context).setAuthTag(bytes.subarray(49, 65));
    return Buffer.concat([decipher.update(bytes.subarray(65)), decipher.final()]);
  } catch {
    // As in KMS, a wrong context and a tampered blob are told apart by nothing.
    throw new ServiceError(
      'InvalidCiphertextException',
      'The ciphertext, its key or its context is not right.',
    );
  }
}

function contextOf(body: JsonObject): Buffer {
  const context = body['EncryptionContext'];
  if (context === undefined) return Buffer.alloc(0);
  if (!isObject(context) || Object.values(context).some((value) => typeof value !== 'string')) {
    throw new ServiceError('ValidationException', 'EncryptionContext maps strings to strings.');
  }
  const sorted = Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(sorted));
}

function bytesIn(body: JsonObject, field: string): Buffer {
  const text = textIn(body, field);
  if (text === undefined || text === '')
    throw new ServiceError('ValidationException', `${field} is missing.`);
  return Buffer.from(text, 'base64');
}

function messageIn(body: JsonObject): Buffer {
  if (body['MessageType'] === 'DIGEST') {
    throw new ServiceError(
      'ValidationException',
      'The local cloud signs messages of the type RAW only.',
    );
  }
  const message = bytesIn(body, 'Message');
  if (message.length > 4096)
    throw new ServiceError('ValidationException', 'Message is longer than 4096 bytes.');
  return message;
}

function mac(key: Key, body: JsonObject): Buffer {
  if (body['MacAlgorithm'] !== 'HMAC_SHA_256') {
    throw new ServiceError('ValidationException', 'MacAlgorithm of this key is HMAC_SHA_256.');
  }
  return createHmac('sha256', Buffer.from(key.material, 'base64')).update(messageIn(body)).digest();
}

function privateKeyOf(key: Key): KeyObject {
  return createPrivateKey({
    key: Buffer.from(key.material, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
}

function signingKey(keyObject: KeyObject, key: Key, body: JsonObject) {
  const algorithm = textIn(body, 'SigningAlgorithm');
  if (key.spec === 'ECC_NIST_P256' && algorithm === 'ECDSA_SHA_256') return { key: keyObject };
  if (key.spec === 'RSA_2048' && algorithm === 'RSASSA_PKCS1_V1_5_SHA_256')
    return { key: keyObject };
  if (key.spec === 'RSA_2048' && algorithm === 'RSASSA_PSS_SHA_256') {
    return { key: keyObject, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  }
  throw new ServiceError(
    'ValidationException',
    `SigningAlgorithm ${algorithm ?? ''} is not one of ${key.spec}.`,
  );
}
