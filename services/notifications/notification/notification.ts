import * as z from 'zod/mini';
import {
  count,
  deadlineAct,
  deliveryChannel,
  duty,
  event,
  instant,
  mailRequested,
  matterNumber,
  occasion,
  opaqueId,
  organisationCode,
  smsRequested,
  type DeliveryState,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import type { NotificationsPolicy } from '@ducha/policy';
import { minutesLater } from '../digest/minutes-later.ts';
import { outsideQuietHours } from '../digest/quiet-hours.ts';

/** Why a message was not delivered. */
export const failureReason = z.enum([
  'provider-limit',
  'unreachable',
  'refused-for-now',
  'not-taken',
  'number-invalid',
  'address-refused',
  'carrier-refused',
  'duty-vacant',
  'no-address',
  'provider-refuses',
  'tries-exhausted',
]);
export type FailureReason = z.infer<typeof failureReason>;

const attempt = z.int().check(z.minimum(1), z.maximum(100));
/** The provider's own id of a message that it took. */
const providerReceipt = z.string().check(z.regex(/^[A-Za-z0-9^_.-]{1,64}$/));

/** One message to the holder of a duty by one channel. */
const notificationCreated = event('notification.created.v1', () =>
  z.strictObject({
    notice: opaqueId,
    occasion,
    organisation: organisationCode,
    duty,
    channel: deliveryChannel,
    /** The message of the same notice by the other channel, or null. */
    sibling: z.nullable(opaqueId),
    /** How many matters it speaks of, and the one with the earliest date. */
    count: count.check(z.minimum(1)),
    first: z.strictObject({
      kind: z.enum(['complaint', 'task']),
      id: opaqueId,
      number: matterNumber,
      act: deadlineAct,
      due: instant,
    }),
    batch: z.nullable(count),
    parts: z.int().check(z.minimum(1), z.maximum(100)),
    urgent: z.boolean(),
    sendAt: instant,
  }),
);
/** Written before the provider is called: whoever finds it without an outcome must not call again. */
const notificationSending = event('notification.sending.v1', () =>
  z.strictObject({
    attempt,
    /** Which holder of the duty it goes to, counted from 1. */
    tenure: z.int().check(z.minimum(1)),
    /** Parts that an SMS is billed as; 1 for an e-mail. */
    billedParts: z.int().check(z.minimum(1), z.maximum(100)),
  }),
);
/** The provider took it. */
const notificationHandedOver = event('notification.handed-over.v1', () =>
  z.strictObject({ receipt: z.nullable(providerReceipt), lookAt: z.nullable(instant) }),
);
/** It is on the official's phone. */
const notificationDelivered = event('notification.delivered.v1', () =>
  z.strictObject({ at: instant }),
);
/** It may go another time. */
const notificationFailedTemporarily = event('notification.failed-temporarily.v1', () =>
  z.strictObject({ reason: failureReason, retryAt: instant }),
);
/** The provider refuses for a reason on our side; the office is told, and it is tried again. */
const notificationFailedTechnically = event('notification.failed-technically.v1', () =>
  z.strictObject({ reason: failureReason, retryAt: instant }),
);
/** It never goes by this channel to this holder. */
const notificationFailedPermanently = event('notification.failed-permanently.v1', () =>
  z.strictObject({ reason: failureReason }),
);
/** Nobody knows whether it went: the provider is asked at `lookAt`; null where it cannot be asked. */
const notificationAmbiguous = event('notification.ambiguous.v1', () =>
  z.strictObject({ lookAt: z.nullable(instant) }),
);
/** The provider was asked and had nothing new; it is asked again at `lookAt`, or no more. */
const notificationLookedUp = event('notification.looked-up.v1', () =>
  z.strictObject({ lookAt: z.nullable(instant) }),
);
/** What it spoke of is done: it is not sent. */
const notificationWithdrawn = event('notification.withdrawn.v1', () => z.strictObject({}));

const events = eventFamily([
  notificationCreated,
  smsRequested,
  mailRequested,
  notificationSending,
  notificationHandedOver,
  notificationDelivered,
  notificationFailedTemporarily,
  notificationFailedTechnically,
  notificationFailedPermanently,
  notificationAmbiguous,
  notificationLookedUp,
  notificationWithdrawn,
]);
export type NotificationEvent = ReturnType<typeof events.parse>;

/** What a message is. */
export type Letter = z.infer<typeof notificationCreated.data>;
type Stage = DeliveryState | 'none';

/** One message and how far it has come. */
export interface Notification {
  readonly stage: Stage;
  readonly letter: Letter | null;
  /** How often someone was asked to attend to it. */
  readonly rounds: number;
  /** How often it was given to the provider. */
  readonly attempts: number;
  /** Which holder of the duty the last attempt went to; 0 before the first. */
  readonly tenure: number;
  /** How often the provider was asked since the last attempt. */
  readonly lookUps: number;
  readonly receipt: string | null;
  /** When the last attempt began; the provider files messages by that day. */
  readonly attemptedAt: string | null;
  /** When the clock must look at it again. */
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly since: string;
}

const asked = { 'notification.sms-requested.v1': true, 'notification.mail-requested.v1': true };
const ends = {
  'notification.failed-temporarily.v1': 'failed-temporarily',
  'notification.failed-technically.v1': 'failed-technically',
  'notification.failed-permanently.v1': 'failed-permanently',
} as const;
const starts = {
  'notification.sending.v1': 'sending',
  'notification.failed-permanently.v1': 'failed-permanently',
  'notification.withdrawn.v1': 'withdrawn',
} as const;
const taken = {
  'notification.handed-over.v1': 'handed-over',
  'notification.delivered.v1': 'delivered',
} as const;

/** Which event leads from which stage to which; a request to attend to it changes no stage. */
export const notificationTransitions: Readonly<
  Record<Stage, Readonly<Partial<Record<NotificationEvent['type'], Stage>>>>
> = {
  none: { 'notification.created.v1': 'created' },
  created: starts,
  sending: { ...taken, ...ends, 'notification.ambiguous.v1': 'ambiguous' },
  'handed-over': {
    'notification.delivered.v1': 'delivered',
    'notification.failed-permanently.v1': 'failed-permanently',
    'notification.looked-up.v1': 'handed-over',
  },
  ambiguous: { ...taken, ...ends, 'notification.looked-up.v1': 'ambiguous' },
  'failed-temporarily': starts,
  'failed-technically': starts,
  'failed-permanently': {},
  delivered: {},
  withdrawn: {},
};

/** The stream `notification/<id>`. */
export const notification: StreamKind<Notification, NotificationEvent> = {
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
  events,
  evolve(before, { type, data }, { at }) {
    if (type in asked && 'round' in data) return { ...before, rounds: data.round, dueAt: null };
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
  | { readonly kind: 'not-found' };

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

/** Whether it is still to be given to the provider. */
export function isToBeSent({ stage }: Notification): boolean {
  return notificationTransitions[stage]['notification.sending.v1'] !== undefined;
}

/** It goes to the provider now. Nothing when it is under way already, or done. */
export function decideSending(
  state: Notification,
  facts: { readonly tenure: number; readonly billedParts: number },
): readonly NotificationEvent[] {
  if (!isToBeSent(state)) return [];
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
        retryAt: letter.urgent ? retryAt : outsideQuietHours(retryAt, policy.quietHours),
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

/**
 * What a look-up found. A message that the provider does not know after several look-ups was not
 * taken, and may be sent again: this is the one way in which a doubtful message is repeated.
 */
export function decideFinding(
  state: Notification,
  finding: Finding,
  now: string,
  policy: NotificationsPolicy,
): readonly NotificationEvent[] {
  if (state.stage !== 'handed-over' && state.stage !== 'ambiguous') return [];
  switch (finding.kind) {
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

function request(id: string, { channel }: Letter, round: number): NotificationEvent {
  const data = { notification: id, round };
  return channel === 'sms'
    ? { type: 'notification.sms-requested.v1', data }
    : { type: 'notification.mail-requested.v1', data };
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
