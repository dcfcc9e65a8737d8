import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { SeededRandom } from '../replay/seeded-random.ts';
import { drawnText } from './drawn-text.ts';

test.each([1, 200, 800])('a text of %i characters has so many', (characters) => {
  expect(drawnText(new SeededRandom(1), characters)).toHaveLength(characters);
});

test('a text deflates to more than half: it is not one sentence said again and again', () => {
  const text = drawnText(new SeededRandom(2), 800);
  expect(deflateRawSync(text).length).toBeGreaterThan(Buffer.byteLength(text) / 2);
});
