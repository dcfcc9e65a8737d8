import { clockHandler, readEnvironment } from '@ducha/lambda';
import { dueDuty } from './duties/due-duty.ts';
import { ladderBacklog } from './due/backlog.ts';
import { ladderStepAction } from './ladder/ladder-step.ts';
import { notificationRequestAction } from './notification/notification-request.ts';
import { slotDigestAction } from './digest/slot-digest.ts';
import { environments } from './environment.ts';
import { openNotifications } from './store.ts';

const store = openNotifications(readEnvironment(environments.clock));

/** Called by the schedule, every minute. */
export const handler = clockHandler({
  client: store.client,
  table: store.table,
  actions: {
    duty: dueDuty(store),
    ladder: ladderStepAction(store),
    slot: slotDigestAction(store, ladderBacklog(store)),
    notification: notificationRequestAction(store),
  },
});
