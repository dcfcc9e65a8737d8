import type { Calendar } from '@ducha/calendar';
import type { EventOf, OfficeAct } from '@ducha/contracts';
import type { ComplaintsPolicy } from '@ducha/policy';
import { openReopening } from '../call-back/reopening.ts';
import { complaintOfficeDue, type ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { dueAfter, storedCount, type DueDate } from '../complaint/deadlines.ts';
import { openExtension } from '../handling/extension.ts';
import { isUnsettled, openRechecks } from '../re-check/re-checking.ts';

/** Which entry of the policy says how long the office has for each of its steps. */
const periodOf = {
  screen: 'screening',
  'decide-refusal': 'refusalDecision',
  'decide-extension': 'extensionDecision',
  'decide-reopening': 'reopeningDecision',
  'review-reply': 'review',
  'answer-message': 'messageAnswer',
  're-check': 'recheck',
  'settle-recheck': 'recheckSettling',
} as const satisfies Readonly<Record<OfficeAct, keyof ComplaintsPolicy>>;

/** What the dates of the office's steps are counted by. */
export interface Counting {
  readonly policy: Pick<ComplaintsPolicy, (typeof periodOf)[OfficeAct] | 'rollForward'>;
  readonly calendar: Calendar;
}

/**
 * Everything about a complaint that waits for the office, the step before which the others wait first; and what waits for
 * whoever re-checks on site. What has to wait for another step keeps its date.
 */
export function officeWaits(id: string, state: Complaint): readonly OfficeAct[] {
  const { stage, messageWaits } = state;
  const waits: Readonly<Record<OfficeAct, boolean>> = {
    // While it is asked the complainant has the word; an answer, or none in time, brings it back.
    screen: stage === 'received',
    'decide-refusal': stage === 'refused',
    'review-reply': stage === 'approved',
    'decide-extension': openExtension(id, state) !== undefined,
    'decide-reopening': openReopening(state) !== undefined,
    // While it is handled again the office waits for the reply.
    'settle-recheck': isUnsettled(state) && (stage === 'closed' || stage === 'staged'),
    // Whoever decides the other things reads it there.
    'answer-message': messageWaits,
    're-check': openRechecks(state).length > 0,
  };
  return inOrder.filter((act) => waits[act]);
}

const inOrder: readonly OfficeAct[] = [
  'screen',
  'decide-refusal',
  'review-reply',
  'decide-extension',
  'decide-reopening',
  'settle-recheck',
  'answer-message',
  're-check',
];

/**
 * By when the office must do what it waits for since this moment: the policy's time from then on. An extension is
 * decided before the date that it concerns has passed, and a reply reviewed by the date of the whole 反馈总时限, whatever its
 * own time; a reply that came after that has the whole time.
 */
export function officeDue(
  act: OfficeAct,
  from: string,
  { dates }: Pick<Complaint, 'dates'>,
  { policy, calendar }: Counting,
): DueDate & { readonly capped: boolean } {
  const { rollForward } = policy;
  const date = dueAfter(from, { ...policy[periodOf[act]], rollForward }, calendar);
  return capped(act, { ...date, from }, dates);
}

/** A date of the office, or the one that it must not be later than. */
export function capped(
  act: OfficeAct,
  { from, ...date }: DueDate & { readonly from: string },
  { reply, outer }: Complaint['dates'],
): DueDate & { readonly capped: boolean } {
  const latest = act === 'decide-extension' ? reply : act === 'review-reply' ? outer : null;
  return latest !== null && from < latest.due && latest.due < date.due
    ? { ...date, due: latest.due, capped: true }
    : { ...date, capped: false };
}

/** A date of the office as an event says it. */
export function saidDue({
  due,
  counted,
  capped: isCapped,
}: ReturnType<typeof officeDue>): Omit<EventOf<typeof complaintOfficeDue>['data'], 'act'> {
  return {
    due,
    ...(counted === null ? {} : { counted: storedCount(counted) }),
    ...(isCapped ? { capped: true } : {}),
  };
}

/** What began to wait for the office between two states of a complaint. */
export function begunWaits(
  id: string,
  { before, after }: { readonly before: Complaint; readonly after: Complaint },
): readonly OfficeAct[] {
  const waited = new Set(officeWaits(id, before));
  return officeWaits(id, after).filter((act) => !waited.has(act));
}

/** By when each of what began to wait is to be done. */
export function datesOf(
  begun: readonly OfficeAct[],
  { after, at }: { readonly after: Complaint; readonly at: string },
  counting: Counting,
): readonly ComplaintEvent[] {
  return begun.map((act) => ({
    type: complaintOfficeDue.type,
    data: { act, ...saidDue(officeDue(act, at, after, counting)) },
  }));
}
