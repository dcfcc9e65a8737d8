import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { seekPlanted } from './planted/seeking.ts';
import { printBriefly, printFinding, printSought, printSummary, printTrace } from './report.ts';
import { seedOfTheDay } from './seed-of-the-day.ts';
import { playMany, playOne } from './workers.ts';

/**
 * `npm run simulate -- --histories 200 --seed 1`: plays histories of the whole house with bad luck, and looks whether
 * what must hold does. A failure prints its seed, the invariant, and the shortest history that still shows it.
 *
 *   --histories N   how many (200)        --minutes M     until so many minutes have passed
 *   --seed S        of the first one; that of the day when left out
 *   --length L      steps of a history (100)
 *   --jobs J        processes, one for each core when left out
 *   --brief         a line for each thing that broke, and nothing is shrunk
 *   --planted       each fault that is known to be feared is planted, and sought in at most 200 histories
 *   --fault NAME    of those this one alone
 *   --history S     one history, with all that happened in it
 */
const { values } = parseArgs({
  options: {
    histories: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    length: { type: 'string' },
    jobs: { type: 'string' },
    history: { type: 'string' },
    brief: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    fault: { type: 'string' },
  },
});

const length = count('length', 100);
if (values.planted) {
  const total = await seekPlanted({
    seed: count('seed', 1),
    length,
    histories: count('histories', 200),
    jobs: count('jobs', availableParallelism()),
    only: values.fault,
    sought: printSought,
  });
  process.exitCode = total.missed === 0 ? 0 : 1;
} else if (values.history !== undefined) {
  const { played } = await playOne({ seed: count('history', 0), length });
  printTrace(played);
  process.exitCode = played.findings.length === 0 ? 0 : 1;
} else {
  const seed = count('seed', seedOfTheDay(new Date()));
  const total = await playMany({
    seed,
    length,
    histories:
      values.histories === undefined && values.minutes !== undefined
        ? Infinity
        : count('histories', 200),
    until: values.minutes === undefined ? Infinity : Date.now() + count('minutes', 1) * 60_000,
    jobs: count('jobs', availableParallelism()),
    shrinks: !values.brief,
    found: values.brief ? printBriefly : printFinding,
  });
  printSummary(seed, total);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

function count(
  name: 'histories' | 'minutes' | 'seed' | 'length' | 'jobs' | 'history',
  otherwise: number,
): number {
  const given = values[name];
  if (given === undefined) return otherwise;
  if (!/^\d+$/.test(given)) {
    console.error(`--${name} must be a number; it is ${JSON.stringify(given)}`);
    process.exit(2);
  }
  return Number(given);
}
