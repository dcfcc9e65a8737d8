import { useEffect, useRef, useState } from 'preact/hooks';
import { deviceDraft, type DeviceDraft } from '../device-draft/device-draft.ts';
import { openIndexedDb } from '../device-draft/indexed-db.ts';
import { latestWrite, type LatestWrite } from '../device-draft/latest-write.ts';
import { usePerson } from './person.ts';

/** What a person has begun to write, as it lies sealed on the device. */
export interface KeptDraft {
  /** `looking` until the device has answered; then what was kept, `undefined` when there was nothing. */
  readonly found: 'looking' | { readonly value: unknown };
  /** False on a device that keeps nothing. */
  readonly keeps: boolean;
  /** Keeps what is written by now: at once, or as soon as the writing before it is done. */
  readonly keep: (value: unknown) => void;
  readonly forget: () => void;
}

let opened: Promise<DeviceDraft> | undefined;

async function drafts(): Promise<DeviceDraft> {
  opened ??= openDrafts();
  return opened;
}

/** What others left here, and never opened again, goes when it is too old. */
async function openDrafts(): Promise<DeviceDraft> {
  const all = deviceDraft(await openIndexedDb('ducha.work'), Date.now);
  await all.sweep();
  return all;
}

/** Removes every draft from the device, and the key that opens them: whoever signs out leaves nothing. */
export async function forgetDrafts(): Promise<void> {
  try {
    await (await drafts()).forget();
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}

/**
 * Somebody's own draft of something, for what goes on without its form.
 * @throws on a device that keeps nothing, here or when it is read or written
 */
export async function draftOf(subject: string, matter: string) {
  const all = await drafts();
  const name = nameOf(subject, matter);
  return {
    read: async (): Promise<unknown> => all.readJson(name),
    write: async (value: unknown): Promise<void> => all.writeJson(name, value),
    remove: async (): Promise<void> => all.remove(name),
  };
}

/** Nobody opens what another one has begun. */
function nameOf(subject: string, matter: string): string {
  return `${subject}/${matter}`;
}

/**
 * The signed-in person's own draft of something (`reply/<complaint>`), sealed on the device for seven days
 * at most: it outlives a session that has ended and a page that was closed.
 */
export function useKeptDraft(matter: string): KeptDraft {
  const name = nameOf(usePerson().subject, matter);
  const [found, setFound] = useState<KeptDraft['found']>('looking');
  const [keeps, setKeeps] = useState(true);
  const writing = useRef<LatestWrite<unknown> | undefined>(undefined);
  const failed = (): void => setKeeps(false);
  useEffect(() => {
    writing.current = latestWrite(
      async (value: unknown) => (await drafts()).writeJson(name, value),
      failed,
    );
    const look = async (): Promise<void> => {
      try {
        setFound({ value: await (await drafts()).readJson(name) });
      } catch {
        failed();
        setFound({ value: undefined });
      }
    };
    void look();
  }, [name]);
  return {
    found,
    keeps,
    keep: (value) => writing.current?.write(value),
    forget: () => {
      const forget = async (): Promise<void> => {
        await writing.current?.stop();
        await (await drafts()).remove(name);
      };
      forget().catch(failed);
    },
  };
}
