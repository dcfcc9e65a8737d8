import { ref } from '@ducha/event-log';
import type { DueAction, PolicyReader, Store } from '@ducha/lambda';
import type { rectificationPolicy } from '@ducha/policy';
import { erasureWrites } from '../erasure/erasure-writes.ts';
import { decideDue } from './due.ts';
import { taskStream } from './task-fold.ts';

/** The clock finds a task due: it follows the policy that held when it was opened. */
export function dueTask(
  { log, notes }: Pick<Store, 'log' | 'notes'>,
  policy: Pick<PolicyReader<typeof rectificationPolicy>, 'at'>,
): DueAction {
  return async ({ id, command }) => {
    const stream = ref(taskStream, id);
    const { state: found } = await log.load(stream);
    if (found === null) return;
    const { values } = await policy.at(found.openedAt);
    await log.handle({
      command,
      stream,
      writes: erasureWrites(notes, command.at),
      decide: (state) => decideDue(state, { task: id, at: command.at, policy: values }),
    });
  };
}
