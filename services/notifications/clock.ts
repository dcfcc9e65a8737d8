import { clockHandler, readEnvironment } from '@ducha/lambda';
import { ladderBacklog } from './due/backlog.ts';
import { ladderStepAction } from './due/ladder-step.ts';
import { notificationRequestAction } from './due/notification-request.ts';
import { slotDigestAction } from './due/slot-digest.ts';
import { environments } from './environment.ts';
import { openNotifications } from './store.ts';

const store = openNotifications(readEnvironment(environments.clock));

/** Called by the schedule, every minute. */
export const handler = clockHandler({
  client: store.client,
  table: store.table,
  actions: {
    ladder: ladderStepAction(store),
    slot: slotDigestAction(store, ladderBacklog(store)),
    notification: notificationRequestAction(store),
  },
});
