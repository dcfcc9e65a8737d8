import type { NotificationEvent, Letter } from './notification-events.ts';
import type { Notification } from './notification-state.ts';

/** A message by this channel is created; it is asked for at once unless it has to wait for its time. */
export function createNotification(id: string, letter: Letter, now: string): NotificationEvent[] {
  const created: NotificationEvent = { type: 'notification.created.v1', data: letter };
  return letter.sendAt <= now ? [created, request(id, letter, 1)] : [created];
}

/** The clock finds that it is time to attend to it. */
export function decideRequest(
  state: Notification,
  id: string,
  now: string,
): readonly NotificationEvent[] {
  if (state.letter === null || state.dueAt === null || state.dueAt > now) return [];
  return [request(id, state.letter, state.rounds + 1)];
}

function request(id: string, { channel }: Letter, round: number): NotificationEvent {
  const data = { notification: id, round };
  return channel === 'sms'
    ? { type: 'notification.sms-requested.v1', data }
    : { type: 'notification.mail-requested.v1', data };
}
