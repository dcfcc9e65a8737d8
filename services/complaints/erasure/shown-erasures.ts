import {
  complainantsPart,
  type ComplainantsPart,
  type ErasurePart,
  type erasureShown,
  type complaintShown,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import type { Complaint } from '../complaint/complaint-state.ts';
import { isBeingScreened } from './erasing.ts';
import { erasableParts } from './parts.ts';

/**
 * What was erased, why and when. To organisations no more than what they could read: that words, contact or
 * messages of the complainant are gone tells that there were any.
 */
export function shownErasures(
  { erasures }: Complaint,
  { toOrganisation }: { readonly toOrganisation: boolean },
): z.infer<ReturnType<typeof erasureShown>>[] {
  return erasures
    .map(({ parts, cause, at }) => ({
      parts: toOrganisation ? parts.filter((part) => readByOrganisations[part]) : parts,
      cause,
      at,
    }))
    .filter(({ parts }) => parts.length > 0);
}

const readByOrganisations: Readonly<Record<ErasurePart, boolean>> = {
  contact: false,
  words: false,
  photographs: false,
  messages: false,
  'cleared-text': true,
  handling: true,
  published: true,
};

/** Which texts were replaced, when, and whether the wrong one is kept. */
export function shownCorrections({
  corrections,
}: Complaint): z.infer<ReturnType<typeof complaintShown>>['corrections'] {
  return corrections.map(({ text, at, keptOld }) => ({ text, at, keptOld }));
}

/** What the complainant may have erased now. */
export function erasableByReceipt(state: Complaint): ComplainantsPart[] {
  const kept: readonly string[] = erasableParts(state);
  return complainantsPart.options.filter(
    (part) => kept.includes(part) && (part !== 'words' || !isBeingScreened(state)),
  );
}
