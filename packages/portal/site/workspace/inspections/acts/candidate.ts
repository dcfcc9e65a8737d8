import { typedText } from '@ducha/contracts/text-form.ts';

import type { Candidate } from '@ducha/contracts';

/** A candidate as it stands in the fields. */
export interface CandidateWritten {
  /** Tells the fields of one from those of another while they are added and taken away. */
  readonly key: string;
  readonly subject: string;
  readonly rank: Candidate['rank'];
  /** Empty while serving. */
  readonly retiredOn: string;
  readonly organisations: readonly {
    readonly organisation: string;
    readonly leads: boolean;
    /** Empty while the person belongs there. */
    readonly left: string;
  }[];
}

export function newCandidate(rank: Candidate['rank']): CandidateWritten {
  return { key: crypto.randomUUID(), subject: '', rank, retiredOn: '', organisations: [] };
}

export function isNamed({ subject }: CandidateWritten): boolean {
  return typedText(subject) !== '';
}

/** What the house takes: no date where a field is empty. */
export function writtenToBody(written: CandidateWritten): Candidate {
  return {
    subject: typedText(written.subject),
    rank: written.rank,
    retiredOn: written.retiredOn === '' ? null : written.retiredOn,
    organisations: written.organisations.map((one) => ({
      ...one,
      left: one.left === '' ? null : one.left,
    })),
  };
}
