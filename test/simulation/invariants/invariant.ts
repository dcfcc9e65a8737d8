import type { Evidence } from './evidence.ts';

/** When an invariant is looked at: whenever the world is at rest, or only when all dates have passed too. */
export type Moment = 'at-rest' | 'at-the-end';

/** Something that must hold in every history, whatever people do and whatever goes wrong. */
export interface Invariant {
  readonly name: string;
  /** What it says, as a sentence that a person understands. */
  readonly says: string;
  readonly moment: Moment;
  /** What breaks it, one line each; nothing personal is in them. */
  check(evidence: Evidence): readonly string[] | Promise<readonly string[]>;
}
