import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The portal's pages, built. */
export interface BuiltSite {
  /** Where they lie, as they will lie in the bucket. */
  readonly folder: string;
  /** `'sha256-…'` of each script that stands in a page itself. */
  readonly scriptHashes: readonly string[];
}

/** A hash of all files of a site and their names: another site, another release. */
export function releaseOf({ folder }: BuiltSite): string {
  const hash = createHash('sha256');
  const files = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) {
    const bytes = readFileSync(file);
    hash.update(`${path.relative(folder, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}
