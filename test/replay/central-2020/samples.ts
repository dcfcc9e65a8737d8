import { knownIn, type Known } from '../../demo/acts/known.ts';
import { announceOne, enterNumbers, nextDrawDay, recheckDrawn } from '../../demo/acts/samples.ts';
import { at, dateOf, dayOf, type Moment } from '../../demo/month/moments.ts';
import { isAnyClosed, type PlannedSample as Planned } from '../../demo/month/samples.ts';
import type { Month } from '../../demo/month/steps.ts';
import type { Town } from '../../demo/town.ts';
import { SeededRandom } from '../seeded-random.ts';
import { assumed, began, share } from './size.ts';

/** A sample of which everything is played, the re-check too. */
export interface PlannedSample extends Planned {
  readonly rechecked: Moment;
}

/** One for each batch of whose complaints something is closed in its first table. */
export function planSamples({ complaints, batches }: Month): readonly PlannedSample[] {
  return batches.flatMap(({ key, closes, publishes: [announced] }) => {
    const going = complaints.filter(({ steps }) =>
      steps.some((step) => step.do === 'accept' && dayOf(step.at) === dayOf(closes)),
    );
    if (announced === undefined || !isAnyClosed(going, announced)) return [];
    const drawnDay = nextDrawDay(dayOf(announced), began);
    const entered = at(drawnDay + 1, 0);
    return [{ batch: key, announced, drawnDay, entered, rechecked: at(drawnDay + 2, 0) }];
  });
}

/** How many were re-checked, and of how many it was found that it is not as the reply says. */
export interface Rechecked {
  readonly rechecked: number;
  readonly differing: number;
}

/** Plays the samples, each act at its moment. */
export class Samples {
  readonly #town: Town;
  readonly #known: Known;
  readonly #random: SeededRandom;
  readonly #planned: readonly PlannedSample[];
  readonly #announced = new Map<string, string>();
  #rechecked = 0;
  #differing = 0;

  constructor(
    town: Town,
    known: Known,
    { seed, planned }: { readonly seed: number; readonly planned: readonly PlannedSample[] },
  ) {
    this.#town = town;
    this.#known = known;
    this.#random = new SeededRandom(seed);
    this.#planned = planned;
  }

  get done(): Rechecked {
    return { rechecked: this.#rechecked, differing: this.#differing };
  }

  async workOn(moment: Moment): Promise<void> {
    const due = (when: (one: PlannedSample) => Moment): readonly PlannedSample[] =>
      this.#planned.filter((one) => when(one) === moment);
    for (const one of due(({ announced }) => announced)) await this.#announce(one);
    const entering = due(({ entered }) => entered);
    for (const one of entering) await this.#enter(one);
    const rechecking = due(({ rechecked }) => rechecked);
    for (const one of rechecking) await this.#recheck(one);
  }

  async #announce({ batch, drawnDay }: PlannedSample): Promise<void> {
    const sample = await announceOne(this.#town, batch, {
      batch: knownIn(this.#known.batches, batch),
      percent: assumed.rechecked,
      drawnOn: dateOf(drawnDay, began),
    });
    this.#announced.set(batch, sample);
  }

  async #enter({ batch }: PlannedSample): Promise<void> {
    await enterNumbers(this.#town, batch, knownIn(this.#announced, batch), this.#random);
  }

  async #recheck({ batch }: PlannedSample): Promise<void> {
    const found = await recheckDrawn(this.#town, batch, knownIn(this.#announced, batch), {
      differs: () => this.#random.next() < share('recheckDiffers', 1_000) / 1_000,
      settles: true,
    });
    this.#rechecked += found.rechecked;
    this.#differing += found.differing;
  }
}
