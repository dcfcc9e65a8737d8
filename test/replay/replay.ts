import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadBasics } from '@ducha/local-cloud';
import { progressLine, showProgress } from '../demo/show-progress.ts';
import { openHouse } from '../house.ts';
import { houseBegins, playCentral, type PlayedCentral } from './central-2020/play-central.ts';
import { printedRate } from './central-2020/rates.ts';
import { published } from './central-2020/size.ts';
import type { Figure } from './figures.ts';
import { readPublishedFile } from './published-table.ts';
import { replayTables, type ReplayedTable } from './replay-tables.ts';

/**
 * `npm run replay -- FILE [--seed N] [--only ID]`: sends the complaints of published tables through the
 * whole house and says for each published figure whether it came out. Exit 1 if one did not.
 * `npm run replay -- --inspection 2020 [--seed N]`: plays that whole central inspection, day by day.
 */
const usage = `npm run replay -- FILE [--seed N] [--only ID]
npm run replay -- --inspection 2020 [--seed N]
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = read();
  if (asked === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  return asked.inspection ? replayInspection(asked.seed) : replayFile(asked);
}

type Asked =
  | { readonly inspection: true; readonly seed: number }
  | {
      readonly inspection: false;
      readonly seed: number;
      readonly file: string;
      readonly only: readonly string[];
    };

/** What is asked for; undefined where it is not understood, after saying why. */
function read(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: '1' },
        only: { type: 'string', multiple: true, default: [] },
        inspection: { type: 'string' },
      },
    });
    const seed = Number(values.seed);
    if (!Number.isSafeInteger(seed))
      throw new Error(`--seed is a whole number, not ${values.seed}`);
    const [file, ...more] = positionals;
    if (values.inspection !== undefined) {
      if (values.inspection !== '2020')
        throw new Error(`--inspection knows 2020 alone, not ${values.inspection}`);
      if (file !== undefined || values.only.length > 0)
        throw new Error('--inspection is played whole: it takes no file and no --only');
      return { inspection: true, seed };
    }
    if (file === undefined || more.length > 0) return undefined;
    return { inspection: false, seed, file, only: values.only };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

async function replayFile({ file, only, seed }: Extract<Asked, { inspection: false }>) {
  const tables = readPublishedFile(JSON.parse(readFileSync(file, 'utf8'))).filter(
    ({ id }) => only.length === 0 || only.includes(id),
  );
  const house = await openHouse();
  try {
    await loadBasics(house.cloud);
    const replayed = await replayTables(house, tables, {
      seed,
      progress: (line) => process.stderr.write(`${line}\n`),
      done: (table) => process.stdout.write(`${printedTable(table)}\n`),
    });
    const failed = replayed.filter(({ ok }) => !ok);
    process.stdout.write(
      failed.length === 0
        ? `every figure of ${replayed.length} tables came out\n`
        : `did not come out: ${failed.map(({ id }) => id).join(', ')}\n`,
    );
    return failed.length === 0 ? 0 : 1;
  } finally {
    await house.close();
  }
}

async function replayInspection(seed: number): Promise<number> {
  const began = performance.now();
  const shown = showProgress(process.stderr);
  const house = await openHouse({ begins: houseBegins });
  try {
    const played = await playCentral(house, published, {
      seed,
      progress: (progress) => shown.show(progressLine(progress)),
    });
    shown.end();
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(`${printedInspection(played, seconds)}\n`);
    return played.figures.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    shown.end();
    await house.close();
  }
}

function printedTable(table: ReplayedTable): string {
  return [
    `\n== ${table.id} ==`,
    ...table.assumed.map((line) => `assumed: ${line}`),
    ...table.notices,
    ...table.figures.map(printedFigure),
    ...table.remarks,
  ].join('\n');
}

function printedInspection({ figures, rates, sent, acts }: PlayedCentral, seconds: number): string {
  const wrong = figures.filter(({ ok }) => !ok).length;
  return [
    `The central inspection of 2020, by ${acts} acts in ${seconds} s.`,
    '',
    'Not published, and played at assumed rates:',
    ...rates.map((rate) => `  ${printedRate(rate)}`),
    '',
    `Sent on the way: ${sent.sms} text messages, ${sent.mail} mails.`,
    '',
    'Published, and printed by the house:',
    ...figures.map((figure) => `  ${printedFigure(figure)}`),
    '',
    wrong === 0
      ? `every one of ${figures.length} figures came out`
      : `${wrong} of ${figures.length} figures did not come out`,
  ].join('\n');
}

function printedFigure({ name, published: stated, printed, ok }: Figure): string {
  return `${ok ? '✓' : '✗'} ${name}: published ${stated}, printed ${printed ?? 'nothing'}`;
}
