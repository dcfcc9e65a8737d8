import { addDays, weekday } from '@ducha/calendar';
import type { EventOf, Fault, SampleSize } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { Batch } from '../batches/batch-state.ts';
import { faultAt } from '../complaint/refused-command.ts';
import { drawnFrom } from './drawn-from.ts';
import { sampleAnnounced, sampleWithdrawn, type SampleEvent } from './sample-events.ts';
import type { Sample, Withdrawal } from './sample-state.ts';

/** Id of the sample of an edition. */
export function sampleIdOf(batch: string, edition: number): string {
  return `${batch}-${edition}`;
}

type Announced = EventOf<typeof sampleAnnounced>['data'];

/** What is announced, as somebody asks for it. */
export interface Announcement extends Pick<Announced, 'edition' | 'lottery' | 'issue' | 'drawnOn'> {
  readonly size: SampleSize;
}

/**
 * 抽查公告: fixes what is drawn from, how many, and by what, while nobody can know the numbers. An edition has one
 * sample, unless its announcement was taken back; what is published of its batch later changes nothing of it.
 */
export function decideAnnounce(
  sample: Sample,
  batch: Batch,
  announcement: Announcement,
  today: string,
): readonly SampleEvent[] | Rejection {
  const { begun, closed } = batch;
  if (begun === null || closed === null) return { rejected: 'not-found' };
  if (sample.announced !== null && !sample.withdrawn) return { rejected: 'already-done' };
  const { size, ...terms } = announcement;
  const edition = batch.editions.find((one) => one.edition === terms.edition);
  const of = edition === undefined ? 0 : drawnFrom(edition).length;
  const faults = [
    ...editionFaults(batch, terms.edition, of),
    ...(size.by === 'count' && of > 0 && size.count > of
      ? [faultAt('too-many-drawn', 'size/count', `Only ${of} can be drawn from`)]
      : []),
    ...drawFaults(terms, today),
  ];
  if (faults.length > 0) return { rejected: 'sample-impossible', faults };
  const percent = size.by === 'share' ? size.percent : null;
  return [
    {
      type: sampleAnnounced.type,
      data: {
        batch: begun.batch,
        inspection: closed.inspection,
        ordinal: begun.ordinal,
        of,
        size: size.by === 'share' ? Math.ceil((of * size.percent) / 100) : size.count,
        percent,
        ...terms,
      },
    },
  ];
}

/**
 * 撤回公告: takes back what was announced, with a slip in it, so that another can be announced. Only before the day of the
 * draw: later whoever disliked what was drawn could do it.
 */
export function decideWithdraw(
  sample: Sample,
  { reason, today }: { readonly reason: Withdrawal['reason']; readonly today: string },
): readonly SampleEvent[] | Rejection {
  const { announced } = sample;
  if (announced === null) return { rejected: 'not-found' };
  if (sample.withdrawn) return { rejected: 'wrong-stage' };
  if (today >= announced.drawnOn) return { rejected: 'draw-come' };
  return [{ type: sampleWithdrawn.type, data: { reason } }];
}

function editionFaults({ editions }: Batch, edition: number, of: number): Fault[] {
  if (edition !== editions.length) {
    return [
      editions.length === 0
        ? faultAt('not-published', 'edition', 'Its table has not been published yet')
        : faultAt('edition-outdated', 'edition', `The newest edition is ${editions.length}`),
    ];
  }
  return of === 0
    ? [
        faultAt(
          'nothing-to-draw',
          'edition',
          'None of it is closed or closed in stages: there is nothing to draw',
        ),
      ]
    : [];
}

/** 双色球 is drawn on Tuesdays, Thursdays and Sundays. */
const drawDays: ReadonlySet<number> = new Set([2, 4, 7]);
/** How far off a draw may be: a month that was mistyped would leave the edition without a sample for good. */
const mostDays = 31;

function drawFaults(
  { issue, drawnOn }: Pick<Announced, 'issue' | 'drawnOn'>,
  today: string,
): Fault[] {
  const faults: Fault[] = [];
  if (drawnOn <= today) {
    faults.push(
      faultAt('draw-past', 'drawnOn', 'The day must be to come: nobody may know the numbers yet'),
    );
  } else if (drawnOn > addDays(today, mostDays)) {
    faults.push(faultAt('draw-too-far', 'drawnOn', `The day must be within ${mostDays} days`));
  }
  if (!drawDays.has(weekday(drawnOn))) {
    faults.push(
      faultAt('no-draw-day', 'drawnOn', 'It is drawn on Tuesdays, Thursdays and Sundays'),
    );
  }
  if (!drawnOn.startsWith(issue.slice(0, 4))) {
    faults.push(
      faultAt('issue-of-other-year', 'issue', 'An issue begins with the year of its day'),
    );
  }
  return faults;
}
