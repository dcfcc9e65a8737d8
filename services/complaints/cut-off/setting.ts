import { hasEnd, type LocalDate } from '@ducha/calendar';
import type { CutOffRhythm, Fault } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { faultAt } from '../complaint/refused-command.ts';
import { cutOffSet, type CutOffEvent } from './cut-off-events.ts';
import type { CutOffs } from './cut-off-state.ts';

/** From a day on batches are closed by themselves at a time, or not any more. */
export interface CutOffsWanted {
  readonly from: LocalDate;
  readonly rhythm: CutOffRhythm;
  readonly at?: string | undefined;
}

/** The office sets it, from today on at the earliest and until the last day on which there is any. */
export function decideSet(
  cutOffs: CutOffs,
  { from, rhythm, at }: CutOffsWanted,
  { today, lastDay }: { readonly today: LocalDate; readonly lastDay: LocalDate | null },
): readonly CutOffEvent[] | Rejection {
  const faults: Fault[] = [
    ...(from < today ? [faultAt('from-past', 'from', 'It begins today at the earliest')] : []),
    ...(hasEnd(from) ? [] : [faultAt('dates-impossible', 'from', 'It is too far away')]),
    ...(lastDay !== null && from > lastDay
      ? [faultAt('stationing-over', 'from', `The last batch is closed by itself on ${lastDay}`)]
      : []),
    ...(rhythm !== 'paused' && at === undefined
      ? [faultAt('time-missing', 'at', 'At which time of day is not said')]
      : []),
    ...(rhythm === 'paused' && at !== undefined
      ? [faultAt('time-of-pause', 'at', 'While it is paused there is no time')]
      : []),
  ];
  if (faults.length > 0) return { rejected: 'cut-off-impossible', faults };
  const wanted = { from, rhythm, at: at ?? null };
  return isSo(cutOffs, wanted)
    ? { rejected: 'nothing-changed' }
    : [{ type: cutOffSet.type, data: wanted }];
}

/** Whether it is so on that day and after it already. */
function isSo(
  { settings }: CutOffs,
  { from, rhythm, at }: { from: LocalDate; rhythm: CutOffRhythm; at: string | null },
): boolean {
  if (settings.some((one) => one.from > from)) return false;
  const holding = settings.findLast((one) => one.from <= from);
  if (holding === undefined) return rhythm === 'paused';
  return holding.rhythm === rhythm && holding.at === at;
}
