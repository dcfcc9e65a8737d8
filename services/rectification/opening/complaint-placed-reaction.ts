import { complaintDistrictChanged } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Reaction, type Store } from '@ducha/lambda';
import { TaskNotOpened, taskOfComplaint } from '../plan/plan-copies.ts';
import { taskStream } from '../task/task-fold.ts';
import type { Task } from '../task/task-state.ts';
import { decidePlaced } from './placing.ts';

/** 回避: what the task's complaint is about proved to be elsewhere, so it is the case of others, and so are its reminders. */
export function complaintPlacedReaction({ log }: Pick<Store, 'log'>): Reaction {
  return reaction(complaintDistrictChanged, async ({ command, data, version }) => {
    const { complaint, district } = data;
    const task = taskOfComplaint(complaint);
    const done = await log.handle({
      command,
      stream: ref(taskStream, task),
      decide: (state: Task | null) => {
        if (state === null) throw new TaskNotOpened(complaint);
        return decidePlaced(state, { task, district, sourceVersion: version });
      },
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}
