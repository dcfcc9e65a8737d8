import { expect, test } from 'vitest';
import { bareJpeg, withoutAdditions } from './jpeg.ts';
import {
  exif,
  frame,
  jfif,
  jpegOf,
  letters,
  part,
  pictureOf,
  scan,
  tables,
} from './testing/jpeg-file.ts';

const comment = part(0xfe, ...letters('taken at home'));
const bare = jpegOf(jfif, tables, frame(), scan);

test('a picture and nothing else is told by its size', () => {
  expect(bareJpeg(bare)).toEqual({ width: 8, height: 6 });
  expect(bareJpeg(jpegOf(tables, frame(), scan, scan))).toEqual({ width: 8, height: 6 });
  expect(bareJpeg(jpegOf(tables, frame(4_097, 300), scan))).toEqual({ width: 4_097, height: 300 });
  expect(bareJpeg(pictureOf('a yard'))).toEqual({ width: 8, height: 6 });
});

const withThumbnail = part(0xe0, ...letters('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9);
const additions: Readonly<Record<string, Uint8Array>> = {
  'place and device': jpegOf(jfif, exif, tables, frame(), scan),
  'a comment after the scan': jpegOf(jfif, tables, frame(), scan, comment),
  'a small picture': jpegOf(withThumbnail, tables, frame(), scan),
  'a colour profile': jpegOf(jfif, part(0xe2, ...letters('ICC_PROFILE\0')), tables, frame(), scan),
  'a second beginning': jpegOf(jfif, jfif, tables, frame(), scan),
  'another file at its end': Uint8Array.from([...bare, ...letters('PK')]),
};
test.each(Object.entries(additions))('%s is more than a picture', (_, bytes) => {
  expect(bareJpeg(bytes)).toBe('more-than-a-picture');
});

test.each(Object.entries(additions))(
  '%s is taken off, and the picture stays as it is',
  (_, bytes) => {
    const left = withoutAdditions(bytes) ?? new Uint8Array();
    expect(bareJpeg(left)).toEqual({ width: 8, height: 6 });
    const text = Buffer.from(left).toString('latin1');
    expect(text).toContain(Buffer.from([...frame(), ...scan]).toString('latin1'));
    for (const gone of ['Exif', 'taken', 'ICC', 'PK']) expect(text).not.toContain(gone);
  },
);

test('what is no whole picture is none, wherever it is cut', () => {
  const script = new TextEncoder().encode('<script>alert(1)</script>');
  const others = [
    new Uint8Array(),
    script,
    Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...script]),
    jpegOf(jfif, tables, scan),
    jpegOf(jfif, tables, frame()),
    jpegOf(jfif, tables, frame(), frame(), scan),
    jpegOf(tables, frame(8, 0), scan),
    ...Array.from({ length: bare.length - 1 }, (_, length) => bare.subarray(0, length)),
  ];
  for (const bytes of others) expect(bareJpeg(bytes)).toBe('not-a-jpeg');
  expect(withoutAdditions(script)).toBeUndefined();
});
