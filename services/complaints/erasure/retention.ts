import { keptUntil, settledAt } from '@ducha/calendar';
import type { ErasurePart } from '@ducha/contracts';
import type { ComplaintsPolicy } from '@ducha/policy';
import { complaintRetentionSet, type ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { ordered } from './erasing.ts';

/** What is erased first; and what goes when the matter need not be asked about any longer. */
const contactParts: readonly ErasurePart[] = ['contact'];
const textParts: readonly ErasurePart[] = [
  'words',
  'photographs',
  'messages',
  'cleared-text',
  'handling',
];

type Retention = Pick<ComplaintsPolicy, 'contactRetention' | 'textRetention'>;

/** When the clock must look at a complaint that ended; undefined when nothing more is to come. */
export function retentionDue(state: Complaint): string | undefined {
  const { endedAt, retention } = state;
  if (endedAt === null) return undefined;
  if (retention === null) return settledAt(endedAt);
  if (!wasErasedByTime(state, contactParts)) return retention.contactUntil;
  return wasErasedByTime(state, textParts) ? undefined : retention.textsUntil;
}

/**
 * 保存期限: sets until when a complaint that ended is kept, by the policy of its inspection; later erases the contact,
 * and at last its texts. What was published stays: it is the public's.
 */
export function decideRetention(
  state: Complaint,
  { complaint, at, policy }: { complaint: string; at: string; policy: Retention },
): readonly ComplaintEvent[] {
  const { endedAt, retention } = state;
  if (endedAt === null) return [];
  if (retention === null) {
    if (at < settledAt(endedAt)) return [];
    const data = {
      contactUntil: keptUntil(endedAt, policy.contactRetention),
      textsUntil: keptUntil(endedAt, policy.textRetention),
    };
    return [{ type: complaintRetentionSet.type, data }];
  }
  const parts = [
    ...(at >= retention.contactUntil && !wasErasedByTime(state, contactParts) ? contactParts : []),
    ...(at >= retention.textsUntil && !wasErasedByTime(state, textParts) ? textParts : []),
  ];
  return parts.length === 0 ? [] : ordered(state, { complaint, parts, cause: 'retention' }, null);
}

/** Whether the time of these parts has come before, since the complaint ended. */
function wasErasedByTime({ erasures, endedAt }: Complaint, parts: readonly ErasurePart[]): boolean {
  return erasures.some(
    (one) =>
      one.cause === 'retention' &&
      one.at >= (endedAt ?? '') &&
      parts.every((part) => one.parts.includes(part)),
  );
}
