import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

/** `viewer-request.ts` as CloudFront runs it: a script with a function `handler`, neither module nor types. */
export function viewerRequestCode(): string {
  const source = readFileSync(path.join(import.meta.dirname, 'viewer-request.ts'), 'utf8');
  return transformSync(source.replace(/^export /gm, ''), { loader: 'ts', target: 'es2017' }).code;
}
