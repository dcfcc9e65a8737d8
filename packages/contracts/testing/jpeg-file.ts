/** One part of a JPEG: its marker, its length and what it holds. */
export const part = (marker: number, ...data: readonly number[]): number[] => [
  0xff,
  marker,
  (data.length + 2) >> 8,
  (data.length + 2) & 0xff,
  ...data,
];

export const letters = (text: string): number[] => Array.from(text, (one) => one.charCodeAt(0));

/** What stands in a JPEG: the usual beginning, tables, the frame of 8 by 6 pixels, and a scan of it. */
export const jfif = part(0xe0, ...letters('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0);
/** What a camera writes of where it was. */
export const exif = part(0xe1, ...letters('Exif\0\0'), 39, 116);
export const tables = [...part(0xdb, 0, 1, 2), ...part(0xc4, 0, 1, 2)];
export const frame = (width = 8, height = 6): number[] =>
  part(0xc0, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0);
/** With a byte that only looks like a marker, and a restart. */
export const scan = [...part(0xda, 1, 1, 0, 0, 63, 0), 5, 0xff, 0, 6, 0xff, 0xd0, 7];

/** The bytes of a JPEG that is made of these. */
export const jpegOf = (...parts: readonly number[][]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([0xff, 0xd8, ...parts.flat(), 0xff, 0xd9]);

/** The bytes of a picture and nothing else; each text makes another one. */
export const pictureOf = (text: string): Uint8Array<ArrayBuffer> =>
  jpegOf(jfif, tables, frame(), [...scan, ...new TextEncoder().encode(text)]);
