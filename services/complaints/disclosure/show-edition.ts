import { beijingDate } from '@ducha/calendar';
import {
  type disclosureRow,
  type readPublicTable,
  type resultNotice,
  noteRefsIn,
} from '@ducha/contracts';
import type { OpenedNote } from '@ducha/notes';
import type * as z from 'zod/mini';
import type { Batch, Edition } from '../batches/batch-state.ts';
import type { DisclosedRow } from '../batches/batch-events.ts';
import { chineseDate } from './notice.ts';
import { rateOf, resultText } from './result-notice.ts';
import type { ResultTotals } from './result-totals.ts';
import {
  batchWords,
  noVerdict,
  resultWordOf,
  verdictWords,
  type Bilingual,
} from '../complaint/words.ts';
import type { PublishedNames, Wanted } from '../published-names/published-names.ts';
import type { ComplaintsService } from '../service.ts';
import { textOf, textOrNull } from '../complaint/texts.ts';

/** An edition of a batch: the one of that number, or the newest; undefined when there is none. */
export function editionOf(batch: Batch, number: number | undefined): Edition | undefined {
  return number === undefined
    ? batch.editions.at(-1)
    : batch.editions.find(({ edition }) => edition === number);
}

/** 办理结果通报 of an edition. */
export function showResult(
  batch: Batch,
  edition: Edition,
): z.infer<ReturnType<typeof resultNotice>> {
  const { batch: id, ordinal } = begunOf(batch);
  const rate = ({ closed, staged, complaints }: ResultTotals) => rateOf(closed, staged, complaints);
  return {
    batch: id,
    ordinal,
    edition: edition.edition,
    asOf: edition.asOf,
    text: resultText(id, edition),
    ...edition.totals,
    rate: rate(edition.totals),
    cumulative: { ...edition.cumulative, rate: rate(edition.cumulative) },
  };
}

/** 公开情况一览表: the eleven columns. */
const columns: readonly Bilingual[] = [
  { chinese: '序号', english: 'No.' },
  { chinese: '受理编号', english: 'Number' },
  { chinese: '交办问题基本情况', english: 'Problem' },
  { chinese: '行政区域', english: 'District' },
  { chinese: '问题类型', english: 'Type' },
  { chinese: '调查核实情况', english: 'Findings' },
  { chinese: '是否属实', english: 'Substantiated' },
  { chinese: '办结目标', english: 'Goal' },
  { chinese: '处理和整改情况', english: 'Handling and rectification' },
  { chinese: '是否办结', english: 'Closed' },
  { chinese: '责任人被处理情况', english: 'Accountability' },
];

/** What the table of an edition names: by the day of its hand-over, and the moment of the edition. */
export function namesIn(batch: Batch, { rows, asOf }: Pick<Edition, 'rows' | 'asOf'>): Wanted {
  return {
    organisations: rows.flatMap(({ organisations }) => organisations),
    types: rows.flatMap(({ types }) => types),
    on: batch.closed?.closedOn ?? beijingDate(asOf),
    at: asOf,
  };
}

/** The published table of an edition. */
export async function showTable(
  service: Pick<ComplaintsService, 'notes'>,
  batch: Batch,
  edition: Edition,
  names: PublishedNames,
): Promise<z.infer<typeof readPublicTable.answer>> {
  const { batch: id, ordinal } = begunOf(batch);
  const opened = await service.notes.openAll(noteRefsIn(edition.rows));
  const day = beijingDate(edition.asOf);
  const name = batchWords(id);
  return {
    batch: id,
    ordinal,
    edition: edition.edition,
    editions: batch.editions.map((one) => ({ edition: one.edition, asOf: one.asOf })),
    asOf: edition.asOf,
    title: {
      chinese: `群众信访举报转办和边督边改公开情况一览表（${name.chinese}，截至${chineseDate(day)}）`,
      english: `Complaints handed over and rectified during the inspection (${name.english}, as of ${day})`,
    },
    columns: [...columns],
    rows: edition.rows.map((row, index) => shownRow(row, index + 1, opened, names)),
  };
}

function shownRow(
  row: DisclosedRow,
  serial: number,
  opened: ReadonlyMap<string, OpenedNote>,
  names: PublishedNames,
): z.infer<ReturnType<typeof disclosureRow>> {
  return {
    serial,
    number: row.number,
    keyAttention: row.keyAttention,
    problem: textOf(opened, row.problem),
    organisations: row.organisations.map((code) => ({ code, name: names.organisation(code) })),
    types: row.types.map((code) => ({ code, name: names.type(code) })),
    findings: textOrNull(opened, row.findings),
    verdict: row.verdict,
    verdictText: row.verdict === null ? noVerdict : verdictWords[row.verdict],
    goal: textOrNull(opened, row.goal),
    handling: textOrNull(opened, row.handling),
    result: row.result,
    resultText: resultWordOf(row),
    accountability: textOrNull(opened, row.accountability),
  };
}

function begunOf(batch: Batch): { readonly batch: string; readonly ordinal: number } {
  if (batch.begun === null) throw new Error('a batch that was never begun');
  return batch.begun;
}
