import { weekday } from '@ducha/calendar';
import {
  announceSample,
  enterWinningNumbers,
  readComplaint,
  readSample,
  recordRecheck,
  settleRecheck,
} from '@ducha/contracts';
import { knownIn, type Known } from '../../demo/acts/known.ts';
import { at, dateOf, dayOf, type Moment } from '../../demo/month/moments.ts';
import type { Month } from '../../demo/month/steps.ts';
import type { Town } from '../../demo/town.ts';
import { SeededRandom } from '../seeded-random.ts';
import { assumed, began, share } from './size.ts';

/** A sample 抽查 of what the first table of a batch has closed, re-checked on site. */
export interface PlannedSample {
  readonly batch: string;
  /** In the evening on which the table was published. */
  readonly announced: Moment;
  /** The day on which the lottery draws, counted as the days of the play. */
  readonly drawnDay: number;
  /** On the morning after the draw. */
  readonly entered: Moment;
  readonly rechecked: Moment;
}

/** 双色球 is drawn on Tuesdays, Thursdays and Sundays. */
const drawDays: ReadonlySet<number> = new Set([2, 4, 7]);

/** One for each batch of whose complaints something is closed in its first table. */
export function planSamples({ complaints, batches }: Month): readonly PlannedSample[] {
  return batches.flatMap(({ key, closes, publishes: [announced] }) => {
    const isClosed = complaints.some(
      ({ steps }) =>
        steps.some((step) => step.do === 'accept' && dayOf(step.at) === dayOf(closes)) &&
        steps.some(
          (step) =>
            step.do === 'confirm' && step.at <= (announced ?? 0) && step.answer.result !== 'open',
        ),
    );
    if (announced === undefined || !isClosed) return [];
    let drawnDay = dayOf(announced) + 1;
    while (!drawDays.has(weekday(dateOf(drawnDay, began)))) drawnDay += 1;
    const entered = at(drawnDay + 1, 0);
    return [{ batch: key, announced, drawnDay, entered, rechecked: at(drawnDay + 2, 0) }];
  });
}

/** How many were re-checked, and of how many it was found that it is not as the reply says. */
export interface Rechecked {
  readonly rechecked: number;
  readonly differing: number;
}

const asSaid = '现场复核与公开的办理结果一致，未发现反弹。';
const otherwise = '现场复核时仍有同样的问题，与公开的办理结果不符。';
const followedUp = '已约谈承办单位，要求限期整改，并列入下次抽查。';

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
    const drawnOn = dateOf(drawnDay, began);
    const { body } = await this.#town.act('office-head', `${batch}/sample`, announceSample, {
      body: {
        batch: knownIn(this.#known.batches, batch),
        edition: 1,
        size: { by: 'share', percent: assumed.rechecked },
        lottery: 'ssq',
        // Made up as the winning numbers are: one for each day.
        issue: `2020${String(drawnDay).padStart(3, '0')}`,
        drawnOn,
      },
    });
    this.#announced.set(batch, body.sample);
  }

  async #enter({ batch }: PlannedSample): Promise<void> {
    const params = { sample: knownIn(this.#announced, batch) };
    const reds = this.#random.shuffle(Array.from({ length: 33 }, (_, index) => index + 1));
    const red = reds.slice(0, 6).toSorted((a, b) => a - b);
    const body = { red, blue: 1 + Math.floor(this.#random.next() * 16) };
    for (const who of ['office-clerk', 'office-head']) {
      const what = `${batch}/winning-numbers by ${who}`;
      await this.#town.change(who, what, enterWinningNumbers, { read: readSample, params }, body);
    }
  }

  async #recheck({ batch }: PlannedSample): Promise<void> {
    const params = { sample: knownIn(this.#announced, batch) };
    const { body } = await this.#town.read('office-head', readSample, { params });
    for (const { complaint, result } of body.drawn?.complaints ?? []) {
      if (complaint === null || result !== null) continue;
      const seen = { read: readComplaint, params: { complaint } };
      const differs = this.#random.next() < share('recheckDiffers', 1_000) / 1_000;
      const what = `${batch}/re-check of ${complaint}`;
      const found = differs
        ? ({ result: 'differs', words: otherwise } as const)
        : ({ result: 'matches', words: asSaid } as const);
      await this.#town.change('municipal-re-checker', what, recordRecheck, seen, found);
      this.#rechecked += 1;
      if (!differs) continue;
      await this.#town.change('office-reviewer', `${what} settled`, settleRecheck, seen, {
        words: followedUp,
      });
      this.#differing += 1;
    }
  }
}
