import { evidenceMediaType, type EvidenceKind } from '@ducha/contracts';
import { fileTypeOf } from '@ducha/contracts/file-type.ts';

/** A file format that evidence may have. */
export type EvidenceMediaType = (typeof evidenceMediaType.options)[number];

/** Why a file cannot be evidence, before anything of it is sent. */
export type FileFault = 'empty' | 'too-large' | 'heic' | 'wrong-type' | 'not-a-photograph';

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
  const type = fileTypeOf(file.head);
  if (type === 'image/heic') return { fault: 'heic' };
  const format = evidenceMediaType.options.find((one) => one === type);
  if (format === undefined) return { fault: 'wrong-type' };
  if (format === 'application/pdf' && (kind === 'before' || kind === 'after')) {
    return { fault: 'not-a-photograph' };
  }
  return file.size > limit ? { fault: 'too-large' } : { mediaType: format };
}
