import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadBasics } from '@ducha/local-cloud';
import { openHouse } from '../house.ts';
import { readPublishedFile } from './published-table.ts';
import { replayTables, type ReplayedTable } from './replay-tables.ts';

/**
 * `npm run replay -- FILE [--seed N] [--only ID]`: sends the complaints of published tables through the
 * whole house and says for each published figure whether it came out. Exit 1 if one did not.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const [file] = positionals;
if (file === undefined) {
  process.stderr.write('npm run replay -- FILE [--seed N] [--only ID]\n');
  process.exit(2);
}
const tables = readPublishedFile(JSON.parse(readFileSync(file, 'utf8'))).filter(
  ({ id }) => values.only.length === 0 || values.only.includes(id),
);
const house = await openHouse();
try {
  await loadBasics(house.cloud);
  const replayed = await replayTables(house, tables, {
    seed: Number(values.seed),
    progress: (line) => process.stderr.write(`${line}\n`),
    done: (table) => process.stdout.write(`${printed(table)}\n`),
  });
  const failed = replayed.filter(({ ok }) => !ok);
  process.stdout.write(
    failed.length === 0
      ? `every figure of ${replayed.length} tables came out\n`
      : `did not come out: ${failed.map(({ id }) => id).join(', ')}\n`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  await house.close();
}

function printed(table: ReplayedTable): string {
  return [
    `\n== ${table.id} ==`,
    ...table.assumed.map((line) => `assumed: ${line}`),
    ...table.notices,
    ...table.figures.map(
      ({ name, published, printed: got, ok }) =>
        `${ok ? '✓' : '✗'} ${name}: published ${published}, printed ${got ?? 'nothing'}`,
    ),
    ...table.remarks,
  ].join('\n');
}
