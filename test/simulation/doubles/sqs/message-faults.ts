import { isObject, textIn } from '../input.ts';
import type { JsonObject } from '../refused.ts';
import { Refused } from '../refused.ts';

/** The most bytes of a message and of all messages of a batch: body, and name, type and value of each attribute. */
export const mostBytes = 1_048_576;
const mostAttributes = 10;

/**
 * The size of a message in bytes, when SQS takes it into a queue with this limit. @throws Refused in SQS's words
 * (API reference of SendMessage, "Amazon SQS message metadata").
 */
export function checkedSize(body: string, attributes: JsonObject, limit: number): number {
  if (body === '')
    throw new Refused(
      400,
      'MissingParameter',
      'The request must contain the parameter MessageBody.',
    );
  checkCharacters(body);
  const names = Object.keys(attributes);
  if (names.length > mostAttributes)
    throw invalid(
      `Number of message attributes [${names.length}] exceeds the allowed maximum [${mostAttributes}].`,
    );
  for (const name of names) checkAttribute(name, attributes[name]);
  const size = sizeOf(body, attributes);
  if (size > limit)
    throw invalid(
      `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
    );
  return size;
}

/** What counts towards the limits, whether it is right or not. */
export function sizeOf(body: string, attributes: JsonObject): number {
  let size = Buffer.byteLength(body);
  for (const name in attributes) {
    const value = attributes[name];
    if (!isObject(value)) continue;
    size +=
      Buffer.byteLength(name) +
      Buffer.byteLength(textIn(value, 'DataType') ?? '') +
      Buffer.byteLength(textIn(value, 'StringValue') ?? '') +
      Buffer.byteLength(textIn(value, 'BinaryValue') ?? '', 'base64');
  }
  return size;
}

// The characters of XML 1.0, whole ones: half a character beyond U+FFFF is none of them.
const takenCharacters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

function checkCharacters(text: string): void {
  if (takenCharacters.test(text)) return;
  throw new Refused(
    400,
    'InvalidMessageContents',
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  );
}

const nameForm = /^(?!aws\.|amazon\.)(?!\.)(?!.*\.\.)(?!.*\.$)[\w.-]{1,256}$/i;
const typeForm = /^(String|Number|Binary)(\..+)?$/;

function checkAttribute(name: string, value: unknown): void {
  if (!nameForm.test(name)) throw invalid(`Message (user) attribute name '${name}' is invalid.`);
  const attribute = isObject(value) ? value : {};
  const type = textIn(attribute, 'DataType') ?? '';
  const kind = typeForm.exec(type)?.[1];
  if (kind === undefined || type.length > 256)
    throw invalid(`The type of message (user) attribute '${name}' is invalid.`);
  const text = textIn(attribute, kind === 'Binary' ? 'BinaryValue' : 'StringValue') ?? '';
  if (text === '')
    throw invalid(
      `Message (user) attribute '${name}' must contain a non-empty value of type '${kind}'.`,
    );
  if (kind !== 'Binary') checkCharacters(text);
  if (kind === 'Number' && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()))
    throw invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
}

function invalid(message: string): Refused {
  return new Refused(400, 'InvalidParameterValue', message);
}
