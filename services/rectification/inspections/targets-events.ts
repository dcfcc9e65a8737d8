import * as z from 'zod/mini';
import { event, organisationCode } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/**
 * 督察对象: whom an inspection inspects, as its owner said when the stationing began. The type is one of our
 * own, so that no relay takes the copy for news.
 */
export const targetsCopied = event('targets.copied.v1', () =>
  z.strictObject({
    targets: z.array(organisationCode).check(z.minLength(1), z.maxLength(400)),
    /** Version of the owner's stream that this is. */
    sourceVersion: z.int().check(z.minimum(1)),
  }),
);

export const targetsEvents = eventFamily([targetsCopied]);
export type TargetsCopied = ReturnType<typeof targetsEvents.parse>;
