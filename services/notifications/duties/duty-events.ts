import * as z from 'zod/mini';
import {
  duty as dutyCode,
  erasureGround,
  event,
  note,
  noteId,
  organisationCode,
} from '@ducha/contracts';
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

/** Names and addresses of those who held it before were erased for good. */
export const dutyPersonsErased = event('duty.persons-erased.v1', () =>
  z.strictObject({
    tenures: z.array(z.int().check(z.minimum(1))).check(z.minLength(1), z.maxLength(20)),
    ground: erasureGround,
    /** Five of each. */
    notes: z.array(noteId).check(z.minLength(1), z.maxLength(100)),
  }),
);

export const dutyEvents = eventFamily([dutyAppointed, dutyVacated, dutyPersonsErased]);
export type DutyEvent = ReturnType<typeof dutyEvents.parse>;
