import { addDays, addHours, beijingDate, startOfDay } from '@ducha/calendar';
import type { DeadlineAct, Duty, ReminderStep } from '@ducha/contracts';
import type { NotificationsPolicy } from '@ducha/policy';
import { isHeldPast, maySayAt } from '../digest/quiet-hours.ts';

/** A step of one ladder: when it is taken, and who is then reminded. */
export interface PlannedStep {
  readonly step: string;
  readonly at: string;
  readonly duties: readonly Duty[];
  readonly office: boolean;
}

/** What a ladder is planned from: the act, when it was asked for, and when it is due. */
export interface LadderDates {
  readonly act: DeadlineAct;
  readonly from: string;
  readonly due: string;
}

/**
 * The steps that are still to come after `now`, in order; the one on assignment comes at once. Quiet hours push a step
 * to their end, but none over the date; of several steps pushed to one moment the most senior, which is the last, is
 * kept.
 */
export function planSteps(
  dates: LadderDates,
  now: string,
  policy: NotificationsPolicy,
): readonly PlannedStep[] {
  const byTime = new Map<string, PlannedStep>();
  for (const { step, time, duties, office } of policy[ladderOf[dates.act]]) {
    const wanted = isOnAssignment(time) ? atOnce(now, dates.due) : momentOf(time, dates, policy);
    if (wanted === undefined) continue;
    const at = maySayAt(wanted, dates.due, policy.quietHours);
    if (at > now) byTime.set(at, { step, at, duties, office });
  }
  return [...byTime.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/**
 * The steps after the date moved. Whoever was told of what there is to do is not told so again, unless nothing else
 * would be said before the new date, or it was not said yet.
 */
export function planMoved(
  dates: LadderDates,
  { steps: before }: { readonly steps: readonly PlannedStep[] },
  now: string,
  policy: NotificationsPolicy,
): readonly PlannedStep[] {
  const steps = planSteps(dates, now, policy);
  const isFirstWord = ({ step }: PlannedStep): boolean => isFirstStep(dates.act, step, policy);
  const others = steps.filter((one) => !isFirstWord(one));
  const isTold = !before.some(isFirstWord);
  return isTold && others.some(({ at }) => Date.parse(at) < Date.parse(dates.due)) ? others : steps;
}

/** Whether a step of this name is the one on assignment. */
export function isFirstStep(act: DeadlineAct, name: string, policy: NotificationsPolicy): boolean {
  return policy[ladderOf[act]].some(({ step, time }) => step === name && isOnAssignment(time));
}

function isOnAssignment(time: ReminderStep['time']): boolean {
  return time.anchor === 'asked' && time.hours === 0;
}

/** The next full minute, so that what is given together is told together; sooner where the date is sooner. */
function atOnce(now: string, due: string): string {
  const minute = 60_000;
  const next = new Date((Math.floor(Date.parse(now) / minute) + 1) * minute).toISOString();
  return isHeldPast(due, now, next) ? new Date(Date.parse(now) + 1).toISOString() : next;
}

/** The entry of the policy that holds the ladder of an act. */
const ladderOf = {
  'sign-in': 'signInLadder',
  reply: 'replyLadder',
  finish: 'finishLadder',
} as const satisfies Readonly<Record<DeadlineAct, keyof NotificationsPolicy>>;

/** The last day on which the act is in time: a date that ends a day is due at 24:00 of that day. */
export function dueDay(due: string): string {
  return beijingDate(new Date(Date.parse(due) - 1).toISOString());
}

function momentOf(
  time: ReminderStep['time'],
  { from, due }: LadderDates,
  { dailySlotHour }: NotificationsPolicy,
): string | undefined {
  switch (time.anchor) {
    case 'due-day': {
      const at = addHours(startOfDay(addDays(dueDay(due), time.days)), dailySlotHour);
      // Where the daily slot of the day is after the date, the days before have said it.
      return time.days > 0 || at < addHours(due, 0) ? at : undefined;
    }
    case 'asked': {
      const at = addHours(from, time.hours);
      return at < addHours(due, 0) ? at : undefined;
    }
    case 'due':
      return addHours(due, 0);
  }
}
