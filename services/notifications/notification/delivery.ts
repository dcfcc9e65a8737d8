import type { NotificationsPolicy } from '@ducha/policy';
import { minutesLater } from '../digest/minutes-later.ts';
import { maySayAt } from '../digest/quiet-hours.ts';
import type { FailureReason, NotificationEvent } from './notification-events.ts';
import type { Notification } from './notification-state.ts';
import { isToBeSent } from './notification-stages.ts';

/** What the provider said to a message, or that it said nothing. */
export type Outcome =
  | { readonly kind: 'taken'; readonly receipt: string | null }
  | { readonly kind: 'temporary' | 'permanent' | 'technical'; readonly reason: FailureReason }
  | { readonly kind: 'unknown' };

/** What the provider says became of a message. */
export type Finding =
  | { readonly kind: 'delivered'; readonly at: string }
  | { readonly kind: 'on-its-way'; readonly receipt: string | null }
  | { readonly kind: 'refused' }
  | { readonly kind: 'not-found' }
  /** Nobody answered: that says nothing of the message. */
  | { readonly kind: 'no-answer' };

/** What was found when someone was asked to attend to a message: in which round, counted as its requests are. */
interface Answer {
  readonly round: number;
  readonly finding: Finding;
}

/** It goes to the provider now. Nothing when it is under way already, done, or waits for its time, when nobody is asked. */
export function decideSending(
  state: Notification,
  facts: { readonly tenure: number; readonly billedParts: number },
): readonly NotificationEvent[] {
  if (!isToBeSent(state) || !isAskedFor(state)) return [];
  return [{ type: 'notification.sending.v1', data: { attempt: state.attempts + 1, ...facts } }];
}

/** What it spoke of is done before it went. */
export function decideWithdraw(state: Notification): readonly NotificationEvent[] {
  return isToBeSent(state) ? [{ type: 'notification.withdrawn.v1', data: {} }] : [];
}

/** The provider's answer. After the last try, a failure that may pass is permanent. */
export function decideOutcome(
  state: Notification,
  outcome: Outcome,
  now: string,
  policy: NotificationsPolicy,
): readonly NotificationEvent[] {
  const { letter } = state;
  if (letter === null) return [];
  const refusedBeforeSending = outcome.kind === 'permanent' && isToBeSent(state);
  if (state.stage !== 'sending' && state.stage !== 'ambiguous' && !refusedBeforeSending) return [];
  switch (outcome.kind) {
    case 'taken':
      return [
        {
          type: 'notification.handed-over.v1',
          data: {
            receipt: outcome.receipt,
            lookAt: letter.channel === 'sms' ? after(policy.deliveryMinutes, 0, now) : null,
          },
        },
      ];
    case 'unknown':
      return decideDoubt(state, now, policy);
    case 'temporary':
    case 'technical': {
      const retryAt = after(policy.retryMinutes, state.attempts - 1, now);
      if (retryAt === null) return [permanent('tries-exhausted')];
      const type =
        outcome.kind === 'temporary'
          ? 'notification.failed-temporarily.v1'
          : 'notification.failed-technically.v1';
      const data = {
        reason: outcome.reason,
        retryAt: letter.urgent ? retryAt : maySayAt(retryAt, letter.first.due, policy.quietHours),
      };
      return [{ type, data }];
    }
    case 'permanent':
      return [permanent(outcome.reason)];
  }
}

/** The answer was lost, or whoever began to send it never said how it ended. */
export function decideDoubt(
  { letter, stage }: Notification,
  now: string,
  policy: NotificationsPolicy,
): readonly NotificationEvent[] {
  if (letter === null || stage !== 'sending') return [];
  const lookAt = letter.channel === 'sms' ? after(policy.doubtMinutes, 0, now) : null;
  return [{ type: 'notification.ambiguous.v1', data: { lookAt } }];
}

/** Whether someone was asked to attend to it, and nothing has come of that yet. */
export function isAskedFor({ unheard }: Notification): boolean {
  return unheard > 0;
}

/** What its failing for good leads to is done. */
export function decidePassedOn({ stage, dueAt }: Notification): readonly NotificationEvent[] {
  return stage === 'failed-permanently' && dueAt !== null
    ? [{ type: 'notification.passed-on.v1', data: {} }]
    : [];
}

/**
 * What a look-up found. A message that the provider does not know after several look-ups was not
 * taken, and may be sent again: this is the one way in which a doubtful message is repeated. A look-up without an
 * answer is no such look-up: it is made again with growing delay, then the doubt stays. An answer to a request from
 * before says nothing of what was done since, and one request is answered once: else the same look-up counted twice,
 * and a message that was taken would go again.
 */
export function decideFinding(
  state: Notification,
  { round, finding }: Answer,
  now: string,
  policy: NotificationsPolicy,
): readonly NotificationEvent[] {
  if (state.stage !== 'handed-over' && state.stage !== 'ambiguous') return [];
  if (!isAskedFor(state) || state.rounds !== round) return [];
  switch (finding.kind) {
    case 'no-answer':
      return [
        {
          type: 'notification.unanswered.v1',
          data: { lookAt: after(policy.unansweredMinutes, state.unanswered, now) },
        },
      ];
    case 'delivered':
      return [{ type: 'notification.delivered.v1', data: { at: finding.at } }];
    case 'refused':
      return [permanent('carrier-refused')];
    case 'on-its-way':
      if (state.stage === 'ambiguous') {
        return decideOutcome(state, { kind: 'taken', receipt: finding.receipt }, now, policy);
      }
      return [lookedUp(after(policy.deliveryMinutes, state.lookUps + 1, now))];
    case 'not-found': {
      const delays = state.stage === 'ambiguous' ? policy.doubtMinutes : policy.deliveryMinutes;
      const lookAt = after(delays, state.lookUps + 1, now);
      if (lookAt === null && state.stage === 'ambiguous') {
        return decideOutcome(state, { kind: 'temporary', reason: 'not-taken' }, now, policy);
      }
      return [lookedUp(lookAt)];
    }
  }
}

function permanent(reason: FailureReason): NotificationEvent {
  return { type: 'notification.failed-permanently.v1', data: { reason } };
}

function lookedUp(lookAt: string | null): NotificationEvent {
  return { type: 'notification.looked-up.v1', data: { lookAt } };
}

/** The moment after the delay at this place of the list; null when the list is at its end. */
function after(minutes: readonly number[], index: number, now: string): string | null {
  const delay = minutes[index];
  return delay === undefined ? null : minutesLater(now, delay);
}
