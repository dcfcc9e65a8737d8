import type { CallBackChannel, CallBackOutcome, NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { complaintCalledBack, type ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { fault, refusedMove } from '../complaint/refused-command.ts';
import { closingRound } from './closing.ts';
import { decideAskReopening, type ReopeningRules } from './reopening.ts';

/** What somebody of the office says of a call-back. */
export interface CallBack {
  readonly channel: CallBackChannel;
  readonly outcome: CallBackOutcome;
  /** What the complainant said of it, if they said more. */
  readonly text: NoteRef | null;
  /** Why they ask that it is taken up again, if they do. */
  readonly reopening: NoteRef | null;
  /** Whether whoever says so has looked at the contact: the look is recorded, and nobody calls without it. */
  readonly hasSeenContact: boolean;
  readonly at: string;
}

/**
 * 回访: the office asked the complainant of a closed complaint what they think of it, by what they left for that, and says
 * what came of it: satisfied, not satisfied, not reached. Whoever is not satisfied may ask, in the same breath, that it
 * is taken up again; that follows the rules of the receipt.
 */
export function decideCallBack(
  state: Complaint,
  { channel, outcome, text, reopening, hasSeenContact, at }: CallBack,
  /** What asking for it follows; not asked for where nobody asks. */
  rules: ReopeningRules | null,
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'merged') return { rejected: 'merged-into-another' };
  const refused = refusedMove(state.stage, 'reopen');
  if (refused !== undefined) return refused;
  const round = closingRound(state);
  if (round === undefined) return { rejected: 'wrong-stage' };
  if (!reachableBy(state).includes(channel)) {
    return fault('contact-missing', 'channel', 'The complainant left nothing for that');
  }
  if (!hasSeenContact) return { rejected: 'contact-unseen' };
  const called: ComplaintEvent = {
    type: complaintCalledBack.type,
    data: { channel, outcome, text, round },
  };
  if (reopening === null || rules === null) return [called];
  const asked = decideAskReopening(state, { through: 'call-back', reason: reopening, at }, rules);
  return 'rejected' in asked ? asked : [called, ...asked];
}

/** How a complainant can be asked, by what they left and is still kept. */
export function reachableBy({ intake, erased }: Complaint): readonly CallBackChannel[] {
  const isKept = (contact: NoteRef | null | undefined): boolean =>
    contact !== null && contact !== undefined && !erased.notes.includes(contact.note);
  return [
    ...(isKept(intake?.contact.phone) ? ['phone' as const] : []),
    ...(isKept(intake?.contact.address) ? ['visit' as const, 'letter' as const] : []),
  ];
}
