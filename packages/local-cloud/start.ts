import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { LocalCloud } from './cloud.ts';
import { startLocalCloud } from './cloud.ts';
import { loadDemonstration, loadTownships } from './seed/demonstration.ts';
import { whyNotStarted } from './start-failure.ts';
import { synthesize } from './synthesize.ts';
import { welcome } from './welcome.ts';

/**
 * `npm start`: the whole house on this machine.
 *
 *   PORT=3000                 the port of its HTTP API; the portal has the next one; 0 for free ones
 *   DUCHA_STATE=.ducha        the folder that keeps everything
 *   DUCHA_DYNAMODB_ENDPOINT   another DynamoDB in place of the engine, by its address
 *   --fresh                   forget the data of earlier starts
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = resolve(process.env['DUCHA_STATE'] ?? join(root, '.ducha'));
const state = join(folder, 'state');
const deployment = join(folder, 'deployment.json');

// Functions run in UTC on AWS, whatever the machine.
process.env['TZ'] = 'UTC';
// Not by running dry: a step that was left in the middle may still hold a timer or a child.
process.exit(await main());

/** Starts everything and waits for the end; answers the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  const port = Number(process.env['PORT'] ?? 3000);
  const ended = untilEnded();
  const house: { cloud?: LocalCloud } = {};
  try {
    if (values.fresh) rmSync(state, { recursive: true, force: true });
    // Whoever ends it before it is up does not wait for that.
    await Promise.race([ended, start(port, house)]);
    await ended;
    console.log('\nStopping.');
    return 0;
  } catch (error) {
    console.error(whyNotStarted(error, port));
    return 1;
  } finally {
    rmSync(deployment, { force: true });
    await house.cloud?.stop();
  }
}

async function start(port: number, house: { cloud?: LocalCloud }): Promise<void> {
  const whole = stopwatch();
  const assembly = join(folder, 'cdk.out');
  mkdirSync(folder, { recursive: true });
  const synthesized = stopwatch();
  const anew = await synthesize({ root, assembly });
  printStep(anew ? 'stack synthesized' : 'stack unchanged since the last start', synthesized());

  const log = (line: string): void => console.log(line);
  const dynamodb = process.env['DUCHA_DYNAMODB_ENDPOINT'];
  const cloud = await startLocalCloud({
    assembly,
    state,
    port,
    log,
    started: printStep,
    ...(dynamodb === undefined || dynamodb === '' ? {} : { dynamodb }),
  });
  house.cloud = cloud;
  // Where the operator's command finds the house. It holds credentials of this start only.
  const reachable = { environment: cloud.hostEnvironment(), outputs: cloud.outputs };
  writeFileSync(deployment, JSON.stringify(reachable, null, 2), { mode: 0o600 });

  const seeded = stopwatch();
  const loaded = await loadDemonstration(cloud);
  for (const sentence of loaded) console.log(`         ${sentence}`);
  printStep(loaded.length === 0 ? 'demonstration data found' : 'demonstration data', seeded());
  console.log(await welcome(cloud, whole()));
  for (const sentence of await loadTownships(cloud)) console.log(sentence);
}

function printStep(part: string, milliseconds: number): void {
  console.log(`${(milliseconds / 1000).toFixed(1).padStart(6)} s ${part}`);
}

function stopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}

/** Ends at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}
