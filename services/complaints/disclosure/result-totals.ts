import * as z from 'zod/mini';
import {
  count,
  outcomes,
  type Outcomes,
  type ReplyResult,
  type Verdict,
  once,
} from '@ducha/contracts';

/** 办理结果 of a set of complaints, counted. */
export const resultTotals = once(() =>
  z.strictObject({
    complaints: count,
    closed: count,
    staged: count,
    open: count,
    verdicts: z.strictObject({
      substantiated: count,
      'mostly-substantiated': count,
      'partly-substantiated': count,
      unsubstantiated: count,
    }),
    outcomes,
  }),
);
export type ResultTotals = z.infer<ReturnType<typeof resultTotals>>;

const noOutcomes: Outcomes = {
  orderedToRectify: 0,
  fined: 0,
  fineYuan: 0,
  criminalCases: 0,
  detained: 0,
  summoned: 0,
  heldAccountable: 0,
};

export const noResults: ResultTotals = {
  complaints: 0,
  closed: 0,
  staged: 0,
  open: 0,
  verdicts: {
    substantiated: 0,
    'mostly-substantiated': 0,
    'partly-substantiated': 0,
    unsubstantiated: 0,
  },
  outcomes: noOutcomes,
};

/** The totals of one complaint; one without a confirmed reply has no verdict, and counts in none. */
export function totalsOf(one: {
  readonly result: ReplyResult;
  readonly verdict: Verdict | null;
  readonly outcomes: Outcomes;
}): ResultTotals {
  return {
    ...noResults,
    complaints: 1,
    [one.result]: 1,
    verdicts:
      one.verdict === null ? noResults.verdicts : { ...noResults.verdicts, [one.verdict]: 1 },
    outcomes: one.outcomes,
  };
}

/** How many of them have no verdict: no reply to them was confirmed. */
export function withoutVerdict({ complaints, verdicts }: ResultTotals): number {
  return Object.values(verdicts).reduce((left, count) => left - count, complaints);
}

/** `a + sign × b`, figure by figure. */
export function addTotals(a: ResultTotals, b: ResultTotals, sign: 1 | -1 = 1): ResultTotals {
  const sum = (x: number, y: number): number => x + sign * y;
  return {
    complaints: sum(a.complaints, b.complaints),
    closed: sum(a.closed, b.closed),
    staged: sum(a.staged, b.staged),
    open: sum(a.open, b.open),
    verdicts: {
      substantiated: sum(a.verdicts.substantiated, b.verdicts.substantiated),
      'mostly-substantiated': sum(
        a.verdicts['mostly-substantiated'],
        b.verdicts['mostly-substantiated'],
      ),
      'partly-substantiated': sum(
        a.verdicts['partly-substantiated'],
        b.verdicts['partly-substantiated'],
      ),
      unsubstantiated: sum(a.verdicts.unsubstantiated, b.verdicts.unsubstantiated),
    },
    outcomes: {
      orderedToRectify: sum(a.outcomes.orderedToRectify, b.outcomes.orderedToRectify),
      fined: sum(a.outcomes.fined, b.outcomes.fined),
      fineYuan: sum(a.outcomes.fineYuan, b.outcomes.fineYuan),
      criminalCases: sum(a.outcomes.criminalCases, b.outcomes.criminalCases),
      detained: sum(a.outcomes.detained, b.outcomes.detained),
      summoned: sum(a.outcomes.summoned, b.outcomes.summoned),
      heldAccountable: sum(a.outcomes.heldAccountable, b.outcomes.heldAccountable),
    },
  };
}

/** 办结率 = (办结 + 阶段性办结) / 交办, in percent with two digits; null when nothing was transferred. */
export function resultRate(figures: {
  readonly closed: number;
  readonly staged: number;
  readonly transferred: number;
}): number | null {
  if (figures.transferred === 0) return null;
  // Multiplied first: 57/800 is 7.125 % and no less, which a binary fraction of it would be.
  return Math.round(((figures.closed + figures.staged) * 10_000) / figures.transferred) / 100;
}
