import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './modules.ts';

/** What a module of the house keeps for the life of its process: a lookup that gives the same whoever asks first. */
const known = [
  'packages/contracts/portable-pattern.ts: const spelled = new Map<string, string>();',
  'packages/policy/document.ts: const schemas = new WeakMap<PolicyDocument, z.ZodMiniType>();',
  'packages/signed-call/deadline.ts: const current = new AsyncLocalStorage<AbortSignal>();',
];

test('the modules of the house keep nothing that a second sandbox of the same process would find', () => {
  const kept = sources().flatMap((file) =>
    keptBy(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line}`),
  );
  expect(kept.toSorted()).toEqual(known);
});

test.each([
  ['let count = 0;', 1],
  ['export let last: string | undefined;', 1],
  ['const seen = new Map<string, number>();', 1],
  ['const seen: Set<string> = new Set();', 1],
  ['const list: string[] = [];', 1],
  ["const words = new Set(['a']);", 0],
  ['  let inner = 0;', 0],
  ['const none: readonly string[] = [];', 0],
])('%s is found: %i', (line, found) => {
  expect(keptBy(line)).toHaveLength(found);
});

function sources(): string[] {
  return globSync(['services/**/*.ts', 'packages/**/*.ts'], {
    cwd: root,
    exclude: (name) =>
      /node_modules|\.test\.ts$|^testing$|^local-cloud$|^portal$|^toolchain$/.test(name),
  }).filter(
    (file) => !/\/(testing|local-cloud|portal|toolchain|node_modules)\/|\.test\.ts$/.test(file),
  );
}

/** Lines at the outermost level that make something which changes later. */
function keptBy(source: string): string[] {
  return source
    .split('\n')
    .filter(
      (line) =>
        /^(export )?let /.test(line) ||
        /^(export )?const [^=]+= new (Map|Set|WeakMap|WeakSet|AsyncLocalStorage)(<[^()]*>)?\(\);?$/.test(
          line,
        ) ||
        /^(export )?const \w+: (?!readonly)[^=]*\[\] = \[\];?$/.test(line),
    );
}
