import { isRejection } from '@ducha/event-log';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { decideConfirm } from '../handling/review.ts';
import {
  approved,
  complaintAfter,
  complaintId,
  histories,
  stagedReply,
} from './complaint-history.ts';
import { withDistinctNotes } from './distinct-notes.ts';

const text = (letter: string) => ({ note: `${letter.repeat(26)}.text`, mac: 'm'.repeat(43) });

/** After these beginnings: handled, replied to in stages and confirmed, so that a plan went along; every note another one. */
export function stagedWithPlan(
  beginnings: readonly ComplaintEvent[] = histories.received,
): ComplaintEvent[] {
  const rest = histories.handling.slice(histories.received.length);
  const before = withDistinctNotes([...beginnings, ...rest, stagedReply, approved]);
  const events = decideConfirm(complaintAfter(...before), {
    complaint: complaintId,
    texts: {
      problem: text('p'),
      findings: text('f'),
      handling: text('h'),
      goal: text('g'),
      accountability: text('a'),
      measures: text('v'),
    },
    by: { subject: 'reviewer', organisation: 'sthjj' },
    today: '2025-12-26',
  });
  if (isRejection(events)) throw new Error(events.rejected);
  return [...before, ...events];
}
