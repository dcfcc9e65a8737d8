import { parseArgs } from 'node:util';
import { countHouse, type Counts } from './count-house.ts';
import { fillHouse } from './fill-house.ts';
import { fewest, usual } from './month/plan-month.ts';
import { NotFillable } from './not-fillable.ts';
import { progressLine, showProgress } from './show-progress.ts';
import { NoHouse, Town } from './town.ts';

/**
 * `npm run demo [-- --complaints 250] [--seed 1] [--house http://localhost:3000]`: fills the house that `npm start`
 * runs with a month of an inspection.
 */
const usage = `npm run demo -- [--complaints N] [--seed N] [--house ADDRESS]
  --complaints  how many, from ${fewest} to 2000; ${usual}
  --seed        another month for another number; 1
  --house       the address of the HTTP API; http://localhost:3000`;

process.exit(await main());

async function main(): Promise<number> {
  const options = read();
  if (options === undefined) return 2;
  const town = new Town(options.house, options.seed);
  const began = performance.now();
  const shown = showProgress(process.stderr);
  try {
    const filled = await fillHouse(town, options, (progress) => shown.show(progressLine(progress)));
    shown.end();
    const counts = await countHouse(town);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      filled
        ? `Filled in ${seconds} s, by ${town.acts} acts:`
        : 'This house has been filled before; nothing was added. It holds:',
    );
    console.log(printed(counts));
    return 0;
  } catch (error) {
    shown.end();
    if (!(error instanceof NoHouse || error instanceof NotFillable || error instanceof RangeError))
      throw error;
    console.error(error.message);
    return 1;
  }
}

function read(): { complaints: number; seed: number; house: string } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        complaints: { type: 'string', default: String(usual) },
        seed: { type: 'string', default: '1' },
        house: { type: 'string', default: `http://localhost:${process.env['PORT'] ?? '3000'}` },
      },
    });
    const [complaints, seed] = [Number(values.complaints), Number(values.seed)];
    if (Number.isInteger(complaints) && Number.isSafeInteger(seed) && URL.canParse(values.house))
      return { complaints, seed, house: values.house };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  console.error(usage);
  return undefined;
}

function printed({ stages, tasks, batches, published, inspections, alarms }: Counts): string {
  const list = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  const total = Object.values(stages).reduce((sum, count) => sum + count, 0);
  return [
    `  ${total} complaints: ${list(stages)}`,
    `  ${batches} batches, ${published} of them with a published table`,
    `  ${Object.values(tasks).reduce((sum, count) => sum + count, 0)} tasks: ${list(tasks)}`,
    `  inspections: ${list(inspections)}`,
    `  ${alarms} alarms to the office`,
  ].join('\n');
}
