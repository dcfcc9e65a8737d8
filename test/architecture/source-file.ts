import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

/** What the architecture rules look at in one source file. */
export interface SourceFile {
  /** From the root of the repository, with forward slashes: `services/complaints/batches/batch-fold.ts`. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Why its result must follow from its arguments alone: `line: an event`, `line: decideReply`. */
  readonly decides: readonly string[];
  /** What makes a result depend on more than its arguments, as `line: text`. */
  readonly impurities: readonly string[];
}

export interface Import {
  /** As written: `./batch.ts`, `@ducha/contracts`, `node:fs`. */
  readonly specifier: string;
  /** What it takes beside types; `*` for everything and for an import only for its effect. */
  readonly values: readonly string[];
  readonly line: number;
}

export const root = path.resolve(import.meta.dirname, '..', '..');

/** All TypeScript and JavaScript of the repository. */
export async function readSources(): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  const pattern = '{infra,packages,services,test}/**/*.{ts,tsx,mts,mjs,js}';
  const options = { cwd: root, exclude: ['**/node_modules', '**/cdk.out', '**/dist', '**/.ducha'] };
  for await (const file of glob(pattern, options)) {
    const text = await readFile(path.join(root, file), 'utf8');
    files.push(parseSource(file.split(path.sep).join('/'), text));
  }
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** Parses one file; throws an Error that names it on a syntax error. */
export function parseSource(file: string, text: string): SourceFile {
  const { module, program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports: Import[] = module.staticImports.map(({ moduleRequest, entries, start, end }) => ({
    specifier: moduleRequest.value,
    values: /^import\s+type\b/.test(text.slice(start, end)) ? [] : namesIn(entries),
    line: lineAt(start),
  }));
  for (const { entries, start } of module.staticExports) {
    const from = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest;
    if (!from) continue;
    imports.push({ specifier: from.value, values: namesIn(entries), line: lineAt(start) });
  }
  const impurities: string[] = [];
  const decides = program.body.flatMap((statement) =>
    decisionsIn(statement, text).map((what) => `${lineAt(statement.start)}: ${what}`),
  );
  walk(program, (node) => {
    const found = impurityOf(node);
    if (found) impurities.push(`${lineAt(node.start)}: ${found}`);
    const specifier = requested(node);
    if (specifier === undefined) return;
    const values = node.type === 'TSImportType' ? [] : ['*'];
    imports.push({ specifier, values, line: lineAt(node.start) });
  });
  return { path: file, imports, decides, impurities };
}

/**
 * What a statement of a module declares that decides: events, a stream with its fold, a decider. A decider
 * is known by its name or by the events that it gives.
 */
function decisionsIn(statement: unknown, text: string): string[] {
  const { type, declaration } = statement as { type: string; declaration?: unknown };
  const declared = (type === 'ExportNamedDeclaration' ? declaration : statement) as
    | {
        type: string;
        id?: unknown;
        returnType?: Node & { end: number };
        declarations?: Declarator[];
      }
    | undefined;
  if (declared?.type === 'FunctionDeclaration') {
    const name = identifier(declared.id) ?? '';
    const { returnType } = declared;
    const gives =
      returnType === undefined || returnType === null
        ? ''
        : text.slice(returnType.start, returnType.end);
    const isDecider =
      /^decide(?!.*Routes?$)/.test(name) || /\w*Event(?:Of<[^>]*>)?\[\]/.test(gives);
    return isDecider && type === 'ExportNamedDeclaration' ? [name] : [];
  }
  return (declared?.declarations ?? []).flatMap(({ id, init }) => {
    const callee = identifier((init as { callee?: unknown } | null)?.callee);
    if (callee === 'event' || callee === 'eventFamily') return [`${callee}()`];
    const name = (id as { name?: string }).name ?? '';
    return /^const \w+: StreamKind</.test(text.slice(id.start - 6)) ? [name] : [];
  });
}

interface Declarator {
  readonly id: Node;
  readonly init: unknown;
}

interface Entry {
  isType: boolean;
  importName: { name: string | null };
}

function namesIn(entries: readonly Entry[]): string[] {
  if (entries.length === 0) return ['*'];
  return entries.filter(({ isType }) => !isType).map(({ importName }) => importName.name ?? '*');
}

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

const ambient = new Set(
  'crypto console fetch globalThis performance process queueMicrotask setImmediate setInterval setTimeout Temporal'.split(
    ' ',
  ),
);

function impurityOf(node: Node): string | undefined {
  const callee = identifier(node.callee);
  if (
    node.type === 'NewExpression' &&
    callee === 'Date' &&
    (node.arguments as unknown[]).length === 0
  )
    return 'new Date()';
  if (node.type === 'CallExpression' && callee === 'Date') return 'Date()';
  if (node.type === 'CallExpression' && callee !== undefined && ambient.has(callee))
    return `${callee}()`;
  if (node.type === 'AwaitExpression' || node.async === true) return 'async or await';
  if (node.type !== 'MemberExpression') return undefined;
  const member = `${identifier(node.object)}.${identifier(node.property)}`;
  if (member === 'Date.now' || member === 'Math.random') return member;
  return ambient.has(identifier(node.object) ?? '') ? member : undefined;
}

/** What `import('x')`, `require('x')` and `import type` queries ask for. */
function requested(node: Node): string | undefined {
  if (node.type === 'ImportExpression' || node.type === 'TSImportType') {
    const literal = (node.source ?? node.argument) as { value?: unknown } | undefined;
    return typeof literal?.value === 'string' ? literal.value : undefined;
  }
  if (node.type !== 'CallExpression' || identifier(node.callee) !== 'require') return undefined;
  const [argument] = node.arguments as { value?: unknown }[];
  return typeof argument?.value === 'string' ? argument.value : undefined;
}

function identifier(node: unknown): string | undefined {
  const { type, name } = (node ?? {}) as { type?: string; name?: string };
  return type === 'Identifier' ? name : undefined;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value && 'start' in value) visit(value as Node);
    for (const child of Object.values(value)) walk(child, visit);
  }
}
