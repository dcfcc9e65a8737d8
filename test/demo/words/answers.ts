import type { Outcomes, ReplyResult, Verdict } from '@ducha/contracts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import { noOutcomes } from '../../acts.ts';
import type { Matter } from './matters.ts';

/** What an organisation replies; its counts are those that its words say. */
export interface Answer {
  readonly verdict: Verdict;
  readonly result: ReplyResult;
  readonly outcomes: Outcomes;
  readonly findings: string;
  readonly handling: string;
  readonly goal: string;
  readonly rectification?: string;
  readonly accountability?: string;
  /** 整改措施 of a staged one. */
  readonly measures?: string;
}

const verdicts: readonly (readonly [verdict: Verdict, share: number])[] = [
  ['substantiated', 44],
  ['mostly-substantiated', 12],
  ['partly-substantiated', 26],
  ['unsubstantiated', 18],
];

/** Draws a reply with that result. What is not so needs no plan: it is closed. */
export function drawAnswer(random: SeededRandom, matter: Matter, result: ReplyResult): Answer {
  const verdict = drawVerdict(random, result);
  if (verdict === 'unsubstantiated') return unfounded(matter);
  const outcomes = drawOutcomes(random, verdict, result);
  return {
    verdict,
    result,
    outcomes,
    findings: findingsOf(matter, verdict),
    handling: `${matter.handling}${consequences(outcomes)}`,
    goal: matter.goal,
    ...(result === 'closed' ? { rectification: matter.progress[2] } : {}),
    ...(result === 'staged' ? { measures: matter.measures } : {}),
    ...(outcomes.heldAccountable === 0
      ? {}
      : { accountability: `对${outcomes.heldAccountable}名负有监管责任的工作人员予以通报批评。` }),
  };
}

/** The reply that closes what was staged, once its task is finished. */
export function finishedAnswer(before: Answer, matter: Matter): Answer {
  const { verdict, findings, handling, goal, outcomes, accountability } = before;
  return {
    verdict,
    result: 'closed',
    // What was reached stays: figures add up over the rounds, and the words with them.
    outcomes,
    findings,
    handling: `${handling}整改任务已完成。${matter.progress[2]}`,
    goal,
    rectification: matter.progress[2],
    ...(accountability === undefined ? {} : { accountability }),
  };
}

function drawVerdict(random: SeededRandom, result: ReplyResult): Verdict {
  const possible = verdicts.filter(
    ([verdict]) => result === 'closed' || verdict !== 'unsubstantiated',
  );
  return random.pick(possible.flatMap(([verdict, share]) => Array<Verdict>(share).fill(verdict)));
}

function unfounded(matter: Matter): Answer {
  return {
    verdict: 'unsubstantiated',
    result: 'closed',
    outcomes: noOutcomes,
    findings: matter.found.not,
    handling: '已向周边居民说明核查和监测情况，将继续加强日常巡查。',
    goal: '加强巡查，防止问题发生。',
  };
}

function findingsOf({ found }: Matter, verdict: Verdict): string {
  if (verdict === 'partly-substantiated') return found.partly;
  return verdict === 'mostly-substantiated'
    ? found.so.replace('情况属实', '情况基本属实')
    : found.so;
}

function drawOutcomes(random: SeededRandom, verdict: Verdict, result: ReplyResult): Outcomes {
  const grave = verdict !== 'partly-substantiated' && result !== 'open';
  const fined = grave && random.next() < 0.4;
  return {
    ...noOutcomes,
    orderedToRectify: 1,
    fined: fined ? 1 : 0,
    fineYuan: fined ? 1_000 * (2 + Math.floor(random.next() * 49)) : 0,
    summoned: grave && random.next() < 0.2 ? 1 + Math.floor(random.next() * 2) : 0,
    heldAccountable: grave && random.next() < 0.04 ? 1 : 0,
  };
}

function consequences({ fined, fineYuan, summoned }: Outcomes): string {
  return [
    '下达责令改正通知书1份。',
    fined === 0 ? '' : `对违法单位立案处罚，罚款${fineYuan}元。`,
    summoned === 0 ? '' : `约谈相关负责人${summoned}人。`,
  ].join('');
}
