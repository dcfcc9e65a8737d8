import type { readPublicTable } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { inLanguage, type Language } from '../../language.ts';

export type Table = BodyOf<typeof readPublicTable>;
export type Row = Table['rows'][number];

/** A cell, and what it is about, so that its column can be given a width. */
export interface Cell {
  readonly column: (typeof columns)[number];
  readonly text: string;
}

/** The eleven columns in their order. */
export const columns = [
  'serial',
  'number',
  'problem',
  'organisations',
  'types',
  'findings',
  'verdict',
  'goal',
  'handling',
  'result',
  'accountability',
] as const;

/** The columns whose texts are published as they were written. */
export const inChineseOnly: ReadonlySet<(typeof columns)[number]> = new Set([
  'problem',
  'findings',
  'goal',
  'handling',
  'accountability',
]);

/** What comes of a confirmed reply: of a complaint without one the table has it to come. */
export const ofReply: ReadonlySet<(typeof columns)[number]> = new Set(['findings', 'handling']);

/** A row as texts, in the order of the columns: what stands in the table and in the file alike. */
export function cellsOf(language: Language, row: Row): readonly Cell[] {
  const named = (all: Row['types'] | Row['organisations']): string =>
    all.map(({ name }) => inLanguage(language, name)).join(language === 'zh' ? '、' : ', ');
  const texts: Readonly<Record<(typeof columns)[number], string>> = {
    serial: String(row.serial),
    number: row.keyAttention ? `${row.number}*` : row.number,
    problem: row.problem,
    organisations: named(row.organisations),
    types: named(row.types),
    findings: row.findings ?? '',
    verdict: inLanguage(language, row.verdictText),
    goal: row.goal ?? '',
    handling: row.handling ?? '',
    result: inLanguage(language, row.resultText),
    accountability: row.accountability ?? '',
  };
  return columns.map((column) => ({ column, text: texts[column] }));
}
