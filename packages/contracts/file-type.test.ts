import { expect, test } from 'vitest';
import { fileTypeOf, type FileType } from './file-type.ts';

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.codePointAt(0)!);

test.each<[FileType | undefined, string]>([
  ['image/jpeg', '\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF'],
  ['image/png', '\u0089PNG\r\n\u001a\n\u0000\u0000'],
  ['image/webp', 'RIFF\u0001\u0002\u0003\u0004WEBPVP8 '],
  ['image/heic', '\u0000\u0000\u0000\u0018ftypheic'],
  ['image/heic', '\u0000\u0000\u0000\u001cftypavif'],
  ['application/pdf', '%PDF-1.7\n'],
  ['audio/mpeg', 'ID3\u0004\u0000'],
  ['audio/mpeg', '\u00ff\u00fb\u0090\u0000'],
  ['audio/mp4', '\u0000\u0000\u0000\u001cftypM4A '],
  ['audio/wav', 'RIFF\u0001\u0002\u0003\u0004WAVEfmt '],
  ['audio/ogg', 'OggS\u0000\u0002'],
  ['video/mp4', '\u0000\u0000\u0000\u0020ftypisom'],
  ['video/mp4', '\u0000\u0000\u0000\u0018ftypmp42'],
  ['video/quicktime', '\u0000\u0000\u0000\u0014ftypqt  '],
  ['video/webm', '\u001a\u0045\u00df\u00a3\u009f\u0042\u0086\u0081\u0001\u0042\u0082\u0084webm'],
  // A film of another Matroska, a raw AAC stream, and what is named like a picture and is none.
  [undefined, '\u001a\u0045\u00df\u00a3\u009f\u0042\u0082\u0088matroska'],
  [undefined, '\u00ff\u00f1\u0050\u0080'],
  [undefined, '#!/bin/sh\nrm -rf ~\n'],
  [undefined, '<script>alert(1)</script>'],
  [undefined, '<svg xmlns="http://www.w3.org/2000/svg">'],
  [undefined, 'MZ\u0090\u0000'],
  [undefined, 'GIF89a'],
  [undefined, 'RIFF\u0001\u0002\u0003\u0004AVI '],
  [undefined, ' %PDF-1.7'],
  [undefined, ''],
])('%s: %j', (type, head) => {
  expect(fileTypeOf(bytes(head))).toBe(type);
});
