import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that a synthesized stack is made of. */
const inputs = [
  'package-lock.json',
  'cdk.json',
  '{infra,services,packages}/**/*.{ts,json,mjs}',
  // The portal's site. What its build writes beside it for a moment begins with a dot.
  'packages/portal/[!.]*/**/*.{tsx,css,html,svg,png,ico,txt,webmanifest}',
];

/**
 * Synthesizes the stack, unless nothing that it is made of has changed.
 * @returns whether it was synthesized anew
 * @throws Error with the last words of the synthesis when it fails
 */
export async function synthesize(options: {
  readonly root: string;
  readonly assembly: string;
}): Promise<boolean> {
  const { root, assembly } = options;
  const hashFile = `${assembly}.sha256`;
  const hash = synthesisHash(root);
  const known = existsSync(join(assembly, 'manifest.json')) && existsSync(hashFile);
  if (known && readFileSync(hashFile, 'utf8') === hash) return false;
  await runSynthesis(root, assembly);
  writeFileSync(hashFile, hash);
  return true;
}

/** A hash of everything that a synthesized stack is made of: the same hash, the same stack. */
export function synthesisHash(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(inputs, {
    cwd: root,
    exclude: (name) =>
      name.endsWith('node_modules') || name.endsWith('.test.ts') || name.startsWith('.'),
  });
  for (const file of files.toSorted())
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

async function runSynthesis(root: string, assembly: string): Promise<void> {
  const child = spawn(process.execPath, [join('infra', 'synth.ts'), '--output', assembly], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) {
    throw new Error(
      `the stack was not synthesized: ${Buffer.concat(said).toString('utf8').trim()}`,
    );
  }
}
