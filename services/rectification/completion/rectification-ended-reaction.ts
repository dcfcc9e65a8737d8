import { rectificationEnded } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Reaction, type Store } from '@ducha/lambda';
import { taskOfComplaint } from '../plan/plan-copies.ts';
import { taskStream } from '../task/task-fold.ts';
import type { Task } from '../task/task-state.ts';
import { decideEnded } from './ending.ts';

/** The task that ends has not been opened yet; it will be, and the message waits in the queue. */
class TaskNotOpened extends Error {
  override readonly name = 'TaskNotOpened';
}

/** The office closed a staged complaint before its task was finished: the task ends with it. */
export function rectificationEndedReaction({ log }: Pick<Store, 'log'>): Reaction {
  return reaction(rectificationEnded, async ({ command, data }) => {
    const { complaint, reason, on } = data;
    const task = taskOfComplaint(complaint);
    const done = await log.handle({
      command,
      stream: ref(taskStream, task),
      decide: (state: Task | null) => {
        if (state === null) throw new TaskNotOpened(complaint);
        return decideEnded(state, { task, reason, on, at: command.at });
      },
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}
