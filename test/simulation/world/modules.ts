import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = resolve(import.meta.dirname, '..', '..', '..');

/** A text of a source file of the house that is read as another: a fault that somebody plants. */
export interface Change {
  /** Relative to the repository. */
  readonly file: string;
  readonly instead: string;
  readonly put: string;
}

/**
 * What a function has no time for in its short life pays in a process that plays thousands of them: what was read
 * from the same bytes before is not read again, and a clock asks only the partitions in which something is due.
 */
export const speed: readonly Change[] = [
  {
    file: 'packages/lambda/environment.ts',
    instead: 'z.config({ jitless: true });',
    put: '',
  },
  {
    file: 'packages/event-log/chain.ts',
    instead: 'const commit = decodeCommit(body);',
    put: 'const commit = remembered(hash, () => decodeCommit(body));',
  },
  {
    file: 'packages/event-log/chain.ts',
    instead: 'function bodyOf(item: Item): Uint8Array {',
    put: `const known = new Map<string, Commit>();
function remembered(hash: string, read: () => Commit): Commit {
  const before = known.get(hash);
  if (before !== undefined) return before;
  if (known.size > 20_000) known.clear();
  const commit = read();
  known.set(hash, commit);
  return commit;
}

function bodyOf(item: Item): Uint8Array {`,
  },
  {
    file: 'packages/event-log/stream-kind.ts',
    instead: '    parse(stored) {\n      let current = stored;',
    put: `    parse(stored) {
      const before = known.get(stored);
      if (before !== undefined) return before;
      const event = this.read(stored);
      known.set(stored, event);
      return event;
    },
    read(stored) {
      let current = stored;`,
  },
  {
    file: 'packages/event-log/stream-kind.ts',
    instead: '  const byType = new Map(declarations',
    put: '  const known = new WeakMap();\n  const byType = new Map(declarations',
  },
  {
    file: 'packages/timers/due.ts',
    instead: 'inParallel([...Array(duePartitions).keys()], 4,',
    put: 'inParallel(globalThis.partitionsDue(sweep.table, sweep.now), 4,',
  },
];

/**
 * Whole modules, and what the house's code gets in their place in this process. The client of DynamoDB is the one
 * that stands in in production's bundles too.
 */
const standIns: Readonly<Record<string, string>> = {
  '@aws-sdk/client-dynamodb': 'infra/dynamodb-client.ts',
  '@aws-sdk/credential-provider-node': 'infra/environment-credentials.ts',
  '@smithy/node-http-handler': 'test/simulation/world/stand-ins/node-http-handler.ts',
  '@smithy/signature-v4': 'test/simulation/world/stand-ins/signature-v4.ts',
  'altcha-lib/algorithms/web/pbkdf2': 'test/simulation/world/stand-ins/pbkdf2.ts',
  'nodemailer/lib/smtp-connection': 'test/simulation/world/stand-ins/smtp-connection.ts',
};

const ownFolder = pathToFileURL(join(root, 'test', 'simulation', 'world', 'stand-ins')).href;

/** The house as it is, and as it was before a deployment: its modules are there twice, those from before with a mark. */
export type Age = 'today' | 'before';
const mark = '?before';

/** Where a module of the house is, of an age. What is not of the house is the same in each. */
export function addressOf(url: string, age: Age): string {
  return age === 'before' && houseFolders.some((folder) => url.startsWith(folder))
    ? `${url}${mark}`
    : url;
}
const houseFolders = ['services', 'packages', 'infra'].map(
  (folder) => `${pathToFileURL(join(root, folder)).href}/`,
);

/**
 * From now on modules come with their stand-ins and changes; those of the house as it was with `before` beside them.
 * The modules of the house must not have been imported before. @throws Error (at the import) where a change does not
 * fit its file exactly once
 */
export function hookModules(changes: readonly Change[] = [], before: readonly Change[] = []): void {
  registerHooks({
    resolve(specifier, context, next) {
      const standIn = standIns[specifier];
      const age = context.parentURL?.endsWith(mark) === true ? 'before' : 'today';
      // What stands in may use what it stands in for.
      if (standIn === undefined || context.parentURL?.startsWith(ownFolder) === true) {
        const found = next(specifier, context);
        return { ...found, url: addressOf(found.url, age) };
      }
      const url = addressOf(pathToFileURL(join(root, standIn)).href, age);
      return { url, shortCircuit: true };
    },
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.startsWith('file:')) return loaded;
      const file = relative(root, fileURLToPath(url));
      const all = url.endsWith(mark) ? [...changes, ...before] : changes;
      const mine = all.filter((change) => change.file === file);
      if (mine.length === 0) return loaded;
      return { ...loaded, source: changed(textOf(loaded.source), mine) };
    },
  });
}

function textOf(source: string | ArrayBufferLike | NodeJS.TypedArray | undefined | null): string {
  if (typeof source === 'string') return source;
  return source === undefined || source === null ? '' : new TextDecoder().decode(source);
}

/** A source with its changes. @throws Error where one does not fit exactly once */
export function changed(source: string, changes: readonly Change[]): string {
  let text = source;
  for (const { file, instead, put } of changes) {
    const parts = text.split(instead);
    if (parts.length !== 2) {
      throw new Error(`${file}: ${JSON.stringify(instead)} is there ${parts.length - 1} times`);
    }
    text = parts.join(put);
  }
  return text;
}

/** The file that a relative import of a file of the house names. */
export function fileOf(specifier: string, from: string): string {
  const file = resolve(dirname(from), specifier);
  if (!existsSync(file)) throw new Error(`${from} imports ${specifier}, which is not there`);
  return file;
}
