import type { Commit } from '@ducha/event-log';
import { complaintEvents, type ComplaintEvent } from './complaint-events.ts';

/**
 * What the history of a complaint tells an organisation that has a part in it. When office and complainant
 * wrote to each other is not its business: it may tell who that is.
 */
const toldToOrganisations: Readonly<Record<ComplaintEvent['type'], boolean>> = {
  'complaint.received.v1': true,
  // They may show who took them.
  'complaint.photographs-attached.v1': false,
  'complaint.photographs-attached.v2': false,
  'complaint.attachments-attached.v1': false,
  'complaint.position-told.v1': false,
  'complaint.visited.v1': false,
  // Copies that it may see, and those that it may see no longer.
  'complaint.photographs-passed-on.v1': true,
  'complaint.photographs-taken-back.v1': true,
  'complaint.asked.v1': false,
  'complaint.supplemented.v1': false,
  'complaint.written-to-office.v1': false,
  'complaint.written-to-complainant.v1': false,
  'complaint.messages-settled.v1': false,
  'complaint.question-lapsed.v1': false,
  'complaint.answer-by-moved.v1': false,
  'complaint.accepted.v1': true,
  'complaint.gist-given.v1': true,
  'complaint.located.v1': true,
  'complaint.acceptance-corrected.v1': true,
  // What is whose own, and why it stays, is between the office and the complainant.
  'complaint.passages-confirmed.v1': false,
  'complaint.declined.v1': true,
  'complaint.merged.v1': true,
  // Before it was handed over to any.
  'complaint.decline-undone.v1': false,
  // How many complain of it may tell who they are.
  'complaint.joined.v1': false,
  'complaint.parted.v1': false,
  'complaint.merge-undone.v1': false,
  'complaint.relapse-linked.v1': true,
  'complaint.relapse-unlinked.v1': true,
  'complaint.withdrawn.v1': true,
  'complaint.transferred.v1': true,
  'complaint.outer-date-set.v1': true,
  'complaint.outer-date-moved.v1': true,
  'complaint.signed-in.v1': true,
  'complaint.refusable.v1': true,
  'complaint.refusal-lapsed.v1': true,
  'complaint.refused.v1': true,
  'complaint.reassigned.v1': true,
  'complaint.assignments-changed.v1': true,
  'complaint.refusal-denied.v1': true,
  // What waits for the office, a message too, is the office's.
  'complaint.office-due.v1': false,
  'complaint.office-due-moved.v1': false,
  'complaint.extension-asked.v1': true,
  'complaint.extension-granted.v1': true,
  'complaint.extension-denied.v1': true,
  'complaint.replied.v1': true,
  'complaint.outcomes-lowered.v1': true,
  'complaint.evidence-attached.v1': true,
  'complaint.reply-approved.v1': true,
  'complaint.reply-returned.v1': true,
  'complaint.reply-confirmed.v1': true,
  'complaint.task-finished.v1': true,
  'complaint.rectification-ended.v1': true,
  'complaint.staged.v1': true,
  // Which were drawn is public; what was found is the office's to take up with them.
  'complaint.drawn.v1': true,
  'complaint.rechecked.v1': false,
  'complaint.recheck-settled.v1': false,
  // Whether they are satisfied is between the complainant and the office; when they said so may tell who they are.
  'complaint.satisfaction-told.v1': false,
  'complaint.joined-satisfaction-told.v1': false,
  // It would tell that a contact was left.
  'complaint.called-back.v1': false,
  // That they asked for it is not told either: that it is taken up again, is.
  'complaint.reopening-asked.v1': false,
  'complaint.reopening-denied.v1': false,
  'complaint.reopened.v1': true,
  // What of its own texts was erased, the complaint itself tells it.
  'complaint.erasure-ordered.v1': false,
  'note.erased.v1': false,
  'complaint.retention-set.v1': false,
  'complaint.text-corrected.v1': true,
  'complaint.plan-corrected.v1': true,
  'deadline.set.v1': true,
  'deadline.moved.v1': true,
  // That its place is another one is told beside it.
  'deadline.parts-changed.v1': false,
  'complaint.district-changed.v1': false,
  'deadline.met.v1': true,
};

/** What a commit tells its reader. */
export interface CommitTold {
  /** Null where the reader is told no more than the day. */
  readonly at: string | null;
  readonly subject: string | null;
  readonly events: string[];
}

/**
 * What a commit tells an organisation: its own people by their subject, and no more than that something was
 * done by the others. Undefined for one of which it hears nothing.
 */
export function toldToOrganisation(
  { at, actor, events }: Pick<Commit, 'at' | 'actor' | 'events'>,
  organisation: string | null,
): CommitTold | undefined {
  const told = events.filter((stored) => toldToOrganisations[complaintEvents.parse(stored).type]);
  if (told.length === 0) return undefined;
  const isOwn = organisation !== null && actor.organisation === organisation;
  const types = told.map(({ type }) => type);
  // At which minute somebody called, wrote or came may tell who that was.
  const isReceipt = types.includes('complaint.received.v1');
  return { at: isReceipt ? null : at, subject: isOwn ? actor.subject : null, events: types };
}

/** What a commit tells the office and the audit: all of it. */
export function toldToOffice({
  at,
  actor,
  events,
}: Pick<Commit, 'at' | 'actor' | 'events'>): CommitTold {
  return { at, subject: actor.subject, events: events.map(({ type }) => type) };
}
