import { rm } from 'node:fs/promises';
import { globSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from '../../infra/bundle.ts';

/**
 * Writes the complaints service and the packages as JavaScript, file by file, below `to`, which must lie in
 * the repository so that npm packages are found: the same code as in the bundles, not bundled. Gives `to`.
 */
export async function transpileUnbundled(to: string): Promise<string> {
  const sources = globSync(['services/complaints/**/*.ts', 'packages/*/**/*.ts'], {
    cwd: root,
    exclude: (file) =>
      /\.test\.ts$|(?:^|[\\/])(?:node_modules|testing|local-cloud|toolchain|portal)$/.test(file),
  });
  await rm(to, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: sources,
    outbase: root,
    outdir: to,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    plugins: [everyFileByItself(to)],
    logLevel: 'error',
  });
  return to;
}

/** Every import stays an import: of our own files as they lie below `to`, of npm packages by name. */
function everyFileByItself(to: string): Plugin {
  return {
    name: 'every-file-by-itself',
    setup(bundling) {
      bundling.onResolve({ filter: /./ }, ({ path: specifier, kind, importer }) => {
        if (kind === 'entry-point') return undefined;
        const workspace = /^@ducha\/([^/]+)$/.exec(specifier)?.[1];
        if (workspace === undefined)
          return { path: specifier.replace(/^(\..*)\.ts$/, '$1.js'), external: true };
        const from = path.join(to, path.relative(root, path.dirname(importer)));
        const index = path.join(to, 'packages', workspace, 'index.js');
        return { path: path.relative(from, index), external: true };
      });
    },
  };
}
