import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { plantedFaults } from './planted/faults.ts';
import { seekPlanted } from './planted/seeking.ts';
import { printBriefly, printFinding, printSought, printSummary, printTrace } from './report.ts';
import { seedOfTheDay } from './seed-of-the-day.ts';
import { playMany, playOne } from './workers.ts';

const usage = `Plays histories of the whole house with bad luck, and looks whether what must hold does.
A failure prints its seed, what broke, and the shortest history that still shows it.

  npm run simulate -- --histories 200 --seed 1

  --histories N   how many; 200 when left out
  --minutes M     until so many minutes have passed
  --seed S        of the first one; that of the day when left out
  --length L      steps of a history; 100 when left out
  --jobs J        processes; one for each core when left out
  --brief         a line for each thing that broke, and nothing is shrunk
  --history S     one history, with all that happened in it
  --planted       each fault that is feared is planted, and sought in at most 200 histories
  --fault NAME    of those this one alone
`;

const values = read();
const length = count('length', 100);
if (values.fault !== undefined && !plantedFaults.some(({ name }) => name === values.fault)) {
  refuse(`--fault is one of: ${plantedFaults.map(({ name }) => name).join('; ')}`);
}
if (values.planted || values.fault !== undefined) {
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
  const { played } = await playOne({ seed: count('history', 1), length });
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
    played: progress(),
  });
  printSummary(seed, total);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

function read() {
  try {
    return parseArgs({
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
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(sentence: string): never {
  console.error(`${sentence}\n\n${usage}`);
  process.exit(2);
}

/** Says now and then how far it is. */
function progress(): () => void {
  let done = 0;
  let said = Date.now();
  return () => {
    done += 1;
    if (Date.now() - said < 15_000) return;
    said = Date.now();
    console.error(`… ${done} histories`);
  };
}

function count(
  name: 'histories' | 'minutes' | 'seed' | 'length' | 'jobs' | 'history',
  otherwise: number,
): number {
  const given = values[name];
  if (given === undefined) return otherwise;
  if (!/^[1-9]\d{0,14}$/.test(given)) {
    refuse(`--${name} must be a number from 1 on; it is ${JSON.stringify(given)}`);
  }
  return Number(given);
}
