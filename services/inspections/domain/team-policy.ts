/** What the Measures leave open about teams [policy]. */
export interface TeamPolicy {
  /** "Recently retired" 近期退休: within these years before the window. */
  readonly retiredYears: number;
  /** 回避: who left an organisation within these years does not inspect it. */
  readonly recusalYears: number;
  /** The municipal ecology bureau 市生态环境局, whose serving leaders are deputies. */
  readonly ecologyBureau: string;
}

export const teamPolicy: TeamPolicy = {
  retiredYears: 3,
  recusalYears: 3,
  ecologyBureau: 'sthjj',
};
