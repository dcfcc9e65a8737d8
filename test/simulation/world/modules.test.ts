import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changed, root, speed } from './modules.ts';

const change = { file: 'a.ts', instead: 'one', put: 'two' };

test('a change replaces its text', () => {
  expect(changed('x one y', [change])).toBe('x two y');
});

test.each(['x y', 'one one'])('a change that does not fit %j exactly once is refused', (source) => {
  expect(() => changed(source, [change])).toThrow(/a\.ts: "one" is there [02] times/);
});

test.each([...Map.groupBy(speed, ({ file }) => file)])(
  'what makes %s quick fits into it as it is now',
  (file, changes) => {
    const source = readFileSync(join(root, file), 'utf8');
    expect(changed(source, changes)).not.toBe(source);
  },
);
