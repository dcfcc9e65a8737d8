import { expect, test } from 'vitest';
import { checkFile } from './file-check.ts';

const limit = 100;
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.codePointAt(0)!);
const check = (head: string, kind: 'after' | 'document' = 'document', size = limit) =>
  checkFile({ size, head: bytes(head) }, kind, limit);

test('a file is what its content says', () => {
  expect(check('\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF')).toEqual({ mediaType: 'image/jpeg' });
  expect(check('\u0089PNG\r\n\u001a\n\u0000\u0000')).toEqual({ mediaType: 'image/png' });
  expect(check('RIFF\u0001\u0002\u0003\u0004WEBPVP8 ')).toEqual({ mediaType: 'image/webp' });
  expect(check('%PDF-1.7\n')).toEqual({ mediaType: 'application/pdf' });
});

test('anything else is refused in its own words', () => {
  expect(check('MZ\u0090\u0000')).toEqual({ fault: 'wrong-type' });
  expect(check('GIF89a')).toEqual({ fault: 'wrong-type' });
  expect(check('RIFF\u0001\u0002\u0003\u0004AVI ')).toEqual({ fault: 'wrong-type' });
  expect(check('\u0000\u0000\u0000\u0018ftypheic')).toEqual({ fault: 'heic' });
  expect(check('', 'document', 0)).toEqual({ fault: 'empty' });
});

test('a file of exactly the limit goes, one byte more does not', () => {
  expect(check('%PDF-1.7\n', 'document', limit)).toEqual({ mediaType: 'application/pdf' });
  expect(check('%PDF-1.7\n', 'document', limit + 1)).toEqual({ fault: 'too-large' });
});

test('what shows the place must be a photograph', () => {
  expect(check('%PDF-1.7\n', 'after')).toEqual({ fault: 'not-a-photograph' });
  expect(check('\u00ff\u00d8\u00ff\u00e0', 'after')).toEqual({ mediaType: 'image/jpeg' });
});
