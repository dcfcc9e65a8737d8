import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/** `npm start` as a process of its own, as somebody sees it in a terminal. */
export interface Started {
  /** Everything it has printed so far. */
  said(): string;
  /** Waits until it has printed a text; throws with what it printed instead when it ends or takes too long. */
  says(text: string): Promise<void>;
  /** What Ctrl-C does. */
  interrupt(): void;
  /** The exit code, once it has ended; the signal, where one ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Milliseconds that a start may take on a busy machine. */
export const patience = 150_000;

/** Starts the house on a folder of its own. */
export function start(
  folder: string,
  port: number,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Started {
  const script = path.join('packages', 'local-cloud', 'start.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, ...args],
    {
      cwd: root,
      env: { ...process.env, DUCHA_STATE: folder, PORT: String(port), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  const output = new EventEmitter();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      output.emit('more');
    });
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return {
    said: () => said,
    async says(text) {
      const over = new AbortController();
      const late = AbortSignal.any([over.signal, AbortSignal.timeout(patience)]);
      void ended.then(() => over.abort());
      try {
        while (!said.includes(text)) await once(output, 'more', { signal: late });
      } catch (error) {
        throw new Error(`it has not said "${text}":\n${said}`, { cause: error });
      }
    },
    interrupt: () => void child.kill('SIGINT'),
    ended,
  };
}
