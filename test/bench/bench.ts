import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeApp } from '../../infra/app.ts';
import type { Finding, Measure, Surroundings } from './finding.ts';
import { bundleSize } from './measures/bundle-size.ts';
import { coldStart } from './measures/cold-start.ts';
import { firstAnswer } from './measures/first-answer.ts';
import { growth } from './measures/growth.ts';
import { intakeSpeed } from './measures/intake-speed.ts';
import { journeyCost } from './measures/journey-cost.ts';
import { likelyDuplicates } from './measures/likely-duplicates.ts';
import { personalData } from './measures/personal-data.ts';
import { queueRequests } from './measures/queue-requests.ts';
import { roundTrips } from './measures/round-trips.ts';
import { onceFor } from './once.ts';
import { jsonReport, summary, textReport } from './report.ts';
import { openStationedHouse, type StationedHouse } from './stationed-house.ts';

/**
 * `npm run bench [-- --json] [--large] [--only NAME]…`: prints the budgets of the architecture beside what
 * was measured in this run, each with what it is made of. A missed budget is a finding, not a failure:
 * exit 1 only when something could not be measured.
 */
const measures: readonly Measure[] = [
  bundleSize,
  roundTrips,
  journeyCost,
  queueRequests,
  likelyDuplicates,
  intakeSpeed,
  coldStart,
  growth,
  firstAnswer,
  personalData,
];

// Functions run in UTC on AWS, whatever the machine.
process.env['TZ'] = 'UTC';
process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const unknown = values.only.find((name) => measures.every((measure) => measure.name !== name));
  if (unknown !== undefined) {
    const names = measures.map(({ name }) => name).join(', ');
    console.error(`There is no measure ${unknown}; there are ${names}.`);
    return 1;
  }
  const wanted = measures.filter(
    ({ name }) => values.only.length === 0 || values.only.includes(name),
  );
  const began = performance.now();
  const { findings, failures } = await run(wanted, values.large);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  if (values.json) process.stdout.write(`${jsonReport(findings)}\n`);
  else {
    process.stdout.write(`\n${textReport(findings)}\n\n${summary(findings)} (${minutes} min)\n`);
  }
  for (const { name, error } of failures) {
    console.error(`${name} could not be measured:`, error);
  }
  return failures.length === 0 ? 0 : 1;
}

interface Failure {
  readonly name: string;
  readonly error: unknown;
}

async function run(
  wanted: readonly Measure[],
  large: boolean,
): Promise<{ findings: readonly Finding[]; failures: readonly Failure[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ducha-bench-'));
  const began = performance.now();
  const say = (line: string): void => {
    const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
    console.error(`${seconds} s ${line}`);
  };
  const findings: Finding[] = [];
  const failures: Failure[] = [];
  const shared = shareHouse(folder, say);
  try {
    for (const { name, measure } of wanted) {
      say(`${name} (load ${loadNow()})`);
      try {
        findings.push(...(await measure({ large, say, folder, ...shared })));
      } catch (error) {
        failures.push({ name, error });
      }
    }
  } finally {
    await shared.close();
    await rm(folder, { recursive: true, force: true });
  }
  return { findings, failures };
}

/** What else the machine does: how many would run, of how many can. */
function loadNow(): string {
  const [minute = 0] = loadavg();
  return `${minute.toFixed(1)} on ${cpus().length} cores`;
}

/** The stack is synthesized and its house opened when first asked for. */
function shareHouse(
  folder: string,
  say: (line: string) => void,
): Pick<Surroundings, 'assembly' | 'house'> & { close(): Promise<void> } {
  let opened: StationedHouse | undefined;
  const assembly = onceFor(async () => {
    say('the stack is synthesized');
    const outdir = path.join(folder, 'cdk.out');
    (await makeApp({ outdir, partition: 'aws', check: false })).app.synth();
    return outdir;
  });
  return {
    assembly,
    house: onceFor(async () => {
      const state = path.join(folder, 'state');
      await mkdir(state, { recursive: true });
      opened = await openStationedHouse({ assembly: await assembly(), state });
      say('a house is open, its inspection stationed');
      return opened;
    }),
    close: async () => opened?.close(),
  };
}
