import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { complaintNumber } from '@ducha/contracts';
import { resultWordOf } from '../../services/complaints/complaint/words.ts';
import { OpsError } from './deployment.ts';
import { randomSample } from '../../services/complaints/sampling/random-sample.ts';
import type { Report } from './report.ts';

/**
 * `sample edition.csv ssq-2026137:03-08-15-21-26-31+09 5 [earlier.txt…]`: which complaints that seed draws. The list is
 * one of official numbers, one a line, as an announcement publishes it; or an edition of a batch's table, as CSV or as
 * JSON, of which those count that it says are closed or closed in stages. What earlier lists name is left out.
 */
export async function sample(
  _deployment: unknown,
  [file = '', seed = '', sizeWord = '', ...earlier]: string[],
): Promise<Report> {
  if (file === '' || seed === '') throw new OpsError('name a list, a seed, and how many are drawn');
  if (!/^[1-9]\d{0,5}$/.test(sizeWord)) {
    throw new OpsError(`${sizeWord || 'nothing'} is no number of complaints to draw`);
  }
  const before = new Set(earlier.flatMap(numbersIn));
  const list = numbersIn(file).filter((number) => !before.has(number));
  const size = Number(sizeWord);
  if (list.length < size) {
    throw new OpsError(`${size} cannot be drawn of the ${list.length} in ${file}`);
  }
  const drawn = randomSample(list, { seed, size });
  return { ok: true, facts: { seed, of: list.length, drawn }, lines: drawn };
}

/** The official numbers of a list, or of those rows of an edition that are closed or closed in stages. */
function numbersIn(file: string): string[] {
  const text = read(file);
  if (text.startsWith('{')) return numbersInEdition(file, text);
  const [head = [], ...rows] = csvRows(text);
  const numbers =
    head.length > 1
      ? numbersInTable(file, head, rows)
      : [head, ...rows].map(([number = '']) => number.trim());
  return checked(
    file,
    numbers.filter((number) => number !== ''),
  );
}

/** Of the columns of a table as it is published (`show-edition.ts`), in either language. */
function numbersInTable(
  file: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const columnOf = (...names: readonly string[]): number => {
    const column = head.findIndex((heading) => names.includes(heading));
    if (column === -1) throw new OpsError(`${file} has no column ${names.join(' or ')}`);
    return column;
  };
  const [number, result] = [columnOf('受理编号', 'Number'), columnOf('是否办结', 'Closed')];
  return rows.flatMap((cells) => (doneWords.has(cells[result] ?? '') ? [cells[number] ?? ''] : []));
}

const edition = z.object({
  rows: z.array(z.object({ number: z.string(), resultText: z.object({ chinese: z.string() }) })),
});

function numbersInEdition(file: string, text: string): string[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new OpsError(`${file} is no JSON`, { cause: error });
  }
  const parsed = edition.safeParse(json);
  if (!parsed.success) throw new OpsError(`${file} is no edition of a table`);
  return checked(
    file,
    parsed.data.rows.flatMap(({ number, resultText }) =>
      doneWords.has(resultText.chinese) ? [number] : [],
    ),
  );
}

/** 是否办结, as a published table says it in either language. */
const doneWords = new Set(
  (['closed', 'staged'] as const)
    .map((result) => resultWordOf({ result, withdrawn: false }))
    .flatMap(({ chinese, english }) => [chinese, english]),
);

/** The numbers without the mark of key attention; what is none is named. */
function checked(file: string, numbers: readonly string[]): string[] {
  const plain = numbers.map((number) => number.replace(/\*$/, ''));
  const wrong = plain.filter((number) => !complaintNumber.safeParse(number).success);
  if (wrong.length > 0) throw new OpsError(`${file}: no official number: ${wrong.join(', ')}`);
  return plain;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new OpsError(`cannot read ${file}`, { cause: error });
  }
}

/** The rows of a CSV file (RFC 4180). */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}
