import type { InspectionLine } from '../inspections-known.ts';

/** What of an inspection is to be handed over, to be disclosed, or to be drawn. */
export interface BatchLine {
  readonly inspection: InspectionLine;
  /** Null where it is still to be made. */
  readonly batch: string | null;
  readonly complaints: number;
  readonly keyAttention: number;
  /** Since when the first waits for its hand-over. */
  readonly since: string | null;
  /** 定时组批: whether those that wait were left behind, or the clock is late; null where neither is. */
  readonly cutOff: 'left' | 'late' | null;
  /** How many have no confirmed reply: a table says of them that they are not closed yet. */
  readonly unreviewed: number;
  /** Of how many the last edition says otherwise than a new one would; nought where there is none yet. */
  readonly behind: number;
  /** 抽查: how far the winning numbers are entered, which the lottery has drawn; null where it is none. */
  readonly draw: 'announced' | 'entered' | 'differing' | null;
}
