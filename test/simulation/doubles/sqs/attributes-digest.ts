import { hash } from 'node:crypto';
import { isObject, textIn } from '../input.ts';
import type { JsonObject } from '../refused.ts';

/**
 * MD5 of message attributes as SQS makes it: by name, each part with its length before it ("Calculating the MD5
 * message digest for message attributes").
 */
export function attributesDigest(attributes: JsonObject): string {
  const parts = Object.keys(attributes)
    .toSorted()
    .flatMap((name) => {
      const value = attributes[name];
      const attribute = isObject(value) ? value : {};
      const type = textIn(attribute, 'DataType') ?? '';
      const isBinary = type.startsWith('Binary');
      const bytes = isBinary
        ? Buffer.from(textIn(attribute, 'BinaryValue') ?? '', 'base64')
        : Buffer.from(textIn(attribute, 'StringValue') ?? '');
      return [
        ...withLength(Buffer.from(name)),
        ...withLength(Buffer.from(type)),
        Buffer.of(isBinary ? 2 : 1),
        ...withLength(bytes),
      ];
    });
  return hash('md5', Buffer.concat(parts));
}

function withLength(bytes: Buffer): [Buffer, Buffer] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}
