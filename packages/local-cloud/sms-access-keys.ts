import type { EngineCall } from './engine-call.ts';
import { isObject, parseJson, textAt } from './json.ts';
import type { KeysAndSecrets } from './provision.ts';

/** The SMS provider's access keys, id → secret: those secrets of the stack that hold both as JSON. */
export async function smsAccessKeys(
  secretsManager: EngineCall,
  { secretArns }: KeysAndSecrets,
): Promise<Readonly<Record<string, string>>> {
  const keys: Record<string, string> = {};
  for (const arn of secretArns.values()) {
    const answer = await secretsManager('GetSecretValue', { SecretId: arn });
    const value = jsonIn(textAt(answer, 'SecretString') ?? '');
    const id = textAt(value, 'accessKeyId');
    const secret = textAt(value, 'accessKeySecret');
    if (id !== undefined && secret !== undefined) keys[id] = secret;
  }
  return keys;
}

function jsonIn(text: string): ReturnType<typeof parseJson> {
  // Other secrets are plain random strings.
  if (!text.startsWith('{')) return null;
  const parsed = parseJson(text);
  return isObject(parsed) ? parsed : null;
}
