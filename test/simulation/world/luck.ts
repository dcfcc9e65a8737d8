import { happens } from '../chance.ts';
import type { SeededRandom } from '../../replay/seeded-random.ts';

/**
 * How often each kind of bad luck strikes, as a part of all chances that it has. A history has some kinds and not
 * others (a swarm), so that what one kind hides, another history shows.
 */
export interface Rates {
  /** A call to an engine is refused because it is busy. */
  readonly throttle: number;
  /** A transaction or a write meets another one in flight. */
  readonly conflict: number;
  /** A call has its effect and its answer is lost. */
  readonly lostAnswer: number;
  /** A call never arrives, and nothing says so. */
  readonly lostCall: number;
  /** A call takes seconds: it arrives late, perhaps after its sender has given up. */
  readonly slow: number;
  /** An engine is away for minutes, at a step: every call of it is refused. */
  readonly outage: number;
  /** A batch is done in part. */
  readonly unprocessed: number;
  /** A sandbox ends at a call, before or after its effect. */
  readonly crash: number;
  /** A message is delivered twice. */
  readonly duplicate: number;
  /** Messages overtake one another. */
  readonly reorder: number;
  /** A message or a record of a stream comes late. */
  readonly late: number;
  /** A stream's shards split or merge, at a record. */
  readonly roll: number;
  /** A tick of a schedule is missed, or comes twice. */
  readonly tick: number;
  /** A person's request or its answer is lost on the way. */
  readonly network: number;
  /** The provider of messages is away, answers late, loses answers, tells of no receipt. */
  readonly provider: number;
  /** The clock of a sandbox is off. */
  readonly skew: number;
  /** The whole world's clock jumps ahead, at a step. */
  readonly jump: number;
  /** All sandboxes are replaced, at a step, as a deployment does. */
  readonly deploy: number;
}

export const kinds = [
  'throttle',
  'conflict',
  'lostAnswer',
  'lostCall',
  'slow',
  'outage',
  'unprocessed',
  'crash',
  'duplicate',
  'reorder',
  'late',
  'roll',
  'tick',
  'network',
  'provider',
  'skew',
  'jump',
  'deploy',
] as const satisfies readonly (keyof Rates)[];

/** Where a kind strikes, how often at most: few enough that histories go on, many enough that they meet. */
const most: Rates = {
  throttle: 0.03,
  conflict: 0.05,
  lostAnswer: 0.02,
  lostCall: 0.01,
  slow: 0.02,
  outage: 0.1,
  unprocessed: 0.2,
  crash: 0.01,
  duplicate: 0.2,
  reorder: 0.3,
  late: 0.2,
  roll: 0.05,
  tick: 0.1,
  network: 0.05,
  provider: 0.3,
  skew: 0.3,
  jump: 0.02,
  deploy: 0.05,
};

/** Nothing goes wrong. */
export const noBadLuck: Rates = fromKinds(() => 0);

/** The swarm of a history: about half of the kinds, each at a rate of its own. */
export function ratesOf(random: SeededRandom): Rates {
  // One history in eight has none: what is wrong without any bad luck is to be seen alone.
  if (happens(random, 1 / 8)) return noBadLuck;
  return fromKinds((kind) => (happens(random, 0.5) ? most[kind] * random.next() : 0));
}

function fromKinds(rateOf: (kind: keyof Rates) => number): Rates {
  const rates = Object.fromEntries(kinds.map((kind) => [kind, rateOf(kind)]));
  return rates as unknown as Rates;
}
