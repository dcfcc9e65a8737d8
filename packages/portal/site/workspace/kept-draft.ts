import { useEffect, useRef, useState } from 'preact/hooks';
import { deviceDraft, type DeviceDraft } from '../device-draft/device-draft.ts';
import { openIndexedDb } from '../device-draft/indexed-db.ts';
import { usePerson } from './person.ts';

/** What a person has begun to write, as it lies sealed on the device. */
export interface KeptDraft {
  /** `looking` until the device has answered; then what was kept, `undefined` when there was nothing. */
  readonly found: 'looking' | { readonly value: unknown };
  /** False on a device that keeps nothing. */
  readonly keeps: boolean;
  /** Keeps what is written by now, shortly after the last change. */
  readonly keep: (value: unknown) => void;
  readonly forget: () => void;
}

/** How long after a change it is kept, in milliseconds. */
const pause = 400;

let opened: Promise<DeviceDraft> | undefined;

async function drafts(): Promise<DeviceDraft> {
  opened ??= openIndexedDb('ducha.work').then((store) => deviceDraft(store, Date.now));
  return opened;
}

/** Removes every draft from the device, and the key that opens them: whoever signs out leaves nothing. */
export async function forgetDrafts(): Promise<void> {
  try {
    await (await drafts()).forget();
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}

/** The signed-in person's own draft of something (`reply/<complaint>`): it outlives a session that has ended. */
export function useKeptDraft(matter: string): KeptDraft {
  const name = `${usePerson().subject}/${matter}`;
  const [found, setFound] = useState<KeptDraft['found']>('looking');
  const [keeps, setKeeps] = useState(true);
  const pending = useRef<{ value: unknown; timer: ReturnType<typeof setTimeout> } | undefined>(
    undefined,
  );
  const failed = (): void => setKeeps(false);
  const flush = (): void => {
    const { current } = pending;
    if (current === undefined) return;
    clearTimeout(current.timer);
    pending.current = undefined;
    drafts()
      .then((draft) => draft.writeJson(name, current.value))
      .catch(failed);
  };
  useEffect(() => {
    drafts()
      .then((draft) => draft.readJson(name))
      .then((value) => setFound({ value }))
      .catch(() => {
        failed();
        setFound({ value: undefined });
      });
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [name]);
  return {
    found,
    keeps,
    keep: (value) => {
      if (pending.current !== undefined) clearTimeout(pending.current.timer);
      pending.current = { value, timer: setTimeout(flush, pause) };
    },
    forget: () => {
      if (pending.current !== undefined) clearTimeout(pending.current.timer);
      pending.current = undefined;
      drafts()
        .then((draft) => draft.remove(name))
        .catch(failed);
    },
  };
}
