/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Why bytes are no bare picture: they are no whole JPEG, or hold something beside the picture, such as what a camera
 * writes of place, time and device, a smaller picture of the same, a comment, or another file at its end.
 */
export type JpegFault = 'not-a-jpeg' | 'more-than-a-picture';

/** One part of a JPEG: what it is called, and where it lies, up to and without `end`. */
interface Part {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

const marker = {
  baseline: 0xc0,
  progressive: 0xc2,
  huffman: 0xc4,
  begin: 0xd8,
  end: 0xd9,
  scan: 0xda,
  quantisation: 0xdb,
  restart: 0xdd,
  jfif: 0xe0,
} as const;

const frames: readonly number[] = [marker.baseline, 0xc1, marker.progressive];

/** Without these there is no picture; everything else tells something beside it. */
const ofPicture: ReadonlySet<number> = new Set([
  ...frames,
  marker.huffman,
  marker.scan,
  marker.quantisation,
  marker.restart,
]);

/** The size of a JPEG that is a picture and nothing else, or why it is none. */
export function bareJpeg(bytes: Uint8Array): PictureSize | JpegFault {
  const read = partsOf(bytes);
  if (read === undefined) return 'not-a-jpeg';
  const framed = read.parts.filter((part) => frames.includes(part.marker));
  const [frame] = framed;
  const scanned = read.parts.some((part) => part.marker === marker.scan);
  if (frame === undefined || framed.length > 1 || !scanned) return 'not-a-jpeg';
  const size = sizeOf(bytes, frame);
  if (size === undefined) return 'not-a-jpeg';
  const bare =
    read.end === bytes.length && read.parts.every((part) => belongs(bytes, part, read.parts));
  return bare ? size : 'more-than-a-picture';
}

/** The same picture without all that stands beside it; undefined for what is no whole JPEG. */
export function withoutAdditions(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const read = partsOf(bytes);
  if (read === undefined) return undefined;
  const kept = read.parts.filter((part) => belongs(bytes, part, read.parts));
  const pieces = [
    bytes.subarray(0, 2),
    ...kept.map(({ start, end }) => bytes.subarray(start, end)),
    bytes.subarray(read.end - 2, read.end),
  ];
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The parts between begin and end, and where it ends; undefined for what is no whole JPEG. */
function partsOf(
  bytes: Uint8Array,
): { readonly parts: readonly Part[]; readonly end: number } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== marker.begin) return undefined;
  const parts: Part[] = [];
  let at = 2;
  while (at + 2 <= bytes.length) {
    const code = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (code === marker.end) return { parts, end: at + 2 };
    const end = at + 2 + lengthAt(bytes, at + 2);
    // What has no length of its own stands in a scan alone, and each length counts itself.
    if (code < marker.baseline || isRestart(code) || end < at + 4 || end > bytes.length) {
      return undefined;
    }
    const after = code === marker.scan ? scanEnd(bytes, end) : end;
    parts.push({ marker: code, start: at, end: after });
    at = after;
  }
  return undefined;
}

/** Where the data of a scan end: at the next marker that is not one of its own. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const code = bytes[at + 1] ?? 0;
    if (code !== 0 && !isRestart(code)) return at;
  }
  return bytes.length;
}

function isRestart(code: number): boolean {
  return code >= 0xd0 && code <= 0xd7;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
}

function sizeOf(bytes: Uint8Array, { start, end }: Part): PictureSize | undefined {
  if (end - start < 9) return undefined;
  const size = { height: lengthAt(bytes, start + 5), width: lengthAt(bytes, start + 7) };
  return size.width > 0 && size.height > 0 ? size : undefined;
}

function belongs(bytes: Uint8Array, part: Part, parts: readonly Part[]): boolean {
  return ofPicture.has(part.marker) || (part === parts[0] && isPlainJfif(bytes, part));
}

/** The usual beginning, which says how many dots an inch has, without the small picture that may stand in it. */
function isPlainJfif(bytes: Uint8Array, { marker: code, start, end }: Part): boolean {
  const name = String.fromCharCode(...bytes.subarray(start + 4, start + 9));
  return (
    code === marker.jfif &&
    end - start === 18 &&
    name === 'JFIF\0' &&
    lengthAt(bytes, start + 16) === 0
  );
}
