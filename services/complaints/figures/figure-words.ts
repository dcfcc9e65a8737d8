import type { Bilingual } from '../complaint/words.ts';

/** The counts whose formulas name them. */
interface Counted {
  readonly valid: number;
  readonly merged: number;
  readonly transferred: number;
  readonly closed: number;
  readonly staged: number;
  readonly open: number;
}

/** How each stage of the funnel comes about: what counts in it, and what does not. */
export function funnelFormulas(n: Counted) {
  const accepted = n.valid - n.merged;
  return {
    received: both(
      '收到＝各种渠道收到的全部举报件，包括还在审查的',
      'received = everything that came in by any channel, what is still being screened among it',
    ),
    valid: both(
      `有效＝受理＋合并重复＝${accepted}＋${n.merged}＝${n.valid}，不予受理、撤回和还在审查的不计入`,
      `valid = accepted + merged = ${accepted} + ${n.merged} = ${n.valid}; not what was declined, taken back or is still being screened`,
    ),
    merged: both(
      '合并重复＝与已受理的举报件反映同一问题、并入该件一起办理的举报件',
      'merged = on the same matter as a complaint accepted before, and handled together with it',
    ),
    declined: both(
      '不予受理＝审查后认定不属于受理范围的举报件',
      'declined = found in screening to lie outside what is accepted',
    ),
    withdrawn: both(
      '撤回＝交办之前由举报人或者督察办撤回的举报件，不计入有效；交办之后撤回的，仍计入交办和未办结',
      'taken back = by the complainant or the office before it was handed over, and not valid; one that was taken back later still counts as handed over and not closed',
    ),
    transferred: both(
      '交办＝已经交给承办单位办理的举报件，由多个单位承办的只计一件',
      'handed over = given to an organisation to handle; one that several organisations share counts once',
    ),
    closed: both(
      '办结＝已交办的举报件中，办理结果经审核确认办结的',
      'closed = of those handed over, the ones whose result was reviewed and confirmed as closed',
    ),
    staged: both(
      '阶段性办结＝已交办的举报件中，经审核确认阶段性办结、其余措施按计划整改的',
      'closed in stages = of those handed over, the ones confirmed as closed in stages; the rest is rectified by a dated plan',
    ),
    open: both(
      `未办结＝交办－办结－阶段性办结＝${n.transferred}－${n.closed}－${n.staged}＝${n.open}`,
      `not closed yet = handed over - closed - closed in stages = ${n.transferred} - ${n.closed} - ${n.staged} = ${n.open}`,
    ),
    keyAttention: both(
      '重点关注＝已交办的举报件中，督察组列为重点关注的',
      'of key attention = of those handed over, the ones that the inspection team marked so',
    ),
  };
}

/** 统计口径 of the tables by organisation and by type. */
export const tableCounting: Bilingual = both(
  '已交办的举报件，由多个单位承办的只计入牵头单位；反映多类问题的只按一个主要问题类型统计。两个表的各项之和都等于交办件数。',
  'Complaints handed over: one that several organisations share counts at the leading one alone, one on several problems under its main type alone. Each table adds up to what was handed over.',
);

/** Where a target for the result rate comes from. */
export const targetSource: Bilingual = both(
  '本次督察设定的办结率目标',
  'the target that this inspection set for the result rate',
);

function both(chinese: string, english: string): Bilingual {
  return { chinese, english };
}
