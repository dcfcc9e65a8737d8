import path, { matchesGlob } from 'node:path';
import type { Import, SourceFile } from './source-file.ts';

/** A file of the repository and where it stands in the house. */
interface Place {
  /** `services/complaints`, `packages/calendar`, `infra`, `test`. */
  readonly workspace: string;
  readonly path: string;
  /** A test, or what stands in a folder `testing` for tests to use. */
  readonly isTest: boolean;
}

/** What a specifier points at. */
type Target =
  | { readonly kind: 'file'; readonly path: string; readonly workspace: string }
  | {
      readonly kind: 'workspace';
      readonly workspace: string | undefined;
      readonly rest: string;
      readonly exported: readonly string[];
    }
  | { readonly kind: 'node' }
  | { readonly kind: 'npm'; readonly name: string };

interface Rule {
  readonly says: string;
  readonly forbids: (from: Place, to: Target, values: Import['values']) => boolean;
}

/** What the rules need to know beside the sources. */
export interface Repository {
  /** Name → folder: `@ducha/calendar` → `packages/calendar`. */
  readonly workspaces: ReadonlyMap<string, string>;
  /** Folder → the paths its package.json exports: `.`, `./testing/*`. */
  readonly exported: ReadonlyMap<string, readonly string[]>;
  /** Folder → what its package.json declares; the root's under `.`. */
  readonly declared: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Same arguments, same result, at once. */
const pureWorkspaces = new Set(['packages/contracts', 'packages/calendar', 'packages/policy']);
const testOnly = new Set(['vitest', 'fast-check']);

const rules: readonly Rule[] = [
  {
    says: 'a package is imported by its name, not by a path into it',
    forbids: (from, to) => to.kind === 'file' && isIn(to, 'packages/') && !isSame(from, to),
  },
  {
    says: 'a service imports packages, never another service',
    forbids: (from, to) => isIn(from, 'services/') && isIn(to, 'services/') && !isSame(from, to),
  },
  {
    says: 'services, infra and test have no index; infra and test import their files, by path, and nobody else does',
    forbids: (from, to) =>
      (isIn(to, 'services/') || isIn(to, 'infra') || isIn(to, 'test')) &&
      !isSame(from, to) &&
      !(to.kind === 'file' && (from.workspace === 'infra' || from.workspace === 'test')),
  },
  {
    says: 'of another package only what it exports is imported, and what it has for testing by tests alone',
    forbids: (from, to) => {
      if (to.kind !== 'workspace') return false;
      if (to.workspace === undefined) return true;
      if (to.rest.startsWith('/testing/') && !from.isTest) return true;
      // The star of an export stands for folders too.
      const globs = to.exported.map((path) => path.replace('*', '**'));
      return to.rest !== '' && !globs.some((path) => matchesGlob(`.${to.rest}`, path));
    },
  },
  {
    says: 'a package imports no service, no infra and no test',
    forbids: (from, to) =>
      isIn(from, 'packages/') && (isIn(to, 'services/') || isIn(to, 'infra') || isIn(to, 'test')),
  },
  {
    says: 'the local cloud is imported by tests and by the operator’s command alone',
    forbids: (from, to) =>
      isIn(to, 'packages/local-cloud') &&
      !isSame(from, to) &&
      !from.isTest &&
      !from.path.startsWith('infra/ops/'),
  },
  {
    says: 'contracts and calendar import no other workspace but calendar, and nothing of Node',
    forbids: (from, to) =>
      !from.isTest &&
      (from.workspace === 'packages/contracts' || from.workspace === 'packages/calendar') &&
      (to.kind === 'node' || (to.kind === 'workspace' && to.workspace !== 'packages/calendar')),
  },
  {
    says: 'policy imports contracts, calendar, zod, and of the event log types and eventFamily',
    forbids: (from, to, values) => {
      if (from.isTest || from.workspace !== 'packages/policy' || to.kind === 'file') return false;
      if (to.kind === 'npm') return to.name !== 'zod';
      if (to.kind === 'node') return true;
      if (to.workspace === 'packages/event-log')
        return values.some((name) => name !== 'eventFamily');
      return !pureWorkspaces.has(to.workspace ?? '');
    },
  },
  {
    says: 'an API entry imports no SDK client but DynamoDB’s',
    forbids: (from, to) =>
      /^services\/[^/]+\/([a-z0-9-]+-)?api\.ts$/.test(from.path) &&
      to.kind === 'npm' &&
      to.name.startsWith('@aws-sdk/') &&
      to.name !== '@aws-sdk/client-dynamodb',
  },
  {
    says: 'production code imports no test tool',
    forbids: (from, to) => !from.isTest && to.kind === 'npm' && testOnly.has(to.name),
  },
];

/** Every import that breaks a rule, as `file:line imports x: rule`. */
export function violations(sources: readonly SourceFile[], repository: Repository): string[] {
  return sources.flatMap((source) => {
    const from = placeOf(source.path);
    return source.imports.flatMap(({ specifier, values, line }) => {
      const to = targetOf(specifier, from, repository);
      const broken = rules
        .filter(({ forbids }) => forbids(from, to, values))
        .map(({ says }) => says);
      if (to.kind === 'npm' && !isDeclared(to.name, values, from, repository))
        broken.push(`${to.name} is not declared in ${from.workspace}/package.json`);
      return broken.map((says) => `${source.path}:${line} imports ${specifier}: ${says}`);
    });
  });
}

/**
 * The files of services from which a result follows from its arguments alone, by what they import: nothing
 * but contracts, calendar, policy, zod, types and `eventFamily` of the event log, and such files.
 */
export function pureFiles(
  sources: readonly SourceFile[],
  repository: Repository,
): ReadonlySet<string> {
  const files = sources.filter(({ path: file }) => {
    const { isTest, workspace } = placeOf(file);
    return !isTest && isIn({ kind: 'file', path: file, workspace }, 'services/');
  });
  const impure = new Map(files.map((file) => [file.path, effectsIn(file, repository)] as const));
  const pure = new Set(files.map(({ path: file }) => file));
  for (let before = 0; before !== pure.size;) {
    before = pure.size;
    for (const file of files) {
      const effects = impure.get(file.path) ?? [];
      if (effects.some((effect) => effect.kind === 'effect' || !pure.has(effect.path)))
        pure.delete(file.path);
    }
  }
  return pure;
}

/** Files, and all that they import by paths, directly or not. */
export function withImported(
  files: readonly string[],
  sources: readonly SourceFile[],
): ReadonlySet<string> {
  const byPath = new Map(sources.map((source) => [source.path, source] as const));
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const { specifier, values } of byPath.get(file)?.imports ?? [])
      if (specifier.startsWith('.') && values.length > 0)
        follow(path.posix.join(path.posix.dirname(file), specifier));
  };
  files.forEach(follow);
  return found;
}

type Effect = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'effect' };

/** What a file imports beside what is pure by itself: effects, and files of its own service. */
function effectsIn({ path: file, imports }: SourceFile, repository: Repository): Effect[] {
  const from = placeOf(file);
  return imports.flatMap(({ specifier, values }): Effect[] => {
    const to = targetOf(specifier, from, repository);
    if (values.length === 0) return [];
    if (to.kind === 'file') return [{ kind: 'file', path: to.path }];
    if (to.kind === 'npm' && to.name === 'zod') return [];
    if (to.kind === 'workspace' && to.rest === '') {
      const { workspace = '' } = to;
      if (pureWorkspaces.has(workspace)) return [];
      if (workspace === 'packages/event-log' && values.every((name) => name === 'eventFamily'))
        return [];
    }
    return [{ kind: 'effect' }];
  });
}

/** Workspace → the workspaces that its production code imports. */
export function workspaceGraph(
  sources: readonly SourceFile[],
  repository: Repository,
): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const source of sources) {
    const from = placeOf(source.path);
    if (from.isTest) continue;
    const known = graph.get(from.workspace) ?? new Set();
    graph.set(from.workspace, known);
    for (const { specifier } of source.imports) {
      const to = targetOf(specifier, from, repository);
      if (to.kind === 'workspace' && to.workspace !== undefined) known.add(to.workspace);
    }
  }
  return graph;
}

/** File → the files that it imports by paths, for their types alone too. */
export function fileGraph(sources: readonly SourceFile[]): Map<string, Set<string>> {
  const known = new Set(sources.map(({ path: file }) => file));
  return new Map(
    sources.map(({ path: file, imports }) => {
      const paths = imports
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => path.posix.join(path.posix.dirname(file), specifier));
      return [file, new Set(paths.filter((to) => known.has(to)))] as const;
    }),
  );
}

/** The first ring found in a graph, as its members in order; undefined where there is none. */
export function ringIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const safe = new Set<string>();
  const follow = (from: string, trail: string[]): string[] | undefined => {
    if (trail.includes(from)) return [...trail.slice(trail.indexOf(from)), from];
    if (safe.has(from)) return undefined;
    for (const to of graph.get(from) ?? []) {
      const ring = follow(to, [...trail, from]);
      if (ring) return ring;
    }
    safe.add(from);
    return undefined;
  };
  for (const start of graph.keys()) {
    const ring = follow(start, []);
    if (ring) return ring;
  }
  return undefined;
}

function placeOf(file: string): Place {
  const workspace = workspaceOf(file);
  return {
    workspace,
    path: file,
    isTest: workspace === 'test' || /\.test\.[a-z]+$|\/testing\//.test(file),
  };
}

function workspaceOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'packages' || first === 'services' ? `${first}/${second}` : first;
}

function targetOf(specifier: string, from: Place, { workspaces, exported }: Repository): Target {
  if (specifier.startsWith('.')) {
    const file = path.posix.join(path.posix.dirname(from.path), specifier);
    return { kind: 'file', path: file, workspace: workspaceOf(file) };
  }
  if (specifier.startsWith('node:')) return { kind: 'node' };
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (!name.startsWith('@ducha/')) return { kind: 'npm', name };
  const workspace = workspaces.get(name);
  const rest = specifier.slice(name.length);
  return { kind: 'workspace', workspace, rest, exported: exported.get(workspace ?? '') ?? [] };
}

function isIn(target: Place | Target, folder: string): boolean {
  const workspace = 'workspace' in target ? target.workspace : undefined;
  return (
    workspace !== undefined &&
    `${workspace}/`.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
  );
}

function isSame(from: Place, to: Target): boolean {
  return 'workspace' in to && to.workspace === from.workspace;
}

/** Tests and the toolchain may lean on the root's tools; types alone may come from an `@types` package. */
function isDeclared(
  name: string,
  values: Import['values'],
  from: Place,
  { declared }: Repository,
): boolean {
  const own = declared.get(from.workspace);
  const tools = declared.get('.');
  const types = `@types/${name.replace('@', '').replace('/', '__')}`;
  if (own?.has(name)) return true;
  if (values.length === 0 && (own?.has(types) || tools?.has(types))) return true;
  return (from.isTest || from.workspace === 'packages/toolchain') && tools?.has(name) === true;
}
