import { ref } from '@ducha/event-log';
import type { DueAction } from '@ducha/lambda';
import { decideRequest } from './requesting.ts';
import type { NotificationsStore } from '../store.ts';
import { notificationStream } from './notification-fold.ts';

/**
 * A message has waited for its time, its next try or its next look-up, or nothing came of the request before: someone
 * is asked to attend.
 */
export function notificationRequestAction({
  log,
  policy,
}: Pick<NotificationsStore, 'log' | 'policy'>): DueAction {
  return async ({ id, command }) => {
    const { values } = await policy.at(command.at);
    await log.handle({
      command,
      stream: ref(notificationStream, id),
      decide: (state) => decideRequest(state, id, command.at, values),
    });
  };
}
