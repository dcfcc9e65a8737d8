import { at, dayOf, lastDay, lastMoment, type Moment } from './moments.ts';
import type { PlannedBatch, PlannedComplaint, Series } from './steps.ts';

/** The days in whose evening a batch is closed, while the team is on site. */
const batchDays: Readonly<Record<Series, readonly number[]>> = {
  districts: Array.from({ length: lastDay }, (_, index) => index + 1).filter(
    (day) => day % 2 === 0 && day < lastDay,
  ),
  sanitation: [4, 8, 12],
};

/** When what was accepted at a moment is handed over; undefined where that is after the end of the month. */
export function batchAfter(series: Series, accepted: Moment): Moment | undefined {
  return batchDays[series].map((day) => at(day, 2)).find((closes) => accepted <= closes);
}

/**
 * The batches that have something in them. A table is published in the evening after its last complaint was
 * confirmed; and once more when one of them was confirmed anew.
 */
export function planBatches(complaints: readonly PlannedComplaint[]): PlannedBatch[] {
  const series = ['districts', 'sanitation'] as const;
  return series.flatMap((one) =>
    batchDays[one].flatMap((day) => {
      const closes = at(day, 2);
      const going = complaints.filter(
        ({ series: own, steps }) =>
          own === one &&
          steps.some((step) => step.do === 'accept' && batchAfter(one, step.at) === closes),
      );
      if (going.length === 0) return [];
      return [{ key: `batch-${one}-${day}`, series: one, closes, publishes: published(going) }];
    }),
  );
}

function published(going: readonly PlannedComplaint[]): Moment[] {
  const confirmed = going.map(({ steps }) =>
    steps.filter((step) => step.do === 'confirm').map(({ at: when }) => when),
  );
  if (confirmed.some((moments) => moments.length === 0)) return [];
  const first = evening(Math.max(...confirmed.map(([moment]) => moment ?? 0)));
  const later = confirmed
    .flat()
    .map(evening)
    .filter((moment) => moment > first);
  return [...new Set([first, ...later])]
    .filter((moment) => moment < lastMoment)
    .toSorted((a, b) => a - b);
}

/** The evening of the day of a moment. */
function evening(moment: Moment): Moment {
  return at(dayOf(moment), 2);
}
