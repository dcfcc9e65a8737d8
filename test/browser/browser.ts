import { spawn } from 'node:child_process';
import path from 'node:path';
import { chromiumProgram } from './chromium.ts';

/**
 * `npm run test:browser`: the pages in a real Chromium, over the whole stack on this machine. Arguments narrow it
 * (`npm run test:browser -- journey`). Writes a picture of every page and state to `.ducha/screenshots`.
 */
try {
  console.log(`Chromium: ${chromiumProgram()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const child = spawn(
  process.execPath,
  [
    path.join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    path.join(import.meta.dirname, 'vitest.config.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
child.once('exit', (code) => process.exit(code ?? 1));
