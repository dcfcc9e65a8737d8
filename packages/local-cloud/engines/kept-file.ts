import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { JsonObject } from './json-object.ts';
import { parseObject } from './json-object.ts';

/** The JSON object kept in a file, or undefined when there is no file. Throws when it holds something else. */
export function readKept(file: string): JsonObject | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const value = parseObject(text);
  if (value === undefined) throw new Error(`${file} holds no JSON object.`);
  return value;
}

/**
 * Replaces a file as a whole: after a crash it holds either the old value or the new one.
 * Only the owner may read it, for it may hold keys.
 */
export function writeKept(file: string, value: object): void {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, 'w', 0o600);
  try {
    writeSync(descriptor, JSON.stringify(value));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, file);
}
