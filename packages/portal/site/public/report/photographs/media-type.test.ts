import { expect, test } from 'vitest';
import { headLength, mediaTypeOf } from './media-type.ts';

const head = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['image/jpeg', '\u00ff\u00d8\u00ff\u00e1\u0000\u0010Exif'],
  ['image/png', '\u0089PNG\r\n\u001a\n\u0000'],
  ['image/webp', 'RIFF\u0001\u0002\u0003\u0004WEBPVP8 '],
  ['heic', '\u0000\u0000\u0000\u0018ftypheic\u0000'],
  ['heic', '\u0000\u0000\u0000\u0018ftypmif1\u0000'],
  ['heic', '\u0000\u0000\u0000\u0018ftypavif\u0000'],
])('%s is known by its first bytes', (type, text) => {
  expect(mediaTypeOf(head(text))).toBe(type);
});

test.each([
  ['nothing', ''],
  ['a film', '\u0000\u0000\u0000\u0018ftypmp42'],
  ['a sound', 'RIFF\u0001\u0002\u0003\u0004WAVE'],
  ['a GIF', 'GIF89a'],
  ['a page', '<svg xmlns="http://www.w3.org/2000/svg">'],
  ['a program', 'MZ'],
  ['half a JPEG mark', '\u00ff\u00d8'],
])('%s is no photograph', (_, text) => {
  expect(mediaTypeOf(head(text).subarray(0, headLength))).toBe('other');
});
