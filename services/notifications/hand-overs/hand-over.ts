import type * as z from 'zod/mini';
import type { batchHandedOver } from '@ducha/contracts';
import type { NoticeMatter } from '../notices/notice-events.ts';

/** 交办: what each organisation, leading or assisting, got with a batch; by organisation. */
export function mattersByOrganisation(
  batch: z.infer<typeof batchHandedOver.data>,
): ReadonlyMap<string, readonly NoticeMatter[]> {
  const matters = new Map<string, NoticeMatter[]>();
  for (const handed of batch.complaints) {
    const { complaint, number, assignments, signInDue, replyDue } = handed;
    const { signInUnpublished: unpublished, replyUnpublished } = handed;
    for (const organisation of new Set(assignments.map((each) => each.organisation))) {
      const own = matters.get(organisation) ?? [];
      own.push({
        kind: 'complaint',
        id: complaint,
        number,
        act: 'sign-in',
        due: signInDue,
        replyDue,
        ...(unpublished === undefined ? {} : { unpublished }),
        ...(replyUnpublished === undefined ? {} : { replyUnpublished }),
        ladder: null,
        step: null,
      });
      matters.set(organisation, own);
    }
  }
  return matters;
}
