import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { synthesisHash } from '@ducha/local-cloud';

const root = path.resolve(import.meta.dirname, '..');

/**
 * The stack of this checkout, synthesized once for all that start it: its folder has the name of the hash of
 * what it is made of, and appears whole, whoever else is making it.
 */
export async function currentAssembly(): Promise<string> {
  const kept = path.join(root, '.ducha', 'assemblies');
  const assembly = path.join(kept, synthesisHash(root));
  if (existsSync(assembly)) return assembly;
  await mkdir(kept, { recursive: true });
  const making = await mkdtemp(path.join(kept, 'making-'));
  // CDK is only loaded where it is needed.
  const { makeApp } = await import('../infra/app.ts');
  (await makeApp({ outdir: making, partition: 'aws', check: false })).app.synth();
  try {
    await rename(making, assembly);
  } catch (error) {
    // Another one was faster: it is the same stack.
    if (!existsSync(assembly)) throw error;
    await rm(making, { recursive: true, force: true });
  }
  return assembly;
}
