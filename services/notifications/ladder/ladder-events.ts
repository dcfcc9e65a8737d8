import * as z from 'zod/mini';
import {
  batchId,
  deadlineAct,
  deadlineId,
  duty,
  event,
  instant,
  listCode,
  matter,
  organisationCode,
  unpublishedYears,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

const sourceVersion = z.int().check(z.minimum(1));
/** The years of which nothing was known when the date was counted; left out where a person set it. */
const unpublished = z.optional(unpublishedYears);
export const steps = z
  .array(
    z.strictObject({
      step: listCode,
      at: instant,
      duties: z.array(duty).check(z.maxLength(3)),
      office: z.boolean(),
    }),
  )
  .check(z.maxLength(40));

/** The ladder of reminders for a date: planned by the policy of that day. */
const ladderSet = event('ladder.set.v1', () =>
  z.strictObject({
    deadline: deadlineId,
    matter,
    act: deadlineAct,
    organisation: organisationCode,
    from: instant,
    due: instant,
    unpublished,
    /** Every organisation whose case it is; left out before it was said. */
    parts: z.optional(z.array(organisationCode).check(z.maxLength(30))),
    /** The batch with which it was handed over; left out of any other date. */
    batch: z.optional(batchId),
    sourceVersion,
    steps,
  }),
);
/** The date moved: the reminders of before vanish, new ones are planned. */
const ladderMoved = event('ladder.moved.v1', () =>
  z.strictObject({ due: instant, unpublished, sourceVersion, steps }),
);
/** The date stays, and is firm now, or no more: what was planned stands. */
const ladderExplained = event('ladder.explained.v1', () =>
  z.strictObject({ unpublished, sourceVersion }),
);
/** It is the case of others now: who is of one is recused from what is said of it. */
const ladderPartsChanged = event('ladder.parts-changed.v1', () =>
  z.strictObject({ parts: z.array(organisationCode).check(z.maxLength(30)), sourceVersion }),
);
/** A step was taken; `passedOver` were due too and were left out for it. */
const ladderStepped = event('ladder.stepped.v1', () =>
  z.strictObject({
    step: listCode,
    at: instant,
    passedOver: z.array(listCode).check(z.maxLength(40)),
  }),
);
/** What the date was for is done: no more reminders. */
const ladderEnded = event('ladder.ended.v1', () => z.strictObject({ sourceVersion }));

export const ladderEvents = eventFamily([
  ladderSet,
  ladderMoved,
  ladderExplained,
  ladderPartsChanged,
  ladderStepped,
  ladderEnded,
]);
export type LadderEvent = ReturnType<typeof ladderEvents.parse>;
