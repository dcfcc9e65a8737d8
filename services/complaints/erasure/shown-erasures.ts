import {
  complainantsPart,
  type ComplainantsPart,
  type erasureShown,
  type complaintShown,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import type { Complaint } from '../complaint/complaint-state.ts';
import { isBeingScreened } from './erasing.ts';
import { erasableParts } from './parts.ts';

/** What was erased, why and when. */
export function shownErasures({ erasures }: Complaint): z.infer<ReturnType<typeof erasureShown>>[] {
  return erasures.map(({ parts, cause, at }) => ({ parts, cause, at }));
}

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
