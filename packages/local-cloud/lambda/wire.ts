/** What a worker is told when it starts. */
export interface WorkerSetup {
  readonly file: string;
  readonly exportName: string;
  readonly offset: BigInt64Array;
  readonly context: Readonly<Record<string, string>>;
}

/** One invocation, sent to a worker; `deadline` in real epoch milliseconds. */
export interface Invocation {
  readonly requestId: string;
  /** JSON text, as Lambda hands it over. */
  readonly event: string;
  readonly deadline: number;
}

/** A worker's answer; before its first invocation a worker posts 'ready'. */
export type Answer =
  | { readonly requestId: string; readonly ok: true; readonly result: string }
  | {
      readonly requestId: string;
      readonly ok: false;
      readonly errorType: string;
      readonly errorMessage: string;
    };
