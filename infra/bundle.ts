import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { requireHttp } from './require-http.ts';

/** A function's code, ready to be an asset. */
export interface Bundle {
  /** Folder with `index.mjs`, which AWS calls, and its source map. */
  readonly folder: string;
  /** Bytes of the code. */
  readonly bytes: number;
  /** The files of which code ended up in it, relative to the repository, and how much. */
  readonly inputs: readonly { readonly file: string; readonly bytes: number }[];
  /** What it asks for at run time, by the kind of the import. */
  readonly outside: readonly { readonly module: string; readonly kind: string }[];
}

export const root = path.resolve(import.meta.dirname, '..');

/** Whole modules, and what stands in for them in every bundle; each of these says what that saves. */
const standIns = {
  '@aws-sdk/client-dynamodb': 'dynamodb-client.ts',
  '@aws-sdk/credential-provider-node': 'environment-credentials.ts',
} as const;

/**
 * Bundles all entries in one run: name → file, relative to the repository. Writes a folder for each
 * under `to`. The same sources give the same bytes wherever they are written. `replaced`: the modules that
 * something stands in for.
 */
export async function bundle<Name extends string>(
  entries: Readonly<Record<Name, string>>,
  to: string,
  replaced: readonly (keyof typeof standIns)[] = [
    '@aws-sdk/client-dynamodb',
    '@aws-sdk/credential-provider-node',
  ],
): Promise<Readonly<Record<Name, Bundle>>> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries<string>(entries).map(([name, file]) => ({
      in: file,
      out: `${name}/index`,
    })),
    // Not where the bundles go: source maps hold paths relative to this one, and hashes must not change with `to`.
    outdir: path.join(root, 'cdk.out'),
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    outExtension: { '.js': '.mjs' },
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: banner },
    inject: [path.join(root, 'infra', 'source-lines.ts')],
    alias: Object.fromEntries(
      replaced.map((module) => [module, path.join(root, 'infra', standIns[module])]),
    ),
    plugins: [requireHttp],
    logLevel: 'error',
  });
  await rm(to, { recursive: true, force: true });
  const at = (file: string): string => path.relative(path.join(root, 'cdk.out'), file);
  for (const { path: file, contents } of outputFiles) {
    const target = path.join(to, at(file));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, contents);
  }
  return mapRecord(entries, (name) => {
    const output = metafile.outputs[`cdk.out/${name}/index.mjs`];
    if (output === undefined) throw new Error(`esbuild made no bundle ${name}`);
    return {
      folder: path.join(to, name),
      bytes: output.bytes,
      inputs: Object.entries(output.inputs)
        .map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }))
        .filter(({ bytes }) => bytes > 0),
      outside: output.imports
        .filter(({ external }) => external === true)
        .map(({ path: module, kind }) => ({ module, kind })),
    };
  });
}

/** CommonJS packages ask for built-in modules with `require`, which an ES module does not have. */
const banner = `import{createRequire as $$require}from'node:module';const require=$$require(import.meta.url);`;

function mapRecord<K extends string, A, B>(
  record: Readonly<Record<K, A>>,
  map: (key: string, value: A) => B,
): Record<K, B> {
  const mapped = Object.fromEntries(
    Object.entries<A>(record).map(([key, value]) => [key, map(key, value)]),
  );
  // oxlint-disable-next-line typescript/consistent-type-assertions -- Object.fromEntries forgets the keys that it was given
  return mapped as Record<K, B>;
}
