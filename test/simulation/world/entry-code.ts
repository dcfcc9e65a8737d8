import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import type { Context } from 'aws-lambda';
import { addressOf, changed, fileOf, root, type Age, type Change } from './modules.ts';

type Handler = (event: unknown, context: Context) => Promise<unknown>;

/**
 * The code of one function's entry, which can be begun again and again as cold starts do. What it imports is
 * loaded once for the process: the house keeps what changes (caches, clients) in what its entries make, and
 * `entry-code.test.ts` holds that.
 */
export interface EntryCode {
  /** A cold start with this environment. @throws Error what the entry throws */
  begin(environment: Readonly<Record<string, string>>): Handler;
}

/** Reads an entry of the house (relative to the repository), of an age, and imports what it asks for. */
export async function readEntry(
  entry: string,
  changes: readonly Change[],
  age: Age = 'today',
): Promise<EntryCode> {
  const file = join(root, entry);
  const source = changed(
    readFileSync(file, 'utf8'),
    changes.filter((change) => change.file === entry),
  );
  const imported = new Map<string, unknown>();
  for (const [, specifier = ''] of stripTypeScriptTypes(source).matchAll(
    /^(?:import|export)[^;]*? from '([^']+)';/gm,
  )) {
    const url = specifier.startsWith('.')
      ? pathToFileURL(fileOf(specifier, file)).href
      : import.meta.resolve(specifier);
    imported.set(specifier, await import(addressOf(url, age)));
  }
  const { code } = transformSync(source, {
    loader: 'ts',
    format: 'cjs',
    target: 'node24',
    sourcefile: entry,
  });
  // oxlint-disable-next-line typescript/no-implied-eval -- the code of the house, begun anew as a sandbox begins it
  const run = new Function('require', 'module', 'exports', code) as (
    require: (specifier: string) => unknown,
    module: { exports: Record<string, unknown> },
    exports: object,
  ) => void;
  const give = (specifier: string): unknown => {
    const found = imported.get(specifier);
    if (found === undefined)
      throw new Error(`${entry} asks for ${specifier} in a way unknown here`);
    return found;
  };
  return {
    begin(environment) {
      const module = { exports: {} as Record<string, unknown> };
      const before = process.env;
      process.env = { ...before, ...environment };
      try {
        run(give, module, module.exports);
      } finally {
        process.env = before;
      }
      const { handler } = module.exports;
      if (typeof handler !== 'function') throw new Error(`${entry} exports no handler`);
      return handler as Handler;
    },
  };
}
