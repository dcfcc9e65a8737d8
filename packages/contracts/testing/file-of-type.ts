import type { FileType } from '../file-type.ts';

/** The bytes with which a file of each type begins. */
const beginnings: Readonly<Record<FileType, string>> = {
  'image/jpeg': '\u00ff\u00d8\u00ff\u00e0',
  'image/png': '\u0089PNG\r\n\u001a\n',
  'image/webp': 'RIFF\u0001\u0002\u0003\u0004WEBP',
  'image/heic': '\u0000\u0000\u0000\u0018ftypheic',
  'application/pdf': '%PDF-1.7\n',
  'audio/mpeg': 'ID3\u0004',
  'audio/mp4': '\u0000\u0000\u0000\u001cftypM4A ',
  'audio/wav': 'RIFF\u0001\u0002\u0003\u0004WAVE',
  'audio/ogg': 'OggS',
  'video/mp4': '\u0000\u0000\u0000\u0020ftypisom',
  'video/quicktime': '\u0000\u0000\u0000\u0014ftypqt  ',
  'video/webm': '\u001a\u0045\u00df\u00a3webm',
};

/** Bytes that begin as a file of a type does, and go on with a text: no more than that is looked at. */
export function fileOfType(type: FileType, text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    Buffer.concat([Buffer.from(beginnings[type], 'latin1'), Buffer.from(text, 'utf8')]),
  );
}
