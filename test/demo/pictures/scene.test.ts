import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { paintScene } from './scene.ts';

test('a picture is a PNG of its size, with a byte for each channel', () => {
  const bytes = Buffer.from(paintScene('river', 7));
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect([width, height]).toEqual([480, 360]);
  const length = bytes.readUInt32BE(33);
  expect(bytes.subarray(37, 41).toString('latin1')).toBe('IDAT');
  expect(inflateSync(bytes.subarray(41, 41 + length))).toHaveLength((width * 3 + 1) * height);
});

test('the same seed paints the same picture, another one another, and what was mended looks otherwise', () => {
  const picture = paintScene('smoke', 1);
  expect(paintScene('smoke', 1)).toEqual(picture);
  expect(paintScene('smoke', 2)).not.toEqual(picture);
  expect(paintScene('smoke', 1, true)).not.toEqual(picture);
});
