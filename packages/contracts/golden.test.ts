import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import * as contracts from './index.ts';

/**
 * `golden/good` holds one event of every type and major that ever crossed a boundary, as it lies in logs
 * and queues: a file here is never changed or removed, whatever becomes of its declaration. What came into a
 * major later, and may be left out, stands in a file beside it: `deadline.set.v1.counted.json`.
 * `golden/bad` holds what must not be taken for one.
 */
const folder = join(import.meta.dirname, 'golden');

const crossing = new Map<string, z.ZodMiniType>(
  Object.values(contracts).flatMap((value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'schema' in value &&
    value.schema instanceof z.ZodMiniType
      ? [[value.type, value.schema] as const]
      : [],
  ),
);

function files(kind: 'good' | 'bad'): string[] {
  return readdirSync(join(folder, kind)).toSorted();
}

function read(kind: 'good' | 'bad', file: string): unknown {
  return JSON.parse(readFileSync(join(folder, kind, file), 'utf8'));
}

const badFile = z.strictObject({
  type: z.string(),
  bad: z.array(z.strictObject({ why: z.string(), data: z.unknown() })).check(z.minLength(3)),
});

test('every event that crosses a boundary has its goldens', () => {
  const expected = [...crossing.keys()].map((type) => `${type}.json`).toSorted();
  expect(expected.length).toBeGreaterThan(10);
  for (const file of expected) {
    expect(files('good')).toContain(file);
    expect(files('bad')).toContain(file);
  }
});

describe('old events stay readable', () => {
  test.for(files('good'))('%s', (file) => {
    const event = read('good', file);
    const type = file.replace(/(\.v\d+)(\.[a-z-]+)?\.json$/, '$1');
    const schema = crossing.get(type);
    expect(schema, `${type} was sent once, and nothing reads it any more`).toBeDefined();
    // As it was written: reading neither drops nor adds anything.
    expect(schema?.parse(event)).toEqual(event);
  });
});

describe('what is no such event is refused', () => {
  test.for(files('bad'))('%s', (file) => {
    const { type, bad } = badFile.parse(read('bad', file));
    for (const { why, data } of bad)
      expect(crossing.get(type)?.safeParse({ type, data }).success, why).toBe(false);
  });
});
