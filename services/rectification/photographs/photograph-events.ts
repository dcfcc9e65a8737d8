import * as z from 'zod/mini';
import { event, opaqueId } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** How many tasks are named that show one photograph; more say nothing new. */
export const tasksNamedAtMost = 20;

/** The tasks that show this very file: the stream's whole state. */
export const photographShown = event('photograph.shown.v1', () =>
  z.strictObject({ tasks: z.array(opaqueId).check(z.minLength(1), z.maxLength(tasksNamedAtMost)) }),
);

export const photographEvents = eventFamily([photographShown]);
export type PhotographShown = ReturnType<typeof photographEvents.parse>;
