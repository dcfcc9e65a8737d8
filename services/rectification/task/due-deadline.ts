import { ref } from '@ducha/event-log';
import type { DueAction, Store } from '@ducha/lambda';
import { decideMissed } from '../completion/completion.ts';
import { taskStream } from './task-fold.ts';

/** A task's date is over: the clock records that it was missed. */
export function dueDeadline({ log }: Pick<Store, 'log'>): DueAction {
  return async ({ id, command }) => {
    await log.handle({
      command,
      stream: ref(taskStream, id),
      decide: (state) => decideMissed(state, command.at),
    });
  };
}
