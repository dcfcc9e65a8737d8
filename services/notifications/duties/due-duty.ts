import { ref } from '@ducha/event-log';
import type { DueAction, PolicyReader, Store } from '@ducha/lambda';
import type { notificationsPolicy } from '@ducha/policy';
import { dutyStream } from './duty-fold.ts';
import { erasureWrites } from './erasure-writes.ts';
import { decideRetention, nextLeft } from './retention.ts';

/** The clock finds a duty due that somebody left: what held then says how long they are kept. */
export function dueDuty({
  log,
  notes,
  policy,
}: Pick<Store, 'log' | 'notes'> & {
  readonly policy: Pick<PolicyReader<typeof notificationsPolicy>, 'at'>;
}): DueAction {
  return async ({ id, command }) => {
    const stream = ref(dutyStream, id);
    const next = nextLeft((await log.load(stream)).state);
    if (next === undefined) return;
    const { tenure, until } = next.left;
    const { values } = await policy.at(until);
    await log.handle({
      command,
      stream,
      writes: erasureWrites(notes, command.at),
      decide: (state) => decideRetention(state, { at: command.at, tenure, policy: values }),
    });
  };
}
