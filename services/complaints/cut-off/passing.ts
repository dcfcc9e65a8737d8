import type { Calendar, LocalDate } from '@ducha/calendar';
import { batchLimit } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { BatchEvent } from '../batches/batch-events.ts';
import { decideCloseBatch, type Closing } from '../batches/closing.ts';
import type { SeriesEvent } from '../batches/series-events.ts';
import type { Series } from '../batches/series-state.ts';
import { cutOffEnded, cutOffPassed, type CutOffEvent } from './cut-off-events.ts';
import type { CutOffPassed, CutOffs } from './cut-off-state.ts';
import { isFor, slotsCome, type Slot } from './slots.ts';

/** What is to be done at a time that has come. */
export type Come =
  | { readonly what: 'nothing' }
  /** That was its last day. */
  | { readonly what: 'end'; readonly lastDay: LocalDate }
  /** No working day among those that have come. */
  | { readonly what: 'day-off'; readonly slot: Slot }
  /** A batch is to be closed of what was accepted before it, and of the earlier ones. */
  | { readonly what: 'close'; readonly slot: Slot; readonly missed: number };

/**
 * What the clock finds to be done: of several times that nobody looked at, the last one that is for a batch, and once.
 * Those after the last day are for none.
 */
export function comeBy(
  cutOffs: CutOffs,
  facts: {
    readonly now: string;
    readonly calendar: Calendar;
    readonly lastDay: LocalDate | null;
  },
): Come {
  const { now, calendar, lastDay } = facts;
  const come = slotsCome(cutOffs, now);
  const inTime = come.filter(({ day }) => lastDay === null || day <= lastDay);
  const forBatch = inTime.filter((slot) => isFor(slot, calendar));
  const slot = forBatch.at(-1);
  if (slot !== undefined) return { what: 'close', slot, missed: forBatch.length - 1 };
  if (come.length > inTime.length && lastDay !== null) return { what: 'end', lastDay };
  const off = inTime.at(-1);
  return off === undefined ? { what: 'nothing' } : { what: 'day-off', slot: off };
}

const noBatch = { batch: null, complaints: 0, overLimit: 0, unnamed: 0 } as const;

/** Nothing was to be closed then. */
export function passedBy(come: Exclude<Come, { what: 'close' }>): readonly CutOffEvent[] {
  switch (come.what) {
    case 'nothing':
      return [];
    case 'end':
      return [{ type: cutOffEnded.type, data: { lastDay: come.lastDay } }];
    case 'day-off':
      return [passed({ slot: come.slot.at, missed: 0, outcome: 'day-off', ...noBatch })];
  }
}

/**
 * 定时组批: closes the batch of a time that has come, by the rules by which a person closes one, and says so in the same
 * transaction. Where nothing waits there is no batch, and the time has passed. While the batch before is being handed
 * over it is refused, and the clock comes again.
 */
export function decideScheduledClosing(
  series: Series,
  { slot, missed }: Extract<Come, { what: 'close' }>,
  closing: Omit<Closing, 'cutOff' | 'ahead'> & {
    /** How many cannot go for want of a name; they are not among the complaints. */
    readonly unnamed: number;
  },
):
  | {
      readonly primary: readonly CutOffEvent[];
      readonly companions: {
        readonly series?: readonly SeriesEvent[];
        readonly batch?: readonly BatchEvent[];
      };
    }
  | Rejection {
  const { unnamed, ...list } = closing;
  const waiting = list.complaints.length;
  if (waiting === 0) {
    const outcome = unnamed === 0 ? 'nothing-waited' : 'names-missing';
    const said = passed({ slot: slot.at, missed, outcome, ...noBatch, unnamed });
    return { primary: [said], companions: {} };
  }
  const closed = decideCloseBatch(series, { ...list, ahead: false, cutOff: slot.at });
  if ('rejected' in closed) return closed;
  const [moved] = closed.primary;
  const complaints = Math.min(waiting, batchLimit);
  return {
    primary: [
      passed({
        slot: slot.at,
        missed,
        outcome: 'closed',
        batch: moved?.data.open ?? null,
        complaints,
        overLimit: waiting - complaints,
        unnamed,
      }),
    ],
    companions: { series: closed.primary, batch: closed.companions.batch },
  };
}

function passed(data: CutOffPassed): CutOffEvent {
  return { type: cutOffPassed.type, data };
}
