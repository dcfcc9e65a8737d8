import { taskFinished } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Reaction, type Store } from '@ducha/lambda';
import { complaintStream } from './complaint-fold.ts';
import { decideTaskFinished } from './task-finished.ts';

/** The rectification task of a staged complaint was finished: the complaint shows it. */
export function taskFinishedReaction({ log }: Pick<Store, 'log'>): Reaction {
  return reaction(taskFinished, async (heard) => {
    const { complaint, task, number, finishedOn } = heard.data;
    if (complaint === null) return 'done';
    const done = await log.handle({
      command: heard.command,
      stream: ref(complaintStream, complaint),
      decide: (state) =>
        state.stage === 'none'
          ? { rejected: 'not-found' }
          : decideTaskFinished(state, { task, number, finishedOn }),
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}
