import type { EvidenceKind, evidenceMediaType } from '@ducha/contracts';

/** A file format that evidence may have. */
export type EvidenceMediaType = (typeof evidenceMediaType.options)[number];

/** Why a file cannot be evidence, before anything of it is sent. */
export type FileFault = 'empty' | 'too-large' | 'heic' | 'wrong-type' | 'not-a-photograph';

/** How many bytes of a file tell its format. */
export const headBytes = 16;

/**
 * What a file is by its content, whatever its name says, or why it cannot be evidence.
 * @param head the first bytes of the file
 * @param kind what shows the place before or after must be a photograph
 * @param limit the most bytes that a file may have
 */
export function checkFile(
  file: { readonly size: number; readonly head: Uint8Array },
  kind: EvidenceKind,
  limit: number,
): { readonly mediaType: EvidenceMediaType } | { readonly fault: FileFault } {
  if (file.size === 0) return { fault: 'empty' };
  const format = formatOf(file.head);
  if (format === undefined) return { fault: 'wrong-type' };
  if (format === 'image/heic') return { fault: 'heic' };
  if (format === 'application/pdf' && (kind === 'before' || kind === 'after')) {
    return { fault: 'not-a-photograph' };
  }
  return file.size > limit ? { fault: 'too-large' } : { mediaType: format };
}

function formatOf(head: Uint8Array): EvidenceMediaType | 'image/heic' | undefined {
  const text = String.fromCodePoint(...head);
  if (text.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (text.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (text.startsWith('%PDF-')) return 'application/pdf';
  // What telephones of one maker take unless they are told otherwise.
  if (text.slice(4, 8) === 'ftyp' && /^(?:hei|hev|mif1|msf1)/.test(text.slice(8))) {
    return 'image/heic';
  }
  return undefined;
}
