import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import * as contracts from '@ducha/contracts';

/** What every event declaration looks like from outside. */
export interface Declared {
  readonly type: string;
  readonly data: z.ZodMiniType;
}

export const root = dirname(dirname(import.meta.dirname));

function isDeclared(value: unknown): value is Declared {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'data' in value &&
    value.data instanceof z.ZodMiniType &&
    'schema' in value
  );
}

/** The declarations in what a module exports: bare, in a family, or in a kind of stream. */
function declarationsIn(module: object): Declared[] {
  return Object.values(module).flatMap((value: unknown): Declared[] => {
    if (isDeclared(value)) return [value];
    if (typeof value !== 'object' || value === null) return [];
    if ('declarations' in value && Array.isArray(value.declarations))
      return value.declarations.filter(isDeclared);
    if ('events' in value && typeof value.events === 'object' && value.events !== null)
      return declarationsIn({ family: value.events });
    return [];
  });
}

/** Every event that the house declares, in any stream of any service or between them; and the files that do. */
export async function everyDeclaredEvent(): Promise<{ all: Declared[]; owners: string[] }> {
  const files = globSync(['services/*/*/*.ts', 'packages/{directory,policy}/*.ts'], { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .toSorted();
  const modules = await Promise.all(
    files.map(async (file): Promise<object> => import(pathToFileURL(join(root, file)).href)),
  );
  return {
    owners: files.filter((_, index) => declarationsIn(modules[index] ?? {}).length > 0),
    all: [contracts, ...modules].flatMap(declarationsIn),
  };
}
