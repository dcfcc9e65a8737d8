import type * as z from 'zod/mini';
import type { batchHandedOver } from '@ducha/contracts';
import type { NoticeMatter } from '../notices/notice-events.ts';

/** 交办: what each organisation, leading or assisting, got with a batch; by organisation. */
export function mattersByOrganisation(
  batch: z.infer<typeof batchHandedOver.data>,
): ReadonlyMap<string, readonly NoticeMatter[]> {
  const matters = new Map<string, NoticeMatter[]>();
  for (const { complaint, number, assignments, signInDue, replyDue } of batch.complaints) {
    for (const organisation of new Set(assignments.map((each) => each.organisation))) {
      const own = matters.get(organisation) ?? [];
      own.push({
        kind: 'complaint',
        id: complaint,
        number,
        act: 'sign-in',
        due: signInDue,
        replyDue,
        ladder: null,
        step: null,
      });
      matters.set(organisation, own);
    }
  }
  return matters;
}
