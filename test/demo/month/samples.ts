import type { LocalDate } from '@ducha/calendar';
import { nextDrawDay } from '../acts/samples.ts';
import { batchAfter } from './batches.ts';
import { at, dayOf, type Moment } from './moments.ts';
import type { Month } from './steps.ts';

/** A sample 抽查 of the first table of a batch. */
export interface PlannedSample {
  readonly batch: string;
  /** In the evening on which the table was published. */
  readonly announced: Moment;
  /** The day on which the lottery draws. */
  readonly drawnDay: number;
  /** On the morning after the draw. */
  readonly entered: Moment;
  /** When all that was drawn has been looked at on site; null where that is still to be done. */
  readonly rechecked: Moment | null;
}

/** Of so many batches a sample is announced. */
const most = 3;

/** Of the tables that are published first: one is re-checked, the next ones wait for it, or for their draw. */
export function planSamples(
  { complaints, batches }: Month,
  began: LocalDate,
): readonly PlannedSample[] {
  return batches
    .flatMap(({ key, series, closes, publishes: [announced] }) => {
      const isAnyClosed = complaints.some(
        (complaint) =>
          complaint.series === series &&
          complaint.steps.some(
            (step) => step.do === 'accept' && batchAfter(series, step.at) === closes,
          ) &&
          complaint.steps.some(
            (step) =>
              step.do === 'confirm' && step.at <= (announced ?? 0) && step.answer.result !== 'open',
          ),
      );
      return announced === undefined || !isAnyClosed ? [] : [{ batch: key, announced }];
    })
    .toSorted((a, b) => a.announced - b.announced)
    .slice(0, most)
    .map(({ batch, announced }, index) => {
      const drawnDay = nextDrawDay(dayOf(announced), began);
      const [entered, looked] = [at(drawnDay + 1, 0), at(drawnDay + 2, 0)];
      return { batch, announced, drawnDay, entered, rechecked: index === 0 ? looked : null };
    });
}
