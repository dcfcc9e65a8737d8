/** What a file is by its first bytes; `image/heic` stands for all that a telephone writes in that container. */
export type FileType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/heic'
  | 'application/pdf'
  | 'audio/mpeg'
  | 'audio/mp4'
  | 'audio/wav'
  | 'audio/ogg'
  | 'video/mp4'
  | 'video/quicktime'
  | 'video/webm';

/** How many bytes from the start of a file tell what it is. */
export const fileHeadBytes = 64;

/** Brands of pictures, of sound, and of QuickTime in the container of ISO/IEC 14496-12; what has another is a film. */
const pictureBrands = /^(?:hei[cmsx]|hev[cmsx]|mif1|msf1|avif|avis)$/;
const soundBrands = /^M4[AB] $/;
const quickTime = 'qt  ';

/**
 * Tells what a file is by its head, whatever its name says: by the marks with which the formats begin. Undefined for
 * every other one.
 */
export function fileTypeOf(head: Uint8Array): FileType | undefined {
  const text = String.fromCharCode(...head.subarray(0, fileHeadBytes));
  const form = text.slice(8, 12);
  if (text.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (text.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (text.startsWith('RIFF')) {
    return form === 'WEBP' ? 'image/webp' : form === 'WAVE' ? 'audio/wav' : undefined;
  }
  if (text.slice(4, 8) === 'ftyp') {
    if (pictureBrands.test(form)) return 'image/heic';
    if (soundBrands.test(form)) return 'audio/mp4';
    return form === quickTime ? 'video/quicktime' : 'video/mp4';
  }
  if (text.startsWith('%PDF-')) return 'application/pdf';
  if (text.startsWith('OggS')) return 'audio/ogg';
  // Matroska names its kind within the first bytes: WebM is one that browsers play.
  if (text.startsWith('\u001a\u0045\u00df\u00a3')) {
    return text.includes('webm') ? 'video/webm' : undefined;
  }
  return text.startsWith('ID3') || isMpegSound(head) ? 'audio/mpeg' : undefined;
}

/** A frame of MPEG audio of layer I, II or III: eleven bits set, then a version and a layer that exist. */
function isMpegSound([first = 0, second = 0]: Uint8Array): boolean {
  const version = (second >> 3) & 0b11;
  const layer = (second >> 1) & 0b11;
  return first === 0xff && second >> 5 === 0b111 && version !== 0b01 && layer !== 0b00;
}
