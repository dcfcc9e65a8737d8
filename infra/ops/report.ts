/** What a command has to say: the same facts for a person and, with --json, for a program. */
export interface Report {
  readonly facts: unknown;
  readonly lines: readonly string[];
  /** What answers a file line by line, one JSON a line instead of the facts as a whole. */
  readonly rows?: readonly unknown[];
  /** False makes the command exit 1. */
  readonly ok: boolean;
}

/** Says how far a long command is, on the error stream, so that the output stays the answer alone. */
export function progress(what: string): (count: number) => void {
  return (count) => {
    process.stderr.write(`${what}: ${count}\n`);
  };
}
