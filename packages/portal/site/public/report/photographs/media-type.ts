/** What a file is by its first bytes, whatever it is called. */
export type FoundType = 'image/jpeg' | 'image/png' | 'image/webp' | 'heic' | 'other';

/** How many bytes from the start are looked at. */
export const headLength = 32;

const heicBrands = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'mif1',
  'msf1',
  'avif',
  'avis',
]);

/** Tells the kind of a file by its head. */
export function mediaTypeOf(head: Uint8Array): FoundType {
  const text = (from: number, to: number): string =>
    String.fromCharCode(...head.subarray(from, to));
  if (text(0, 3) === '\u00ff\u00d8\u00ff') return 'image/jpeg';
  if (text(0, 8) === '\u0089PNG\r\n\u001a\n') return 'image/png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (text(4, 8) === 'ftyp' && heicBrands.has(text(8, 12))) return 'heic';
  return 'other';
}
