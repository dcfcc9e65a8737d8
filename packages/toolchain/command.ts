import { spawn } from 'node:child_process';

/** How a command ended; `output` is empty where it was shown as it came. */
export interface Finished {
  /** 1 for a command killed by a signal or never started. */
  readonly exitCode: number;
  readonly seconds: number;
  readonly output: string;
}

/**
 * Runs a program found on PATH, without a terminal to ask at. Never rejects. A SIGTERM to this process is handed on,
 * so nothing outlives it.
 */
export async function run(
  [program = '', ...args]: readonly string[],
  output: 'captured' | 'shown',
): Promise<Finished> {
  const started = performance.now();
  const sink = output === 'captured' ? 'pipe' : 'inherit';
  const child = spawn(program, args, {
    stdio: ['ignore', sink, sink],
    // npm's launchers are .cmd files on Windows, which only a shell starts.
    shell: process.platform === 'win32',
  });
  const chunks: Buffer[] = [];
  const keep = (chunk: Buffer) => chunks.push(chunk);
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const handOn = () => child.kill('SIGTERM');
  process.on('SIGTERM', handOn);
  const exitCode = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      keep(Buffer.from(`${program} could not be started: ${error.message}\n`));
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
  process.off('SIGTERM', handOn);
  const seconds = (performance.now() - started) / 1000;
  return { exitCode, seconds, output: Buffer.concat(chunks).toString('utf8') };
}
