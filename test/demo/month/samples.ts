import type { LocalDate } from '@ducha/calendar';
import { nextDrawDay } from '../acts/samples.ts';
import { batchAfter } from './batches.ts';
import { at, dayOf, type Moment } from './moments.ts';
import type { Month, PlannedComplaint } from './steps.ts';

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

/** Whether a table that is published at a moment has something closed in it, of which a sample can be drawn. */
export function isAnyClosed(complaints: readonly PlannedComplaint[], published: Moment): boolean {
  return complaints.some(({ steps }) =>
    steps.some(
      (step) => step.do === 'confirm' && step.at <= published && step.answer.result !== 'open',
    ),
  );
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
      if (announced === undefined) return [];
      const going = complaints.filter(
        (complaint) =>
          complaint.series === series &&
          complaint.steps.some(
            (step) => step.do === 'accept' && batchAfter(series, step.at) === closes,
          ),
      );
      return isAnyClosed(going, announced) ? [{ batch: key, announced }] : [];
    })
    .toSorted((a, b) => a.announced - b.announced)
    .slice(0, most)
    .map(({ batch, announced }, index) => {
      const drawnDay = nextDrawDay(dayOf(announced), began);
      const [entered, looked] = [at(drawnDay + 1, 0), at(drawnDay + 2, 0)];
      return { batch, announced, drawnDay, entered, rechecked: index === 0 ? looked : null };
    });
}
