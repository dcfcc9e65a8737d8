import { beijingDate } from '@ducha/calendar';
import type { Edition } from '../batches/batch-state.ts';
import { chineseDate } from './notice.ts';
import { resultRate, withoutVerdict, type ResultTotals } from './result-totals.ts';
import { batchWords, noVerdict, verdictWords, type Bilingual } from '../complaint/words.ts';

/** 办结率 with its formula, which stands wherever the figure does. */
export interface Rate {
  readonly closed: number;
  readonly staged: number;
  readonly transferred: number;
  readonly percent: number | null;
  readonly formula: Bilingual;
}

/** The result rate of closed and staged complaints among those transferred. */
export function rateOf(closed: number, staged: number, transferred: number): Rate {
  const percent = resultRate({ closed, staged, transferred });
  const shown = percent === null ? '—' : `${percent}%`;
  return {
    closed,
    staged,
    transferred,
    percent,
    formula: {
      chinese: `办结率＝（办结＋阶段性办结）÷交办＝（${closed}＋${staged}）÷${transferred}＝${shown}`,
      english: `result rate = (closed + staged) / transferred = (${closed} + ${staged}) / ${transferred} = ${shown}`,
    },
  };
}

/** 办理结果通报: the text of an edition, in Chinese and in English. */
export function resultText(batch: string, edition: Edition): Bilingual {
  const day = beijingDate(edition.asOf);
  const { totals, cumulative } = edition;
  const { chinese, english } = batchWords(batch);
  return {
    chinese: [
      `截至${chineseDate(day)}，${chinese}群众信访举报件${totals.complaints}件办理情况（第${edition.edition}版）：`,
      `${chineseResults(totals)}`,
      `已公开的各批累计${cumulative.complaints}件：${chineseResults(cumulative)}`,
    ].join(''),
    english: [
      `${english.replace(/^b/, 'B')}, complaints ${totals.complaints}, as of ${day} (edition ${edition.edition}):`,
      englishResults(totals),
      `All batches disclosed so far, complaints ${cumulative.complaints}:`,
      englishResults(cumulative),
    ].join(' '),
  };
}

function chineseResults(totals: ResultTotals): string {
  const { outcomes, verdicts } = totals;
  const unknown = withoutVerdict(totals);
  return [
    `已办结${totals.closed}件，阶段性办结${totals.staged}件，未办结${totals.open}件`,
    `${rateOf(totals.closed, totals.staged, totals.complaints).formula.chinese}`,
    [
      ...Object.entries<Bilingual>(verdictWords).map(
        ([code, word]) => `${word.chinese}${new Map(Object.entries(verdicts)).get(code) ?? 0}件`,
      ),
      ...(unknown === 0 ? [] : [`${noVerdict.chinese}${unknown}件`]),
    ].join('，'),
    `责令整改${outcomes.orderedToRectify}家，立案处罚${outcomes.fined}家，罚款${outcomes.fineYuan}元，立案侦查${outcomes.criminalCases}件，拘留${outcomes.detained}人，约谈${outcomes.summoned}人，问责${outcomes.heldAccountable}人。`,
  ].join('；');
}

function englishResults(totals: ResultTotals): string {
  const { outcomes, verdicts } = totals;
  const unknown = withoutVerdict(totals);
  return [
    `closed ${totals.closed}, staged ${totals.staged}, open ${totals.open}`,
    rateOf(totals.closed, totals.staged, totals.complaints).formula.english,
    [
      ...Object.entries<Bilingual>(verdictWords).map(
        ([code, word]) => `${word.english} ${new Map(Object.entries(verdicts)).get(code) ?? 0}`,
      ),
      ...(unknown === 0 ? [] : [`${noVerdict.english} ${unknown}`]),
    ].join(', '),
    `firms ordered to rectify ${outcomes.orderedToRectify}, firms fined ${outcomes.fined} (${outcomes.fineYuan} yuan), criminal cases ${outcomes.criminalCases}, detained ${outcomes.detained}, summoned ${outcomes.summoned}, held accountable ${outcomes.heldAccountable}.`,
  ].join('; ');
}
