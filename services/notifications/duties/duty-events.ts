import * as z from 'zod/mini';
import { duty as dutyCode, event, note, organisationCode } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/**
 * A person holds a duty from now on. Name and masked addresses are cleared texts that a list may show;
 * the addresses themselves are secret and opened only to send.
 */
const dutyAppointed = event('duty.appointed.v1', () =>
  z.strictObject({
    organisation: organisationCode,
    duty: dutyCode,
    name: note,
    mobile: z.nullable(z.strictObject({ full: note, masked: note })),
    email: z.nullable(z.strictObject({ full: note, masked: note })),
  }),
);
/** Nobody holds the duty from now on. */
const dutyVacated = event('duty.vacated.v1', () => z.strictObject({}));

export const dutyEvents = eventFamily([dutyAppointed, dutyVacated]);
export type DutyEvent = ReturnType<typeof dutyEvents.parse>;
