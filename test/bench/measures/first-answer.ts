import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../../../infra/bundle.ts';
import { atMost, printed, type Finding, type Measure, type Surroundings } from '../finding.ts';

const budget = 10;

/** Milliseconds after which a start is given up. */
const patience = 180_000;

/** `npm start` on an installed checkout that was never started, then once more. */
export const firstAnswer: Measure = { name: 'first-answer', measure };

async function measure({ say }: Surroundings): Promise<readonly Finding[]> {
  const checkout = path.join(root, '.ducha', 'bench', 'checkout');
  try {
    await copyCheckout(checkout);
    say('npm start in a fresh checkout');
    const fresh = await start(checkout);
    say('npm start once more');
    const again = await start(checkout);
    return [
      atMost(
        {
          name: 'npm start to first answer',
          unit: 's',
          measured: fresh.answered / 1000,
          breakdown: [...fresh.steps, 'first start: the stack is synthesized'],
        },
        budget,
      ),
      printed({
        name: 'npm start to address printed, demonstration data loaded',
        unit: 's',
        measured: fresh.welcomed / 1000,
        breakdown: [],
      }),
      printed({
        name: 'second npm start to first answer',
        unit: 's',
        measured: again.answered / 1000,
        breakdown: again.steps,
      }),
    ];
  } finally {
    await rm(checkout, { recursive: true, force: true });
  }
}

/** The sources as they lie here, with the npm packages installed here and workspaces of its own. */
async function copyCheckout(to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(path.join(to, 'node_modules', '@ducha'), { recursive: true });
  for (const entry of await readdir(root)) {
    if (/^(?:node_modules|cdk\.out|\.git|\.ducha)$/.test(entry)) continue;
    await cp(path.join(root, entry), path.join(to, entry), { recursive: true });
  }
  const installed = path.join(root, 'node_modules');
  for (const entry of await readdir(installed)) {
    if (entry === '@ducha') continue;
    await symlink(path.join(installed, entry), path.join(to, 'node_modules', entry));
  }
  for (const folder of ['packages', 'services']) {
    for (const name of await readdir(path.join(root, folder))) {
      await symlink(path.join(to, folder, name), path.join(to, 'node_modules', '@ducha', name));
    }
  }
}

interface Start {
  /** Milliseconds until an endpoint answered 200. */
  readonly answered: number;
  /** Milliseconds until the address was printed. */
  readonly welcomed: number;
  readonly steps: readonly string[];
}

async function start(checkout: string): Promise<Start> {
  const began = performance.now();
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const child = spawn('npm', ['start'], {
    cwd: checkout,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let welcomed = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (welcomed === 0 && output.includes(`:${port}`)) welcomed = performance.now() - began;
    });
  }
  try {
    const until = began + patience;
    const alive = (): void => {
      if (child.exitCode !== null || performance.now() > until)
        throw new Error(`npm start did not answer:\n${output}`);
    };
    for (alive(); !(await answers(port)); alive()) await pause(20);
    const answered = performance.now() - began;
    for (alive(); welcomed === 0; alive()) await pause(20);
    const steps = output.split('\n').filter((line) => /^ *\d+\.\d s /.test(line));
    return { answered, welcomed, steps };
  } finally {
    await end(child);
  }
}

async function answers(port: number): Promise<boolean> {
  const asked = await fetch(`http://localhost:${port}/public/inspections`).catch(() => undefined);
  return asked?.status === 200;
}

/** Whoever ends npm ends the house; its pipes close when the last process of it has ended. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
}
