import { beijingDate } from '@ducha/calendar';
import type { cutOffsShown } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { ref } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import type * as z from 'zod/mini';
import { inspectionStream } from '../inspections/inspection-copy-fold.ts';
import type { CutOffs } from './cut-off-state.ts';
import { lastDayOfCutOffs } from './last-day.ts';
import { firstSlot, nextSlot } from './slots.ts';

/** How long after a time the clock has usually done its work: it comes once a minute. In milliseconds. */
const patience = 5 * 60_000;

/** 定时组批 as officials see it. */
export async function showCutOffs(
  service: Pick<Store, 'log'>,
  cutOffs: CutOffs,
  seen: { readonly inspection: string; readonly version: number; readonly now: string },
): Promise<z.infer<ReturnType<typeof cutOffsShown>>> {
  const { inspection, version, now } = seen;
  const [calendar, { state: copy }] = await Promise.all([
    readCalendar(service),
    service.log.load(ref(inspectionStream, inspection)),
  ]);
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
