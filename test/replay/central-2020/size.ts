/** How much is played, and what has to come out. */
export interface Size {
  /** Complaints that were handed over 交办. */
  readonly transferred: number;
  /** Of these, those that are staged 阶段性办结 at the end; all others are closed. */
  readonly staged: number;
  /** Days of the stationing; a batch is handed over on each. */
  readonly days: number;
}

/**
 * The central inspection of Beijing of 2020, as it was published: 2,226 complaints in 31 batches from 31 August to
 * 30 September; 2,115 closed and 111 staged. (The last two are the state at the end of 2021.)
 */
export const published: Size = { transferred: 2_226, staged: 111, days: 31 };

/** The day before the first of the stationing. */
export const began = '2020-08-30';

/**
 * What was not published and is assumed, in parts of a hundred. Of all that is received: the domain knows of 28 to 40
 * in a hundred that are invalid or merged. Of what is handed over: the others.
 */
export const assumed = {
  invalidOrMerged: 34,
  /** Of the invalid or merged. */
  merged: 38,
  /** Of the invalid or merged: taken back by the complainant before it was screened. */
  withdrawn: 4,
  asked: 4,
  correctedAcceptance: 3,
  reassigned: 2,
  refusalGranted: 4,
  refusalDenied: 3,
  extensionGranted: 4,
  extensionDenied: 2,
  late: 3,
  returnedByPrincipal: 5,
  returnedByOffice: 6,
  /** Closed after an interim reply. */
  interimFirst: 3,
  /** Closed after a rectification task was finished. */
  stagedFirst: 5,
  /** Of what was closed: what its complainants say, and whether they ask that it is taken up again. */
  satisfied: 12,
  notSatisfied: 3,
  reopeningDenied: 1,
  reopened: 1.5,
  /** Of what the first table of a batch has closed: drawn for a re-check on site. */
  rechecked: 5,
  /** Of these: it is not as the reply says. */
  recheckDiffers: 8,
} as const;

/** How many of `all` a rate is. */
export function share(rate: keyof typeof assumed, all: number): number {
  return Math.round((all * assumed[rate]) / 100);
}

/** How many are received, so that as many are handed over. */
export function receivedFor({ transferred }: Size): number {
  return Math.round(transferred / (1 - assumed.invalidOrMerged / 100));
}
