import { expect, test } from 'vitest';
import { portablePattern } from './portable-pattern.ts';

test.for([
  String.raw`[^\p{M}\p{Z}\p{Cc}\u2800\u{e0000}-\u{e0fff}]`,
  String.raw`[\p{L}\]\-]`,
  String.raw`[\P{Cc}\n]`,
  String.raw`[\u{1f600}-\u{1f64f}]`,
])('%s matches the same characters when it is spelled out', (source) => {
  const portable = portablePattern(source);
  expect(portable).not.toMatch(/\\[pP]\{|\\u\{/);
  const [was, is] = [new RegExp(`^${source}$`, 'u'), new RegExp(`^${portable}$`, 'u')];
  const differing: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    if (point === 0xd800) point = 0xe000;
    const character = String.fromCodePoint(point);
    if (was.test(character) !== is.test(character)) differing.push(point.toString(16));
  }
  expect(differing).toEqual([]);
});

test.for(['^[0-9a-hjkmnp-tv-z]{26}$', String.raw`^"\d{1,9}"$`, String.raw`^[^\u0000-\u0008\n]*$`])(
  '%s stands as it is',
  (source) => {
    expect(portablePattern(source)).toBe(source);
  },
);
