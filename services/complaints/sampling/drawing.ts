import { sampleDrawn, type WinningNumbers } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { Batch } from '../batches/batch-state.ts';
import { faultAt } from '../complaint/refused-command.ts';
import { sampleIdOf } from './announcing.ts';
import { drawnFrom } from './drawn-from.ts';
import type { randomSample } from './random-sample.ts';
import { sampleNumbersEntered, type SampleEvent } from './sample-events.ts';
import type { Sample } from './sample-state.ts';

/**
 * Somebody enters the winning numbers, from the day after the draw on. As soon as another person has entered the same,
 * the sample is drawn of the edition that was announced; one's own may be entered otherwise until then, and nobody
 * confirms their own.
 */
export function decideEnter(
  sample: Sample,
  batch: Batch,
  entry: {
    readonly by: string;
    readonly today: string;
    /** By which the sample is drawn. */
    readonly draw: typeof randomSample;
  } & WinningNumbers,
): readonly SampleEvent[] | Rejection {
  const { announced, drawn, entries } = sample;
  if (announced === null) return { rejected: 'not-found' };
  if (drawn !== null || sample.withdrawn) return { rejected: 'wrong-stage' };
  if (entry.today <= announced.drawnOn) return { rejected: 'draw-not-yet' };
  const { by, blue } = entry;
  const faults = entry.red.flatMap((number, place) =>
    entry.red.indexOf(number) === place
      ? []
      : [faultAt('number-twice', `red/${place}`, 'Each red number is drawn once')],
  );
  if (faults.length > 0) return { rejected: 'sample-impossible', faults };
  const red = entry.red.toSorted((a, b) => a - b);
  const numbers = numbersText({ red, blue });
  const before = entries.find((one) => one.by === by);
  if (before !== undefined && numbersText(before) === numbers) {
    return { rejected: 'second-person-needed' };
  }
  const entered = { type: sampleNumbersEntered.type, data: { by, red, blue } } as const;
  const agreed = entries.some((one) => one.by !== by && numbersText(one) === numbers);
  if (!agreed) return [entered];
  const edition = batch.editions.find((one) => one.edition === announced.edition);
  if (edition === undefined) throw new Error('a sample of an edition that was never published');
  const byNumber = new Map(drawnFrom(edition).map((row) => [row.number, row.complaint]));
  const seed = `${announced.lottery}-${announced.issue}:${numbers}`;
  const chosen = entry.draw([...byNumber.keys()], { seed, size: announced.size });
  return [
    entered,
    {
      type: sampleDrawn.type,
      data: {
        sample: sampleIdOf(announced.batch, announced.edition),
        seed,
        complaints: chosen.map((number) => ({ number, complaint: byNumber.get(number) ?? '' })),
      },
    },
  ];
}

/** As a seed has them: two digits each. */
function numbersText({ red, blue }: WinningNumbers): string {
  const twoDigits = (number: number): string => String(number).padStart(2, '0');
  return `${red.map(twoDigits).join('-')}+${twoDigits(blue)}`;
}
