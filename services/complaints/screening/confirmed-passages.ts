import type { Rejection } from '@ducha/event-log';
import {
  complaintPassagesConfirmed,
  type ComplaintEvent,
  type DataOf,
} from '../complaint/complaint-events.ts';

/** What stays in texts for others though it looks like personal data: of which kind, why, and how often. */
export type ConfirmedPassages = DataOf<'complaint.passages-confirmed.v1'>['passages'];

/** Records for good, in the commit of what was decided, what stays in its texts; nothing where nothing does. */
export function withConfirmed(
  decided: readonly ComplaintEvent[] | Rejection,
  passages: ConfirmedPassages,
): readonly ComplaintEvent[] | Rejection {
  if ('rejected' in decided || passages.length === 0) return decided;
  return [...decided, { type: complaintPassagesConfirmed.type, data: { passages } }];
}
