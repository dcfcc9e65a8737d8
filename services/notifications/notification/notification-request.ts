import { ref } from '@ducha/event-log';
import type { DueAction, Store } from '@ducha/lambda';
import { decideRequest } from './requesting.ts';
import { notificationStream } from './notification-fold.ts';

/** A message has waited for its time, its next try or its next look-up: someone is asked to attend. */
export function notificationRequestAction({ log }: Pick<Store, 'log'>): DueAction {
  return async ({ id, command }) => {
    await log.handle({
      command,
      stream: ref(notificationStream, id),
      decide: (state) => decideRequest(state, id, command.at),
    });
  };
}
