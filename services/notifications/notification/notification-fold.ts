import type { StreamKind } from '@ducha/event-log';
import { notificationEvents, type NotificationEvent } from './notification-events.ts';
import type { Notification } from './notification-state.ts';
import { notificationTransitions } from './notification-stages.ts';

/** Someone is asked to attend to it: its stage stays. */
const requests = { 'notification.sms-requested.v1': true, 'notification.mail-requested.v1': true };

/** The stream `notification/<id>`. */
export const notificationStream: StreamKind<Notification, NotificationEvent> = {
  kind: 'notification',
  initial: {
    stage: 'none',
    letter: null,
    rounds: 0,
    attempts: 0,
    tenure: 0,
    lookUps: 0,
    receipt: null,
    attemptedAt: null,
    dueAt: null,
    createdAt: '',
    since: '',
  },
  events: notificationEvents,
  evolve(before, { type, data }, { at }) {
    if (type in requests && 'round' in data) return { ...before, rounds: data.round, dueAt: null };
    const stage = notificationTransitions[before.stage][type] ?? before.stage;
    const state = { ...before, stage, since: stage === before.stage ? before.since : at };
    switch (type) {
      case 'notification.created.v1':
        return { ...state, letter: data, dueAt: data.sendAt, createdAt: at };
      case 'notification.sending.v1':
        return {
          ...state,
          attempts: data.attempt,
          tenure: data.tenure,
          attemptedAt: at,
          lookUps: 0,
          dueAt: null,
        };
      case 'notification.handed-over.v1':
        return { ...state, receipt: data.receipt, lookUps: 0, dueAt: data.lookAt };
      case 'notification.failed-temporarily.v1':
      case 'notification.failed-technically.v1':
        return { ...state, dueAt: data.retryAt };
      case 'notification.ambiguous.v1':
        return { ...state, dueAt: data.lookAt };
      case 'notification.looked-up.v1':
        return { ...state, lookUps: state.lookUps + 1, dueAt: data.lookAt };
      case 'notification.delivered.v1':
      case 'notification.failed-permanently.v1':
      case 'notification.withdrawn.v1':
      case 'notification.sms-requested.v1':
      case 'notification.mail-requested.v1':
        return { ...state, dueAt: null };
    }
  },
};
