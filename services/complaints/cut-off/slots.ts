import { addDays, beijingDate, isWorkingDay, type Calendar, type LocalDate } from '@ducha/calendar';
import type { CutOffs, CutOffSetting } from './cut-off-state.ts';

/** A time at which a batch is to be closed, if its day is one for it. */
export interface Slot {
  readonly at: string;
  readonly day: LocalDate;
  readonly rhythm: 'every-day' | 'working-days';
}

/**
 * The first time that has not passed yet, whatever its day is: which days are working days is asked when it has come,
 * for a calendar may change until then. Undefined while it is paused, and when it is over.
 */
export function firstSlot(cutOffs: CutOffs): Slot | undefined {
  const { value, done } = slotsFrom(cutOffs).next();
  return done === true ? undefined : value;
}

/** The times that have come and that nobody has looked at, in their order. */
export function slotsCome(cutOffs: CutOffs, now: string): Slot[] {
  const come: Slot[] = [];
  for (const slot of slotsFrom(cutOffs)) {
    if (slot.at > now) break;
    come.push(slot);
  }
  return come;
}

/** The next time at which a batch is closed, by the calendar as it is. */
export function nextSlot(cutOffs: CutOffs, calendar: Calendar, now: string): Slot | undefined {
  for (const slot of slotsFrom(cutOffs)) {
    if (slot.at > now && isFor(slot, calendar)) return slot;
  }
  return undefined;
}

/** Whether a batch is closed on such a day. */
export function isFor({ rhythm, day }: Slot, calendar: Calendar): boolean {
  return rhythm === 'every-day' || isWorkingDay(day, calendar);
}

/** How far one looks: no run of days off is as long, and a pause without an end has none. */
const furthest = 400;

/** One after the other, from the first that has not passed on; no end of them but that of what one can look at. */
function* slotsFrom({ settings, passed, ended }: CutOffs): Generator<Slot, void> {
  if (ended !== null) return;
  const done = passed.at(-1)?.slot ?? '';
  for (const [index, setting] of settings.entries()) {
    const { rhythm, at, from } = setting;
    const until = settings[index + 1]?.from;
    if (rhythm === 'paused' || at === null) continue;
    let day = firstDay(setting, done);
    for (let steps = 0; until === undefined ? steps < furthest : day < until; steps += 1) {
      const slot = slotOn(day, at);
      if (day >= from && slot > done && slot > setting.saidAt) yield { at: slot, day, rhythm };
      day = addDays(day, 1);
    }
  }
}

/** Where one begins to look, so that what has passed is not gone through again. */
function firstDay({ from, saidAt }: CutOffSetting, done: string): LocalDate {
  return (
    [from, beijingDate(saidAt), ...(done === '' ? [] : [beijingDate(done)])].toSorted().at(-1) ??
    from
  );
}

/** A time of a day, as a moment (UTC). */
function slotOn(day: LocalDate, at: string): string {
  return new Date(`${day}T${at}:00+08:00`).toISOString();
}
