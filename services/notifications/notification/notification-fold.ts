import type { StreamKind } from '@ducha/event-log';
import { notificationEvents, type NotificationEvent } from './notification-events.ts';
import type { Notification } from './notification-state.ts';
import { notificationTransitions } from './notification-stages.ts';
import { askedAgainAt } from './requesting.ts';

/** Someone is asked to attend to it: its stage stays. */
const requests = { 'notification.sms-requested.v1': true, 'notification.mail-requested.v1': true };

/** The stream `notification/<id>`. */
export const notificationStream: StreamKind<Notification, NotificationEvent> = {
  kind: 'notification',
  initial: {
    stage: 'none',
    letter: null,
    rounds: 0,
    unheard: 0,
    attempts: 0,
    tenure: 0,
    lookUps: 0,
    unanswered: 0,
    receipt: null,
    attemptedAt: null,
    dueAt: null,
    createdAt: '',
    since: '',
  },
  events: notificationEvents,
  evolve(before, { type, data }, { at }) {
    if (type in requests && 'round' in data) {
      const unheard = before.unheard + 1;
      return { ...before, rounds: data.round, unheard, dueAt: askedAgainAt(at, unheard) };
    }
    const stage = notificationTransitions[before.stage][type] ?? before.stage;
    const since = stage === before.stage ? before.since : at;
    const state = { ...before, stage, since, unheard: 0 };
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
          unanswered: 0,
          // Whoever was asked is at it, and has still to say how it ended.
          unheard: before.unheard,
          dueAt: askedAgainAt(at, before.unheard),
        };
      case 'notification.handed-over.v1':
        return {
          ...state,
          receipt: data.receipt,
          lookUps: 0,
          unanswered: 0,
          dueAt: data.lookAt,
        };
      case 'notification.failed-temporarily.v1':
      case 'notification.failed-technically.v1':
        return { ...state, dueAt: data.retryAt };
      case 'notification.ambiguous.v1':
        return { ...state, dueAt: data.lookAt };
      case 'notification.looked-up.v1':
        return { ...state, lookUps: state.lookUps + 1, unanswered: 0, dueAt: data.lookAt };
      case 'notification.unanswered.v1':
        return { ...state, unanswered: state.unanswered + 1, dueAt: data.lookAt };
      case 'notification.failed-permanently.v1':
        // Whoever was asked has still to pass it on.
        return { ...state, unheard: before.unheard, dueAt: askedAgainAt(at, before.unheard) };
      case 'notification.delivered.v1':
      case 'notification.passed-on.v1':
      case 'notification.withdrawn.v1':
      case 'notification.sms-requested.v1':
      case 'notification.mail-requested.v1':
        return { ...state, dueAt: null };
    }
  },
};
