import * as z from 'zod/mini';
import { batchId, deadlineId, instant, matterNumber, opaqueId, organisationCode } from '../code.ts';
import { countedDate } from '../counted-date.ts';
import { event } from '../event.ts';

/** What must be done by the date: sign-in 签收, reply 办理反馈, finish 完成整改. */
export const deadlineAct = z.enum(['sign-in', 'reply', 'finish']);
export type DeadlineAct = z.infer<typeof deadlineAct>;

/** The matter that a date belongs to, by the number that officials know it by. */
export const matter = z.strictObject({
  kind: z.enum(['complaint', 'task']),
  id: opaqueId,
  number: matterNumber,
});
export type Matter = z.infer<typeof matter>;

/** A date was set. The service whose matter it is owns it; notifications keep the ladder of reminders. */
export const deadlineSet = event('deadline.set.v1', () =>
  z.strictObject({
    deadline: deadlineId,
    matter,
    act: deadlineAct,
    organisation: organisationCode,
    /** When the act was asked for. */
    from: instant,
    due: instant,
    /** How the date was counted; left out where a person set it. */
    counted: z.optional(countedDate()),
    /**
     * Every organisation whose case it is, whoever of them has to act: who is of one is recused from what is
     * said of it to the others. Left out before it was said.
     */
    parts: z.optional(z.array(organisationCode).check(z.maxLength(30))),
    /** The batch with which it was handed over, whose notice tells of it; left out of any other date. */
    batch: z.optional(batchId),
  }),
);

/** The date was moved, or is firm now where it was not; reminders follow the new one. */
export const deadlineMoved = event('deadline.moved.v1', () =>
  z.strictObject({
    deadline: deadlineId,
    due: instant,
    /** How the date was counted; left out where a person set it. */
    counted: z.optional(countedDate()),
  }),
);

/** It is the case of others now, of a date that was set before; of one that is set anew its setting says it. */
export const deadlinePartsChanged = event('deadline.parts-changed.v1', () =>
  z.strictObject({
    deadline: deadlineId,
    /** Every organisation whose case it is. */
    parts: z.array(organisationCode).check(z.maxLength(30)),
  }),
);

/** What the date was for has been done, or is no longer asked for: reminders vanish. */
export const deadlineMet = event('deadline.met.v1', () =>
  z.strictObject({ deadline: deadlineId, at: instant }),
);
