import type { Fault } from '@ducha/contracts';
import { fileHeadBytes, fileTypeOf } from '@ducha/contracts/file-type.ts';
import type { Rejection } from '@ducha/event-log';
import type { AnnouncedFile, FileStore } from './file-store.ts';

/**
 * The files that a command names by their ids, once each, as they were announced and as the store has
 * them; else every fault in them, at its place in the field. The rejection is `<noun>-missing` when one
 * was not announced for this or never put, `<noun>-altered` when one is not the file announced, and `file-mistyped`
 * when one that must be what it is called is something else by its first bytes.
 */
export async function checkedFiles<File extends AnnouncedFile>(
  store: FileStore,
  named: {
    readonly noun: 'evidence' | 'photograph' | 'attachment';
    /** The member of the body that holds the ids. */
    readonly field: string;
    readonly ids: readonly string[];
    /** Whether their first bytes are looked at: of files that anyone may hand in. */
    readonly typed?: boolean;
  },
  /** What was announced under an id, if that may be named here. */
  announced: (id: string) => Promise<File | undefined>,
): Promise<readonly File[] | Rejection> {
  const { noun, field, ids, typed = false } = named;
  const checked = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const file = await announced(id);
      if (file === undefined) return { id, found: 'missing' as const };
      const [found, isTyped] = await Promise.all([
        store.compare(id, file),
        typed ? isOfType(store, id, file) : true,
      ]);
      const isMistyped = found === 'as-announced' && !isTyped;
      return { id, file, found: isMistyped ? ('mistyped' as const) : found };
    }),
  );
  const faults = checked.flatMap(({ id, found }): Fault[] =>
    found === 'as-announced'
      ? []
      : [{ pointer: `#/${field}/${ids.indexOf(id)}`, code: found, detail: details[found] }],
  );
  if (faults.some(({ code }) => code === 'missing')) return { rejected: `${noun}-missing`, faults };
  if (faults.some(({ code }) => code === 'altered')) return { rejected: `${noun}-altered`, faults };
  if (faults.length > 0) return { rejected: 'file-mistyped', faults };
  return checked.flatMap(({ file }) => (file === undefined ? [] : [file]));
}

/** Whether a file is by its first bytes what it was announced as. */
async function isOfType(store: FileStore, id: string, file: AnnouncedFile): Promise<boolean> {
  const head = await store.head(id, fileHeadBytes);
  return head !== undefined && fileTypeOf(head) === file.mediaType;
}

const details = {
  missing: 'Nothing was announced for this or uploaded under this id',
  altered: 'The uploaded file differs from the announced one',
  mistyped: 'The uploaded file is something else than it was announced as',
};
