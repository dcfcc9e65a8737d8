import * as z from 'zod/mini';
import {
  duty as dutyCode,
  erasureGround,
  event,
  instant,
  note,
  noteId,
  organisationCode,
  textErasureCause,
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

/** 保存期限: until when name and addresses of somebody who held it are kept, by the policy that held when they left. */
export const dutyRetentionSet = event('duty.retention-set.v1', () =>
  z.strictObject({ tenure: z.int().check(z.minimum(1)), until: instant }),
);

/** Names and addresses of those who held it before were erased for good, by an act on a ground, or because their time was over. */
export const dutyPersonsErased = event('duty.persons-erased.v2', () =>
  z.strictObject({
    tenures: z.array(z.int().check(z.minimum(1))).check(z.minLength(1), z.maxLength(20)),
    cause: textErasureCause,
    ground: z.nullable(erasureGround),
    /** Five of each. */
    notes: z.array(noteId).check(z.minLength(1), z.maxLength(100)),
  }),
);

export const dutyEvents = eventFamily(
  [dutyAppointed, dutyVacated, dutyRetentionSet, dutyPersonsErased],
  {
    // Only an act had anybody erased.
    'duty.persons-erased.v1': ({ data }) => ({
      type: dutyPersonsErased.type,
      data: { ...z.record(z.string(), z.unknown()).parse(data), cause: 'office' },
    }),
  },
);
export type DutyEvent = ReturnType<typeof dutyEvents.parse>;
