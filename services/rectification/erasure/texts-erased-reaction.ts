import { taskTextsErased } from '@ducha/contracts';
import { inParallel, isRejection, ref } from '@ducha/event-log';
import type { FileStore } from '@ducha/file-store';
import { reaction, type Reaction, type Store } from '@ducha/lambda';
import { taskStream } from '../task/task-fold.ts';
import { decideNextErasure } from './erasing.ts';
import { erasureWrites } from './erasure-writes.ts';

/** How many files are deleted at once. */
const width = 8;

/**
 * What the commit of an erasure could not do itself: the files are deleted, and when one transaction could not hold
 * all notes, the next is written. A crash anywhere is picked up by the next delivery.
 */
export function textsErasedReaction(
  store: Pick<Store, 'log' | 'notes'>,
  files: Pick<FileStore, 'remove'>,
): Reaction {
  return reaction(taskTextsErased, async ({ command, data }) => {
    await inParallel(data.files, width, (file) => files.remove(file));
    if (data.last) return 'done';
    const done = await store.log.handle({
      command,
      stream: ref(taskStream, data.task),
      writes: erasureWrites(store.notes, command.at),
      decide: (state) => decideNextErasure(state, data),
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}
