import type { Fault } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { AnnouncedFile, FileStore } from './file-store.ts';

/**
 * The files that a command names by their ids, once each, as they were announced and as the store has
 * them; else every fault in them, at its place in the field. The rejection is `<noun>-missing` when one
 * was not announced for this or never put, `<noun>-altered` when one is not the file announced.
 */
export async function checkedFiles<File extends AnnouncedFile>(
  store: FileStore,
  named: {
    readonly noun: 'evidence' | 'photograph';
    /** The member of the body that holds the ids. */
    readonly field: string;
    readonly ids: readonly string[];
  },
  /** What was announced under an id, if that may be named here. */
  announced: (id: string) => Promise<File | undefined>,
): Promise<readonly File[] | Rejection> {
  const { noun, field, ids } = named;
  const checked = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const file = await announced(id);
      if (file === undefined) return { id, found: 'missing' as const };
      return { id, file, found: await store.compare(id, file) };
    }),
  );
  const faults = checked.flatMap(({ id, found }): Fault[] =>
    found === 'as-announced'
      ? []
      : [{ pointer: `#/${field}/${ids.indexOf(id)}`, code: found, detail: details[found] }],
  );
  if (faults.some(({ code }) => code === 'missing')) return { rejected: `${noun}-missing`, faults };
  if (faults.length > 0) return { rejected: `${noun}-altered`, faults };
  return checked.flatMap(({ file }) => (file === undefined ? [] : [file]));
}

const details = {
  missing: 'Nothing was announced for this or uploaded under this id',
  altered: 'The uploaded file differs from the announced one',
};
