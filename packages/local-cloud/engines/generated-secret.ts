import { randomInt } from 'node:crypto';
import { isObject, parseObject } from './json-object.ts';

/** AWS::SecretsManager::Secret GenerateSecretString, with the same names and defaults. */
export interface GenerateSecretString {
  readonly PasswordLength?: number;
  readonly ExcludeCharacters?: string;
  readonly ExcludeLowercase?: boolean;
  readonly ExcludeUppercase?: boolean;
  readonly ExcludeNumbers?: boolean;
  readonly ExcludePunctuation?: boolean;
  readonly IncludeSpace?: boolean;
  readonly RequireEachIncludedType?: boolean;
  readonly SecretStringTemplate?: string;
  readonly GenerateStringKey?: string;
}

/**
 * A random secret by the rules of GenerateSecretString: the bare password, or the template's JSON object
 * with the password under the key. Throws on rules that allow no secret.
 */
export function generatedSecret(rules: GenerateSecretString): string {
  const password = generatedPassword(rules);
  const { SecretStringTemplate: template, GenerateStringKey: key } = rules;
  if (template === undefined && key === undefined) return password;
  const value = parseObject(template ?? '');
  if (key === undefined || !isObject(value)) {
    throw new Error(
      'GenerateSecretString needs SecretStringTemplate (a JSON object) and GenerateStringKey together.',
    );
  }
  return JSON.stringify({ ...value, [key]: password });
}

function generatedPassword(rules: GenerateSecretString): string {
  const excluded = rules.ExcludeCharacters ?? '';
  const kinds = [
    rules.ExcludeLowercase === true ? '' : 'abcdefghijklmnopqrstuvwxyz',
    rules.ExcludeUppercase === true ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    rules.ExcludeNumbers === true ? '' : '0123456789',
    rules.ExcludePunctuation === true ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    rules.IncludeSpace === true ? ' ' : '',
  ]
    .map((letters) => letters.split('').filter((letter) => !excluded.includes(letter)))
    .filter((letters) => letters.length > 0);
  const length = rules.PasswordLength ?? 32;
  const required = rules.RequireEachIncludedType === false ? [] : kinds.map(pick);
  const all = kinds.flat();
  if (all.length === 0 || length < required.length || length > 4096) {
    throw new Error('GenerateSecretString leaves no letters for a secret of that length.');
  }
  const letters = [
    ...required,
    ...Array.from({ length: length - required.length }, () => pick(all)),
  ];
  return shuffled(letters).join('');
}

function pick(letters: readonly string[]): string {
  return letters[randomInt(letters.length)] ?? '';
}

function shuffled(letters: readonly string[]): string[] {
  return letters
    .map((letter) => ({ letter, order: randomInt(2 ** 32) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ letter }) => letter);
}
