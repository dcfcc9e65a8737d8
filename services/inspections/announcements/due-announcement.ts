import { ref } from '@ducha/event-log';
import type { DueAction, PolicyReader, Store } from '@ducha/lambda';
import type { inspectionsPolicy } from '@ducha/policy';
import { announcementStream } from './announcement-fold.ts';
import { erasureWrites } from './erasure-writes.ts';
import { decideRetention } from './retention.ts';

/** The clock finds a withdrawn announcement due: it follows the policy that held when it was published. */
export function dueAnnouncement(
  { log, notes }: Pick<Store, 'log' | 'notes'>,
  policy: Pick<PolicyReader<typeof inspectionsPolicy>, 'at'>,
): DueAction {
  return async ({ id, command }) => {
    const stream = ref(announcementStream, id);
    const { state: found } = await log.load(stream);
    const [first] = found?.editions ?? [];
    if (first === undefined) return;
    const { values } = await policy.at(first.at);
    await log.handle({
      command,
      stream,
      writes: erasureWrites(notes, command.at),
      decide: (state) => decideRetention(state, { at: command.at, policy: values }),
    });
  };
}
