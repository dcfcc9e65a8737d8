import * as z from 'zod/mini';
import { opaqueId } from '../code.ts';
import { event } from '../event.ts';

/**
 * Someone has to attend to a message: to send it, to ask the provider what became of it, or to try
 * again. Which of these, the message's own stream says; `round` counts the requests from 1.
 */
const attendance = z.strictObject({
  notification: opaqueId,
  round: z.int().check(z.minimum(1), z.maximum(1_000)),
});

/** A text message waits for the function that speaks to the SMS provider. */
export const smsRequested = event('notification.sms-requested.v1', attendance);

/** An e-mail waits for the function that speaks to the mail server. */
export const mailRequested = event('notification.mail-requested.v1', attendance);
