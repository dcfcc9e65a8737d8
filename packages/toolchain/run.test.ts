import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const lock = {
  packages: {
    '': { name: 'checkout' },
    'packages/toolchain': { version: '0.1.0' },
    'node_modules/@ducha/toolchain': { resolved: 'packages/toolchain', link: true },
    'node_modules/left': { version: '1.0.0', integrity: 'sha512-left' },
    'node_modules/elsewhere': { version: '1.0.0', integrity: 'sha512-else', optional: true },
  },
};

const nodePackage = process.platform === 'linux' ? `node-linux-${process.arch}` : undefined;

/** Stands in for npm: writes down that it was called and leaves what `npm ci` leaves, a while later. */
const npm = `
import fs from 'node:fs';
fs.appendFileSync('calls.log', process.argv.slice(2).join(' ') + '\\n');
if (fs.existsSync('npm-fails')) process.exit(7);
setTimeout(() => {
  fs.mkdirSync('node_modules/${nodePackage}/bin', { recursive: true });
  fs.symlinkSync(process.execPath, 'node_modules/${nodePackage}/bin/node');
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
  for (const where of ['', 'node_modules/elsewhere']) delete packages[where];
  fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));
}, 300);
`;

// The stand-in for an installed Node is a symbolic link under the package's Linux name.
describe.skipIf(nodePackage === undefined)('the runner, in a checkout of its own', () => {
  let checkout: string;

  beforeEach(async () => {
    checkout = await mkdtemp(path.join(tmpdir(), 'ducha-run-'));
    await mkdir(path.join(checkout, 'packages', 'toolchain'), { recursive: true });
    await copyFile(
      path.join(import.meta.dirname, 'run.mjs'),
      path.join(checkout, 'packages', 'toolchain', 'run.mjs'),
    );
    await write('package-lock.json', JSON.stringify(lock));
    await write('npm.mjs', npm);
    await write(
      'hello.ts',
      'const who: string = process.argv.slice(2).join("+"); console.log(`hello ${who}`);',
    );
  });

  afterEach(async () => {
    await rm(checkout, { recursive: true });
  });

  async function write(name: string, text: string): Promise<void> {
    await writeFile(path.join(checkout, name), text);
  }

  function start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [path.join(checkout, 'packages/toolchain/run.mjs'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, npm_execpath: path.join(checkout, 'npm.mjs') },
    });
  }

  async function ended(child: ChildProcess): Promise<{ code: number | null; text: string }> {
    let text = '';
    const keep = (chunk: Buffer) => (text += chunk.toString());
    child.stdout!.on('data', keep);
    child.stderr!.on('data', keep);
    const [code] = await once(child, 'close');
    return { code, text };
  }

  async function npmCalls(): Promise<string[]> {
    const log = await readFile(path.join(checkout, 'calls.log'), 'utf8').catch(() => '');
    return log.split('\n').filter(Boolean);
  }

  test('installs on a fresh clone, says so in one line, and hands over the arguments', async () => {
    const { code, text } = await ended(start('hello.ts', 'a b', 'c'));
    expect(text.trim().split('\n')).toEqual([expect.stringContaining('npm ci'), 'hello a b+c']);
    expect(code).toBe(0);
    expect(await npmCalls()).toEqual(['ci --no-audit --no-fund']);
  });

  test('installs once, and again only when the lock file changed', async () => {
    await ended(start('hello.ts'));
    expect((await ended(start('hello.ts', 'again'))).text).toBe('hello again\n');
    expect(await npmCalls()).toHaveLength(1);
    const newer = { version: '1.0.1', integrity: 'sha512-newer' };
    await write(
      'package-lock.json',
      JSON.stringify({ packages: { ...lock.packages, 'node_modules/left': newer } }),
    );
    await rm(path.join(checkout, 'node_modules'), { recursive: true });
    await ended(start('hello.ts'));
    expect(await npmCalls()).toHaveLength(2);
  });

  test('three terminals at once install once and all run', async () => {
    const all = await Promise.all(['1', '2', '3'].map((name) => ended(start('hello.ts', name))));
    expect(all.map(({ text }) => text.trim().split('\n').at(-1))).toEqual([
      'hello 1',
      'hello 2',
      'hello 3',
    ]);
    expect(await npmCalls()).toHaveLength(1);
    expect(all.filter(({ text }) => text.includes('Another terminal'))).toHaveLength(2);
  });

  test('takes over from a terminal that died while installing', async () => {
    const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(dead, 'exit');
    await write('.install-lock', String(dead.pid));
    expect((await ended(start('hello.ts', 'you'))).text).toContain('hello you');
    expect(await npmCalls()).toHaveLength(1);
    await expect(readFile(path.join(checkout, '.install-lock'))).rejects.toThrow('ENOENT');
  });

  test('a failed install is one sentence and leaves no lock', async () => {
    await write('npm-fails', '');
    const { code, text } = await ended(start('hello.ts'));
    expect(code).toBe(1);
    expect(text).toContain('npm ci failed (exit code 7)');
    await expect(readFile(path.join(checkout, '.install-lock'))).rejects.toThrow('ENOENT');
  });

  test('passes on the exit code', async () => {
    await write('five.ts', 'process.exit(5);');
    expect((await ended(start('five.ts'))).code).toBe(5);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'passes on %s and waits for the end',
    async (signal) => {
      await write(
        'wait.ts',
        `process.on('${signal}', () => { console.log('tidied'); process.exit(3); });
       setInterval(() => {}, 1000); console.log('ready');`,
      );
      const child = start('wait.ts');
      child.stdout!.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('ready')) child.kill(signal);
      });
      const { code, text } = await ended(child);
      expect(text).toContain('tidied');
      expect(code).toBe(3);
    },
  );

  test('ends with the npm that started it', async () => {
    await write(
      'wait.ts',
      `process.on('SIGTERM', () => { console.log('tidied'); process.exit(0); });
       setInterval(() => {}, 1000); console.log('ready');`,
    );
    await write('package.json', '{"scripts":{"wait":"node packages/toolchain/run.mjs wait.ts"}}');
    await ended(start('hello.ts'));
    const npmRun = spawn('npm', ['run', 'wait'], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    npmRun.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) npmRun.kill('SIGTERM');
    });
    // The pipe closes only when the last process that holds it is gone.
    expect((await ended(npmRun)).text).toContain('tidied');
  });

  test.each([
    [{ arch: 's390x', version: 'v20.9.0' }, 'has none for linux-s390x'],
    [{ version: 'v20.9.0' }, 'is not installed: delete node_modules'],
    [
      { versions: { node: '18.20.0' }, version: 'v18.20.0' },
      'needs Node 20 or newer; this is v18.20.0',
    ],
  ])('a machine with %j gets one sentence', async (machine, sentence) => {
    await ended(start('hello.ts'));
    await rm(path.join(checkout, 'node_modules', nodePackage!), { recursive: true });
    const disguise = Object.entries(machine).map(
      ([key, value]) =>
        `Object.defineProperty(process, '${key}', { value: ${JSON.stringify(value)} });`,
    );
    const imported = `data:text/javascript,${encodeURIComponent(disguise.join(''))}`;
    const child = spawn(
      process.execPath,
      ['--import', imported, path.join(checkout, 'packages/toolchain/run.mjs'), 'hello.ts'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const { code, text } = await ended(child);
    expect(code).toBe(1);
    expect(text.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  });

  test('where the package with Node 24 is missing, a Node 24 of the machine serves', async () => {
    await ended(start('hello.ts'));
    await rm(path.join(checkout, 'node_modules', nodePackage!), { recursive: true });
    const { code, text } = await ended(start('hello.ts', 'you'));
    expect([code, text]).toEqual([0, 'hello you\n']);
  });
});
