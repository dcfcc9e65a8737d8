/** One look: the version of its commit, on which stands who looked, and when. */
export interface Look {
  readonly version: number;
  readonly at: string;
  readonly contact: boolean;
}

/** Every look at secret notes of a complaint, in order. */
export interface Access {
  readonly looks: readonly Look[];
  /** Ids of the notes of reasons that are still kept. */
  readonly reasons: readonly string[];
}
