import { beijingDate, type Calendar } from '@ducha/calendar';
import type { cutOffsShown } from '@ducha/contracts';
import type * as z from 'zod/mini';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import type { CutOffs } from './cut-off-state.ts';
import { lastDayOfCutOffs } from './last-day.ts';
import { firstSlot, nextSlot } from './slots.ts';

/** How long after a time the clock has usually done its work: it comes once a minute. In milliseconds. */
const patience = 5 * 60_000;

/** 定时组批 as officials see it. */
export function showCutOffs(
  { state: cutOffs, version }: { readonly state: CutOffs; readonly version: number },
  seen: {
    readonly inspection: string;
    readonly copy: InspectionCopy;
    readonly calendar: Calendar;
    readonly now: string;
  },
): z.infer<ReturnType<typeof cutOffsShown>> {
  const { inspection, copy, calendar, now } = seen;
  const lastDay = lastDayOfCutOffs(copy, calendar);
  const today = beijingDate(now);
  const holding = cutOffs.settings.findLastIndex(({ from }) => from <= today);
  const next = nextSlot(cutOffs, calendar, now);
  const first = firstSlot(cutOffs);
  return {
    inspection,
    version,
    settings: cutOffs.settings
      .slice(Math.max(0, holding))
      .map(({ from, rhythm, at }) => ({ from, rhythm, at })),
    nextAt: next === undefined || (lastDay !== null && next.day > lastDay) ? null : next.at,
    late: first !== undefined && Date.parse(first.at) + patience < Date.parse(now),
    lastDay,
    passed: cutOffs.passed.map((one) => ({ ...one })).toReversed(),
    asOf: now,
  };
}
