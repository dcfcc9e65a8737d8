import { newKey, seal, unseal } from './seal.ts';
import type { DraftStore } from './store.ts';

/** How long a draft stays on the device after it was last changed, in milliseconds. */
export const draftLife = 7 * 24 * 3_600_000;

/** Whether something put there then is too old now. A clock that went back as far does not keep it for ever. */
export function isExpired(at: number, now: number): boolean {
  return Math.abs(now - at) > draftLife;
}

/** What a draft keeps on the device, sealed: texts as JSON, files as their bytes. */
export interface DeviceDraft {
  /** Whatever was kept under that name; undefined when nothing is there that can be opened. */
  readonly readJson: (name: string) => Promise<unknown>;
  readonly readBytes: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  readonly writeJson: (name: string, value: unknown) => Promise<void>;
  readonly writeBytes: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  /** Forgets everything if what lies under this name is too old; says whether it was. */
  readonly expire: (name: string) => Promise<boolean>;
  /** Removes each thing that is too old. */
  readonly sweep: () => Promise<void>;
  /** Removes all of it, and the key with which it could be read. */
  readonly forget: () => Promise<void>;
}

/** A draft in a store. The key is made when the first thing is kept. */
export function deviceDraft(store: DraftStore, now: () => number): DeviceDraft {
  const readBytes: DeviceDraft['readBytes'] = async (name) => {
    const [key, kept] = await Promise.all([store.key(), store.get(name)]);
    if (key === undefined || kept === undefined || isExpired(kept.at, now())) return undefined;
    return unseal(key, name, kept.sealed);
  };
  const writeBytes: DeviceDraft['writeBytes'] = async (name, bytes) => {
    const key = (await store.key()) ?? (await store.putKey(await newKey()));
    await store.put(name, { at: now(), sealed: await seal(key, name, bytes) });
  };
  return {
    readBytes,
    writeBytes,
    readJson: async (name) => {
      const bytes = await readBytes(name);
      if (bytes === undefined) return undefined;
      const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
      return value;
    },
    writeJson: async (name, value) =>
      writeBytes(name, new TextEncoder().encode(JSON.stringify(value))),
    remove: store.remove,
    expire: async (name) => {
      const kept = await store.get(name);
      if (kept === undefined || !isExpired(kept.at, now())) return false;
      await store.clear();
      return true;
    },
    sweep: async () => {
      for (const name of await store.names()) {
        const kept = await store.get(name);
        if (kept !== undefined && isExpired(kept.at, now())) await store.remove(name);
      }
    },
    forget: store.clear,
  };
}
