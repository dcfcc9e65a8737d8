import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import {
  assignment,
  complaintNumber,
  instant,
  listCode,
  opaqueId,
  organisationCode,
} from '../code.ts';

/** What of a screening can be taken back: 不予受理, 并入. */
export const undoneDecision = z.enum(['decline', 'merge']);
export type UndoneDecision = z.infer<typeof undoneDecision>;

/** Why it is: the wrong button was pressed, it was judged wrongly, or something new became known. */
export const undoneReason = z.enum(['slip', 'judged-wrongly', 'new-facts']);
export type UndoneReason = z.infer<typeof undoneReason>;

/** A decision of the screening that was taken back: which, why and when. */
export const undoneShown = once(() =>
  z.strictObject({ decision: undoneDecision, reason: undoneReason, at: instant }),
);

/** Why the office assigns anew 改派. */
export const reassignReason = z.enum(['wrong-organisation', 'duties-changed', 'help-needed']);
export type ReassignReason = z.infer<typeof reassignReason>;

const parts = once(() => z.array(assignment).check(z.maxLength(20)));

/** The office assigned anew: to whom it was, to whom it is. */
export const reassignmentShown = once(() =>
  z.strictObject({ reason: reassignReason, at: instant, before: parts(), after: parts() }),
);

/** Why what was accepted is corrected 更正: entered wrongly, judged anew, or the key attention of the team moved. */
export const acceptanceReason = z.enum(['entered-wrongly', 'judged-anew', 'attention-moved']);
export type AcceptanceReason = z.infer<typeof acceptanceReason>;

/** What a complaint was accepted as, in codes. */
export const acceptedAs = once(() =>
  z.strictObject({
    mainType: listCode,
    otherTypes: z.array(listCode).check(z.maxLength(10)),
    industry: z.nullable(listCode),
    keyAttention: z.boolean(),
  }),
);
export type AcceptedAs = z.infer<ReturnType<typeof acceptedAs>>;

/** What was accepted was corrected: as what it was accepted, and as what it is. */
export const acceptanceCorrected = once(() =>
  z.strictObject({
    reason: acceptanceReason,
    at: instant,
    before: acceptedAs(),
    after: acceptedAs(),
  }),
);

/** Where a matter is, as far as it is known. */
const placeOfMatter = once(() =>
  z.strictObject({
    district: z.nullable(organisationCode),
    township: z.nullable(organisationCode),
  }),
);

/** Where the matter is was corrected: where it was thought to be, and where it is. */
export const relocated = once(() =>
  z.strictObject({
    reason: acceptanceReason,
    at: instant,
    before: placeOfMatter(),
    after: placeOfMatter(),
  }),
);

/** Why the office takes a complaint back 撤回: it was asked to, the same person sent it twice, or it was entered by mistake. */
export const withdrawalGround = z.enum(['asked-for', 'sent-twice', 'entered-by-mistake']);
export type WithdrawalGround = z.infer<typeof withdrawalGround>;

/** Who took a complaint back, and when; the complainant need not say why. */
export const withdrawnShown = once(() =>
  z.strictObject({
    by: z.enum(['complainant', 'office']),
    ground: z.nullable(withdrawalGround),
    at: instant,
  }),
);

/** 回访: how the office asks a complainant what they think of how it was closed. */
export const callBackChannel = z.enum(['phone', 'visit', 'letter']);
export type CallBackChannel = z.infer<typeof callBackChannel>;

/** What came of that: satisfied 满意, not satisfied 不满意, not reached 未联系上. */
export const callBackOutcome = z.enum(['satisfied', 'not-satisfied', 'not-reached']);
export type CallBackOutcome = z.infer<typeof callBackOutcome>;

/** How a complainant asks that a closed complaint is taken up again: with the receipt, or when called back 回访. */
export const reopeningWay = z.enum(['receipt', 'call-back']);
export type ReopeningWay = z.infer<typeof reopeningWay>;

/** What the office decides on that. */
export const reopeningDecision = z.enum(['granted', 'denied']);

/** Another complaint, by its number. */
export const linkedComplaint = once(() =>
  z.strictObject({ complaint: opaqueId, number: complaintNumber }),
);
