import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { earlier, formerMajors, rewritten } from './earlier.ts';
import { addressOf, changed, root, speed } from './modules.ts';

const change = { file: 'a.ts', instead: 'one', put: 'two' };

test('a change replaces its text', () => {
  expect(changed('x one y', [change])).toBe('x two y');
});

test.each(['x y', 'one one'])('a change that does not fit %j exactly once is refused', (source) => {
  expect(() => changed(source, [change])).toThrow(/a\.ts: "one" is there [02] times/);
});

test.each([...Map.groupBy([...speed, ...earlier], ({ file }) => file)])(
  'what makes the house quick, and what it was before, fits into %s as it is now',
  (file, changes) => {
    const source = readFileSync(join(root, file), 'utf8');
    expect(changed(source, changes)).not.toBe(source);
  },
);

test('the house of before writes every event that has a later major today as it once was', () => {
  const goldens = globSync('services/*/golden/*.json', { cwd: root }).map((file) =>
    basename(file, '.json'),
  );
  const later = goldens.filter((type) => {
    const [name = '', major = ''] = type.split('.v');
    return Number(major) > 1 && !goldens.includes(`${name}.v${Number(major) + 1}`);
  });
  const known = [...Object.keys(formerMajors), ...rewritten];
  expect(later.filter((type) => !known.includes(type))).toEqual([]);
  const text = earlier.map(({ put }) => put).join();
  for (const { type } of Object.values(formerMajors)) expect(text).toContain(`'${type}'`);
  for (const type of rewritten) expect(text).toContain(`'${type.replace(/\.v\d+$/, '.v1')}'`);
});

test('only modules of the house are there twice', () => {
  const at = (file: string) => addressOf(pathToFileURL(join(root, file)).href, 'before');
  expect(at('services/complaints/api.ts')).toMatch(/\/api\.ts\?before$/);
  expect(at('test/simulation/world/current.ts')).not.toContain('?');
  expect(addressOf('node:path', 'before')).toBe('node:path');
});
