import type { JsonObject } from '../engines/json-object.ts';
import { parseObject, textIn } from '../engines/json-object.ts';

/** A browser's form post to S3, taken apart. */
export interface FormPost {
  /** By name in lower case; the file is not among them. */
  readonly fields: ReadonlyMap<string, string>;
  /** Bytes of the file. */
  readonly fileSize: number;
}

/** Takes a multipart form apart; the boundary is its first line. */
export function readFormPost(bytes: Buffer): FormPost {
  // Latin-1 keeps every byte as one character.
  const text = bytes.toString('latin1');
  const boundary = text.slice(0, Math.max(0, text.indexOf('\r\n')));
  const fields = new Map<string, string>();
  let fileSize = 0;
  for (const part of boundary === '' ? [] : text.split(boundary).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const name = /;\s*name="([^"]*)"/i.exec(part.slice(0, end))?.[1]?.toLowerCase() ?? '';
    const content = part.slice(end + 4, -2);
    if (name === 'file') fileSize = content.length;
    else fields.set(name, Buffer.from(content, 'latin1').toString('utf8'));
  }
  return { fields, fileSize };
}

/** Why S3 refuses a form post. */
export interface PolicyFault {
  readonly code: 'AccessDenied' | 'EntityTooLarge' | 'EntityTooSmall';
  readonly message: string;
}

/**
 * Checks a form post against its policy: not expired, every condition met, no field that no condition
 * speaks of. The signature of the policy is checked elsewhere. Undefined = it may be stored.
 */
export function policyFault(post: FormPost, bucket: string, now: Date): PolicyFault | undefined {
  const policy = parseObject(
    Buffer.from(post.fields.get('policy') ?? '', 'base64').toString('utf8'),
  );
  const expiration = policy === undefined ? undefined : textIn(policy, 'expiration');
  if (policy === undefined || expiration === undefined)
    return denied('Invalid Policy: Invalid JSON.');
  if (!(Date.parse(expiration) > now.getTime()))
    return denied('Invalid according to Policy: Policy expired.');
  const conditions = conditionsOf(policy);
  const values = new Map([...post.fields, ['bucket', bucket]]);
  for (const [operator, field, expected] of conditions) {
    if (operator === 'content-length-range') {
      if (post.fileSize < Number(field))
        return { code: 'EntityTooSmall', message: 'The upload is smaller than the policy allows.' };
      if (post.fileSize > Number(expected))
        return { code: 'EntityTooLarge', message: 'The upload is larger than the policy allows.' };
      continue;
    }
    const value = values.get(field) ?? '';
    const met =
      (operator === 'eq' && value === expected) ||
      (operator === 'starts-with' && value.startsWith(expected));
    if (!met) {
      return denied(
        `Invalid according to Policy: Policy Condition failed: ["${operator}", "$${field}", "${expected}"]`,
      );
    }
  }
  const spoken = new Set([...conditions.map(([, field]) => field), 'policy', 'x-amz-signature']);
  const extra = [...post.fields.keys()].find(
    (field) => !spoken.has(field) && !field.startsWith('x-ignore-'),
  );
  return extra === undefined
    ? undefined
    : denied(`Invalid according to Policy: Extra input fields: ${extra}`);
}

type Condition = readonly [operator: string, field: string, expected: string];

/** `{"bucket": "b"}` and `["eq", "$bucket", "b"]` say the same. */
function conditionsOf(policy: JsonObject): readonly Condition[] {
  const list: unknown = policy['conditions'];
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.flatMap((item): Condition[] => {
    if (Array.isArray(item)) {
      const [operator = '', field = '', expected = ''] = item.map(String);
      const name = field.replace(/^\$/, '').toLowerCase();
      return [
        [operator.toLowerCase(), operator === 'content-length-range' ? field : name, expected],
      ];
    }
    return Object.entries(typeof item === 'object' && item !== null ? item : {}).map(
      ([field, expected]): Condition => ['eq', field.toLowerCase(), String(expected)],
    );
  });
}

function denied(message: string): PolicyFault {
  return { code: 'AccessDenied', message };
}
