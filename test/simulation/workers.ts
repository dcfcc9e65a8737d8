import { fork } from 'node:child_process';
import { join } from 'node:path';
import { currentAssembly } from '../current-assembly.ts';
import type { Finding, Played } from './play.ts';
import type { Change } from './world/modules.ts';

/** What a process that plays histories is asked, one history at a time. */
export interface Task {
  readonly seed: number;
  readonly length: number;
  /** Whether a failure is to be shrunk. */
  readonly shrinks: boolean;
}

/** What is planted. */
export type Fault = Pick<Setup, 'changes' | 'hiddenSeconds'>;

/** How a process is set up: what it plays, and which faults are planted in it. */
export interface Setup {
  /** Folder of the synthesized stack. */
  readonly assembly: string;
  readonly changes: readonly Change[];
  /** Seconds for which a received message is hidden, where it shall not be as the stack says. */
  readonly hiddenSeconds?: number;
}

/** What it answers. */
export interface Answer {
  readonly seed: number;
  readonly played: Played;
  /** The shortest history that still shows the first finding; undefined where none was looked for. */
  readonly shortest: { readonly played: Played; readonly steps: number } | undefined;
}

/** A history that broke something. */
export interface Failure extends Answer {
  readonly finding: Finding;
}

/** What many histories came to. */
export interface Total {
  readonly histories: number;
  readonly failed: number;
  readonly commands: number;
  readonly commits: number;
  /** Virtual and real milliseconds. */
  readonly passed: number;
  readonly took: number;
  readonly jobs: number;
}

/** Plays histories of consecutive seeds in several processes. */
export async function playMany(options: {
  readonly seed: number;
  readonly length: number;
  readonly histories: number;
  /** Real time after which no history is begun. */
  readonly until: number;
  readonly jobs: number;
  /** A fault that is planted in the house. */
  readonly fault?: Fault;
  readonly shrinks?: boolean;
  /** Told of each history. */
  readonly played?: (answer: Answer) => void;
  /** Told of each failure; true when that is enough. */
  readonly found: (failure: Failure) => boolean | void;
}): Promise<Total> {
  const { seed, length, histories, until, jobs, fault, shrinks = true } = options;
  const assembly = await currentAssembly();
  const begun = Date.now();
  const total = { histories: 0, failed: 0, commands: 0, commits: 0, passed: 0 };
  let next = 0;
  let enough = false;
  await Promise.all(
    Array.from({ length: Math.min(jobs, histories) }, async () => {
      const player = await startPlayer({ assembly, changes: [], ...fault });
      try {
        while (next < histories && Date.now() < until && !enough) {
          const task = { seed: seed + next, length, shrinks };
          next += 1;
          const answer = await player.play(task);
          total.histories += 1;
          options.played?.(answer);
          total.commands += answer.played.commands;
          total.commits += answer.played.commits;
          total.passed += answer.played.passed;
          const [finding] = answer.played.findings;
          if (finding === undefined) continue;
          total.failed += 1;
          if (options.found({ ...answer, finding }) === true) enough = true;
        }
      } finally {
        player.stop();
      }
    }),
  );
  return { ...total, took: Date.now() - begun, jobs };
}

/** Plays one history, in a process of its own. */
export async function playOne(options: {
  readonly seed: number;
  readonly length: number;
  readonly fault?: Fault;
}): Promise<Answer> {
  const player = await startPlayer({
    assembly: await currentAssembly(),
    changes: [],
    ...options.fault,
  });
  try {
    return await player.play({ seed: options.seed, length: options.length, shrinks: false });
  } finally {
    player.stop();
  }
}

interface Player {
  play(task: Task): Promise<Answer>;
  stop(): void;
}

/** @throws Error when the process ends before it has answered */
async function startPlayer(setup: Setup): Promise<Player> {
  const child = fork(join(import.meta.dirname, 'player.ts'), [JSON.stringify(setup)], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--stack-trace-limit=20'],
    env: { ...process.env, TZ: 'UTC' },
    serialization: 'advanced',
  });
  let settle: { resolve: (message: unknown) => void; reject: (error: Error) => void } | undefined;
  child.on('message', (message) => settle?.resolve(message));
  child.on('exit', (code) => settle?.reject(new Error(`a player ended with ${code}`)));
  const answer = async (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
  await answer();
  return {
    async play(task) {
      const answered = answer();
      child.send(task);
      return (await answered) as Answer;
    },
    stop() {
      settle = undefined;
      child.kill();
    },
  };
}
