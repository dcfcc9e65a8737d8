import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JsonObject } from './json-object.ts';
import { parseObject } from './json-object.ts';

/** What was appended to a file so far, in order; a last line that a crash cut off is left out. */
export function readKeptList(file: string): readonly JsonObject[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text
    .split('\n')
    .map(parseObject)
    .filter((value) => value !== undefined);
}

/** Appends one value as a line of JSON, on a line of its own even after one that a crash cut off. */
export function appendKept(file: string, value: object): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `\n${JSON.stringify(value)}`);
}
