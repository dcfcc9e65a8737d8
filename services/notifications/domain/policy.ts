import type { DeadlineAct, Duty } from '@ducha/contracts';

/** When a step of a ladder is taken. */
export type StepTime =
  /** In the daily slot, so many days after the day that is due; negative: before it. */
  | { readonly anchor: 'due-day'; readonly days: number }
  /** So many hours after the act was asked for; left out when that is not before the date. */
  | { readonly anchor: 'asked'; readonly hours: number }
  /** At the very moment that is due. */
  | { readonly anchor: 'due' };

/** One step of a ladder: when, who is reminded, and whether the office is told. */
export interface StepRule {
  /** A code for lists and logs. */
  readonly step: string;
  readonly time: StepTime;
  readonly duties: readonly Duty[];
  readonly office: boolean;
}

/** Hours of the day in Beijing; `from` is later than `until`, the hours run over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** What the sources leave open about reminders [policy]: data, so that an office can change it. */
export interface NotificationPolicy {
  readonly ladders: Readonly<Record<DeadlineAct, readonly StepRule[]>>;
  /** Hour in Beijing at which the reminders of a day go out. */
  readonly dailySlotHour: number;
  readonly quiet: QuietHours;
  /** How long a slot collects before it is sent, so that its reminders become one digest. */
  readonly gatherMinutes: number;
  /** How long a slot waits at most while other reminders of its time are still on their way. */
  readonly patienceMinutes: number;
  /** Messages about these occasions also go out in quiet hours. */
  readonly urgent: Readonly<Record<'hand-over' | 'reminder', boolean>>;
  /** Minutes until the next try after a failure that may pass; after the last one it is permanent. */
  readonly retryMinutes: readonly number[];
  /** Minutes until the provider is asked what became of a message that it took. */
  readonly deliveryMinutes: readonly number[];
  /** Minutes until the provider is asked whether it took a message whose answer was lost. */
  readonly doubtMinutes: readonly number[];
}

/** More and more senior: who is told when nobody holds a duty, or nothing reaches its holder. */
export const dutiesByRank: readonly Duty[] = ['liaison', 'in-charge', 'principal'];

/** 7, 3 and 1 days before, the day, then 1, 3 and 7 days after, each naming more senior duties. */
const dated: readonly StepRule[] = [
  day('before-7', -7, 'liaison'),
  day('before-3', -3, 'liaison'),
  day('before-1', -1, 'liaison'),
  day('day', 0, 'liaison'),
  day('after-1', 1, 'in-charge'),
  day('after-3', 3, 'principal'),
  { ...day('after-7', 7, 'principal'), office: true },
];

/** The office's default policy (domain, section 7). */
export const defaultPolicy: NotificationPolicy = {
  ladders: {
    'sign-in': [
      {
        step: 'asked-1h',
        time: { anchor: 'asked', hours: 1 },
        duties: upTo('liaison'),
        office: false,
      },
      { step: 'due', time: { anchor: 'due' }, duties: upTo('in-charge'), office: false },
    ],
    reply: dated,
    finish: dated,
  },
  dailySlotHour: 9,
  quiet: { from: 21, until: 8 },
  gatherMinutes: 1,
  patienceMinutes: 15,
  // The clock of signing in (2 h) runs from the hand-over on, whatever the hour.
  urgent: { 'hand-over': true, reminder: false },
  retryMinutes: [2, 15, 60, 240, 720],
  deliveryMinutes: [1, 10, 60, 720],
  doubtMinutes: [1, 5, 15],
};

/** The duties from the liaison up to this one. */
function upTo(duty: Duty): readonly Duty[] {
  return dutiesByRank.slice(0, dutiesByRank.indexOf(duty) + 1);
}

function day(step: string, days: number, most: Duty): StepRule {
  return { step, time: { anchor: 'due-day', days }, duties: upTo(most), office: false };
}
