import { addDays, addHours, beijingDate, startOfDay } from '@ducha/calendar';
import type { DeadlineAct, Duty, ReminderStep } from '@ducha/contracts';
import type { NotificationsPolicy } from '@ducha/policy';
import { outsideQuietHours } from '../digest/quiet-hours.ts';

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
 * The steps that are still to come after `now`, in order. Quiet hours push a step to their end; of
 * several steps pushed to one moment the most senior, which is the last, is kept.
 */
export function planSteps(
  dates: LadderDates,
  now: string,
  policy: NotificationsPolicy,
): readonly PlannedStep[] {
  const byTime = new Map<string, PlannedStep>();
  for (const { step, time, duties, office } of policy[ladderOf[dates.act]]) {
    const wanted = momentOf(time, dates, policy);
    if (wanted === undefined) continue;
    const at = outsideQuietHours(wanted, policy.quietHours);
    if (at > now) byTime.set(at, { step, at, duties, office });
  }
  return [...byTime.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1));
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
    case 'due-day':
      return addHours(startOfDay(addDays(dueDay(due), time.days)), dailySlotHour);
    case 'asked': {
      const at = addHours(from, time.hours);
      return at < addHours(due, 0) ? at : undefined;
    }
    case 'due':
      return addHours(due, 0);
  }
}
