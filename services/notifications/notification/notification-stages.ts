import type { NotificationEvent } from './notification-events.ts';
import type { NotificationStage, Notification } from './notification-state.ts';

/** An attempt failed. */
const failures = {
  'notification.failed-temporarily.v1': 'failed-temporarily',
  'notification.failed-technically.v1': 'failed-technically',
  'notification.failed-permanently.v1': 'failed-permanently',
} as const;
/** What can become of a message that waits to be given to the provider. */
const whileWaiting = {
  'notification.sending.v1': 'sending',
  'notification.failed-permanently.v1': 'failed-permanently',
  'notification.withdrawn.v1': 'withdrawn',
} as const;
/** The provider has the message. */
const acceptances = {
  'notification.handed-over.v1': 'handed-over',
  'notification.delivered.v1': 'delivered',
} as const;

/** Which event leads from which stage to which; a request to attend to it changes no stage. */
export const notificationTransitions: Readonly<
  Record<NotificationStage, Readonly<Partial<Record<NotificationEvent['type'], NotificationStage>>>>
> = {
  none: { 'notification.created.v1': 'created' },
  created: whileWaiting,
  sending: { ...acceptances, ...failures, 'notification.ambiguous.v1': 'ambiguous' },
  'handed-over': {
    'notification.delivered.v1': 'delivered',
    'notification.failed-permanently.v1': 'failed-permanently',
    'notification.looked-up.v1': 'handed-over',
    'notification.unanswered.v1': 'handed-over',
  },
  ambiguous: {
    ...acceptances,
    ...failures,
    'notification.looked-up.v1': 'ambiguous',
    'notification.unanswered.v1': 'ambiguous',
  },
  'failed-temporarily': whileWaiting,
  'failed-technically': whileWaiting,
  'failed-permanently': { 'notification.passed-on.v1': 'failed-permanently' },
  delivered: {},
  withdrawn: {},
};

/** Whether it is still to be given to the provider. */
export function isToBeSent({ stage }: Notification): boolean {
  return notificationTransitions[stage]['notification.sending.v1'] !== undefined;
}
