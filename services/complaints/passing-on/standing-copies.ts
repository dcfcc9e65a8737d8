import type { Complaint } from '../complaint/complaint-state.ts';

/** A copy of a photograph that was passed on. */
export type PassedOn = Complaint['passedOn'][number];

/** The copies that were passed on, and neither taken back nor erased since. */
export function standingCopies({ passedOn, erased }: Complaint): readonly PassedOn[] {
  return passedOn.filter(({ copy }) => !erased.files.includes(copy));
}

/**
 * Those of them that somebody is shown: the office and the team all; an organisation those of a complaint that goes on,
 * or has ended, with it. Of one that was taken back it needs none any longer.
 */
export function shownCopies(
  state: Complaint,
  { toOffice }: { readonly toOffice: boolean },
): readonly PassedOn[] {
  return toOffice || state.stage !== 'withdrawn' ? standingCopies(state) : [];
}
