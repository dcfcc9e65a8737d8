import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Repository } from './import-rules.ts';
import { root } from './source-file.ts';

interface Manifest {
  name: string;
  exports?: string | Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** The workspaces as their package.json files declare them. */
export async function readRepository(): Promise<Repository> {
  const workspaces = new Map<string, string>();
  const exported = new Map<string, string[]>();
  const declared = new Map<string, Set<string>>();
  const manifests = '{.,infra,test,packages/*,services/*}/package.json';
  for await (const file of glob(manifests, { cwd: root })) {
    const folder = path.dirname(file).split(path.sep).join('/');
    const manifest = JSON.parse(await readFile(path.join(root, file), 'utf8')) as Manifest;
    workspaces.set(manifest.name, folder);
    const paths = manifest.exports ?? {};
    exported.set(folder, typeof paths === 'string' ? ['.'] : Object.keys(paths));
    const { dependencies, devDependencies, optionalDependencies, peerDependencies } = manifest;
    const all = {
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
      ...peerDependencies,
    };
    declared.set(folder, new Set(Object.keys(all)));
  }
  return { workspaces, exported, declared };
}
