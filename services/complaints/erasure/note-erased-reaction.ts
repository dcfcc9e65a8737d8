import { erasedAtOnce, noteErased } from '@ducha/contracts';
import { idOf, inParallel, isRejection, ref } from '@ducha/event-log';
import type { FileStore } from '@ducha/file-store';
import { reaction, type Heard, type Reaction, type Store } from '@ducha/lambda';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { accessStream } from '../looks/access-fold.ts';
import { decideErasingReasons } from '../looks/erasing-reasons.ts';
import { decideNextErasure } from './erasing.ts';
import { erasureWrites } from './erasure-writes.ts';

/** How many files are deleted at once. */
const width = 8;

/** The folders in which files of complaints lie. */
export type FileFolders = Readonly<Record<'photographs' | 'evidence', Pick<FileStore, 'remove'>>>;

/**
 * What the commit of an erasure could not do itself: the files are deleted, and when one transaction could not hold
 * all notes, the next is written. A crash anywhere is picked up by the next delivery.
 */
export function noteErasedReaction(
  store: Pick<Store, 'log' | 'notes'>,
  folders: FileFolders,
): Reaction {
  return reaction(noteErased, async ({ id, command, data }) => {
    await inParallel(data.files, width, ({ folder, file }) => folders[folder].remove(file));
    const { matter, parts, cause } = data;
    if (!data.last) {
      const done = await store.log.handle({
        command,
        stream: ref(complaintStream, matter.id),
        writes: erasureWrites(store.notes, command.at),
        decide: (state) => decideNextErasure(state, { complaint: matter.id, parts, cause }),
      });
      return isRejection(done) ? { never: done.rejected } : 'done';
    }
    if (cause === 'retention' && parts.includes('words')) {
      await eraseReasons(store, matter.id, { id, command });
    }
    return 'done';
  });
}

/** Why somebody looked may tell of whom they looked at: it goes with the words. Who looked, and when, stays. */
async function eraseReasons(
  { log, notes }: Pick<Store, 'log' | 'notes'>,
  complaint: string,
  { id, command }: Pick<Heard<unknown>, 'id' | 'command'>,
): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const done = await log.handle({
      command: { ...command, id: idOf('event', id, String(turn)) },
      stream: ref(accessStream, complaint),
      writes: (events) =>
        notes.erasures(
          events.flatMap(({ type, data }) =>
            type === 'access.reasons-erased.v1' ? data.reasons : [],
          ),
          command.at,
        ),
      decide: (state) => decideErasingReasons(state, erasedAtOnce),
    });
    if (isRejection(done) || done.events.length === 0) return;
  }
}
