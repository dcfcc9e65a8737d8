import * as z from 'zod/mini';
import { count, organisationCode, sha256 } from './code.ts';
import { evidenceKind, evidenceMediaType, type EvidenceKind } from './events/rectification.ts';
import { once } from './built-once.ts';
import type { Fault } from './problem.ts';

/** A file of evidence as an organisation announces it: what it will put, to the byte, and what it shows. */
export const evidenceFile = once(() =>
  z.strictObject({
    organisation: organisationCode,
    kind: evidenceKind,
    mediaType: evidenceMediaType,
    bytes: count.check(z.minimum(1)),
    sha256,
  }),
);

/** Whether a piece of evidence is a picture. */
export function isPhotograph({ mediaType }: { readonly mediaType: string }): boolean {
  return mediaType.startsWith('image/');
}

/** What is wrong with a file that shows the place before or after, and is no photograph; documents and measurements have kinds of their own. */
export function evidenceFault(file: {
  readonly kind: EvidenceKind;
  readonly mediaType: string;
}): Fault | undefined {
  const showsPlace = file.kind === 'before' || file.kind === 'after';
  return showsPlace && !isPhotograph(file) ? notAPhotograph : undefined;
}

const notAPhotograph: Fault = {
  pointer: '#/mediaType',
  code: 'not-a-photograph',
  detail: 'What shows the place before or after must be a photograph',
};
