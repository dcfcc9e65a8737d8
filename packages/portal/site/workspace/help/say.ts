import type { words } from '../../texts/zh/words.ts';
import type { workspace } from '../../texts/zh/workspace.ts';

/** What the help speaks in: the words of the pages themselves, and the time that each thing may take. */
export interface HelpSay {
  readonly nav: (typeof workspace)['nav'];
  readonly act: (typeof words)['act'];
  readonly limits: Limits;
}

/** In words, from the rules of the house as they stand unless the office has changed them. */
export interface Limits {
  /** For the office to screen a complaint, and to review a reply to it. */
  readonly screening: string;
  readonly review: string;
  /** To sign for a complaint. */
  readonly signIn: string;
  /** To reply to it. */
  readonly reply: string;
  /** For an organisation to reply, in a central inspection. */
  readonly submission: string;
  /** For a complainant to add what was asked for. */
  readonly supplement: string;
  /** For a complainant to ask that a closed complaint is reopened. */
  readonly reopening: string;
  /** How often a complaint can be refused. */
  readonly refusals: string;
  /** For how long an inspection is clear of somebody who has left its target. */
  readonly recusal: string;
}

/** The help of one role. */
export interface RoleHelp {
  /** What it is there for, in a sentence. */
  readonly does: string;
  /** What to begin with, and where. */
  readonly begin: string;
  readonly to: string;
  /** How it is done, step by step. */
  readonly steps: (say: HelpSay) => readonly string[];
}
