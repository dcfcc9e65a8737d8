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
  subBatch,
  unpublishedYears,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

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
      unpublished: z.optional(unpublishedYears),
    }),
    batch: z.nullable(count),
    subBatch: z.optional(subBatch),
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
/** The provider did not answer when it was asked; it is asked again at `lookAt`, or no more. */
const notificationUnanswered = event('notification.unanswered.v1', () =>
  z.strictObject({ lookAt: z.nullable(instant) }),
);
/** It failed for good, and what follows is done: the other channel stands, or the next duty was told. */
const notificationPassedOn = event('notification.passed-on.v1', () => z.strictObject({}));
/** What it spoke of is done: it is not sent. */
const notificationWithdrawn = event('notification.withdrawn.v1', () => z.strictObject({}));

export const notificationEvents = eventFamily([
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
  notificationUnanswered,
  notificationPassedOn,
  notificationWithdrawn,
]);
export type NotificationEvent = ReturnType<typeof notificationEvents.parse>;

/** What a message is. */
export type Letter = z.infer<typeof notificationCreated.data>;
