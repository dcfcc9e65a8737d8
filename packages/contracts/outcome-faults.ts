import type { Outcomes, Verdict } from './code.ts';

/** How figures of a reply may contradict one another, its verdict or its words. */
export type OutcomeContradiction =
  | 'unfounded-outcome'
  | 'firm-without-fine'
  | 'fine-without-firm'
  | 'accountability-unsaid';

/** A contradiction, at the field that is to be mended. */
export interface OutcomeFault {
  readonly field: keyof Outcomes | 'accountability';
  readonly code: OutcomeContradiction;
}

/** What nobody orders or punishes where nothing was found; to be talked to 约谈 warns, and punishes nobody. */
const onlyIfFounded = [
  'orderedToRectify',
  'fined',
  'fineYuan',
  'criminalCases',
  'detained',
  'heldAccountable',
] as const satisfies readonly (keyof Outcomes)[];

/**
 * Every contradiction in the figures of a reply 处理结果, in the order of the form: something was done to offenders of
 * what is not so 不属实; a fine of nobody, or somebody fined nothing; people held accountable of whom no word is said in
 * the table's own column. People are detained 行政拘留 without a criminal case too.
 */
export function outcomeFaults(reply: {
  readonly verdict: Verdict;
  readonly outcomes: Outcomes;
  /** Whether its words say who was held accountable 责任人被处理情况. */
  readonly saysAccountability: boolean;
}): readonly OutcomeFault[] {
  const { verdict, outcomes, saysAccountability } = reply;
  if (verdict === 'unsubstantiated') {
    return onlyIfFounded
      .filter((field) => outcomes[field] > 0)
      .map((field) => ({ field, code: 'unfounded-outcome' }));
  }
  const faults: OutcomeFault[] = [];
  if (outcomes.fineYuan > 0 && outcomes.fined === 0) {
    faults.push({ field: 'fined', code: 'fine-without-firm' });
  }
  if (outcomes.fined > 0 && outcomes.fineYuan === 0) {
    faults.push({ field: 'fineYuan', code: 'firm-without-fine' });
  }
  if (outcomes.heldAccountable > 0 && !saysAccountability) {
    faults.push({ field: 'accountability', code: 'accountability-unsaid' });
  }
  return faults;
}

/** What the sum of outcomes over the rounds of replies is made of. */
interface Counted {
  readonly state: string;
  readonly outcomes: Outcomes;
  /** Why a figure is less than what had been reached; null where none is. */
  readonly lessReason: unknown;
}

/**
 * What was reached so far, by the replies that were confirmed: each round says the total up to it, so that nothing falls
 * silently. A lesser figure counts where its reason was given; where none was, as in logs of before, what was reached
 * stays.
 */
export function reachedOutcomes(replies: readonly Counted[]): Outcomes {
  let reached = noneReached;
  for (const { state, outcomes, lessReason } of replies) {
    if (state !== 'confirmed') continue;
    reached = lessReason === null ? greater(reached, outcomes) : outcomes;
  }
  return reached;
}

/** The figures that are less than what was reached. */
export function lesserOutcomes(stated: Outcomes, reached: Outcomes): (keyof Outcomes)[] {
  return outcomeFields.filter((field) => stated[field] < reached[field]);
}

function greater(one: Outcomes, other: Outcomes): Outcomes {
  return {
    orderedToRectify: Math.max(one.orderedToRectify, other.orderedToRectify),
    fined: Math.max(one.fined, other.fined),
    fineYuan: Math.max(one.fineYuan, other.fineYuan),
    criminalCases: Math.max(one.criminalCases, other.criminalCases),
    detained: Math.max(one.detained, other.detained),
    summoned: Math.max(one.summoned, other.summoned),
    heldAccountable: Math.max(one.heldAccountable, other.heldAccountable),
  };
}

const outcomeFields = [
  'orderedToRectify',
  'fined',
  'fineYuan',
  'criminalCases',
  'detained',
  'summoned',
  'heldAccountable',
] as const satisfies readonly (keyof Outcomes)[];

const noneReached: Outcomes = {
  orderedToRectify: 0,
  fined: 0,
  fineYuan: 0,
  criminalCases: 0,
  detained: 0,
  summoned: 0,
  heldAccountable: 0,
};
