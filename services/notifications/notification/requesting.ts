import type { NotificationsPolicy } from '@ducha/policy';
import { minutesLater } from '../digest/minutes-later.ts';
import { maySayAt } from '../digest/quiet-hours.ts';
import type { NotificationEvent, Letter } from './notification-events.ts';
import { isToBeSent } from './notification-stages.ts';
import type { Notification } from './notification-state.ts';

/** A message by this channel is created; it is asked for at once unless it has to wait for its time. */
export function createNotification(id: string, letter: Letter, now: string): NotificationEvent[] {
  const created: NotificationEvent = { type: 'notification.created.v1', data: letter };
  return letter.sendAt <= now ? [created, request(id, letter, 1)] : [created];
}

/**
 * In minutes: longer than a queue gives a request to its function again, which a rule of the stack holds, and the
 * longest wait. No policy: it follows from the queues, and a fold knows none.
 */
const patience = { first: 30, longest: 24 * 60 };

/**
 * When a request of which nothing was heard is made again: it may have been lost, or given up. Each time the wait is
 * twice as long.
 */
export function askedAgainAt(at: string, unheard: number): string {
  const wait = patience.first * 2 ** Math.max(0, unheard - 1);
  return minutesLater(at, Math.min(wait, patience.longest));
}

/** The clock finds that it is time to attend to it. */
export function decideRequest(
  state: Notification,
  id: string,
  now: string,
  policy: NotificationsPolicy,
): readonly NotificationEvent[] {
  const { letter, dueAt } = state;
  if (letter === null || dueAt === null || dueAt > now) return [];
  const mayGo =
    letter.urgent ||
    !isToBeSent(state) ||
    maySayAt(now, letter.first.due, policy.quietHours) <= now;
  // It stays due until nobody is disturbed by it.
  if (!mayGo) return [];
  return [request(id, letter, state.rounds + 1)];
}

function request(id: string, { channel }: Letter, round: number): NotificationEvent {
  const data = { notification: id, round };
  return channel === 'sms'
    ? { type: 'notification.sms-requested.v1', data }
    : { type: 'notification.mail-requested.v1', data };
}
