import type { DraftStore, Kept } from './store.ts';

const things = 'things';
const keys = 'keys';
const only = 'key';

/**
 * A store in IndexedDB, which can hold a key that no script can read.
 * @throws whatever the browser says where it keeps nothing (private windows, no room)
 */
export async function openIndexedDb(name: string): Promise<DraftStore> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(things);
    opening.result.createObjectStore(keys);
  };
  const database = await answered(opening);
  // Another page that deletes or renews the database is not held up by this one.
  database.onversionchange = () => database.close();
  const within = (mode: IDBTransactionMode, store: string): IDBObjectStore =>
    database.transaction([things, keys], mode).objectStore(store);
  return {
    key: async () => keyIn(await answered(within('readonly', keys).get(only))),
    putKey: async (key) => {
      const store = within('readwrite', keys);
      const there = keyIn(await answered(store.get(only)));
      if (there !== undefined) return there;
      await answered(store.put(key, only));
      return key;
    },
    names: async () => {
      const all = await answered(within('readonly', things).getAllKeys());
      return all.filter((thing) => typeof thing === 'string');
    },
    get: async (thing) => keptIn(await answered(within('readonly', things).get(thing))),
    put: async (thing, kept) => {
      await answered(within('readwrite', things).put(kept, thing));
    },
    remove: async (thing) => {
      await answered(within('readwrite', things).delete(thing));
    },
    clear: async () => {
      const store = within('readwrite', things);
      await Promise.all([
        answered(store.clear()),
        answered(store.transaction.objectStore(keys).clear()),
      ]);
    },
  };
}

async function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'));
  });
}

function keyIn(value: unknown): CryptoKey | undefined {
  return value instanceof CryptoKey ? value : undefined;
}

function keptIn(value: unknown): Kept | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const at: unknown = Reflect.get(value, 'at');
  const sealed: unknown = Reflect.get(value, 'sealed');
  if (typeof at !== 'number' || typeof sealed !== 'object' || sealed === null) return undefined;
  const iv: unknown = Reflect.get(sealed, 'iv');
  const bytes: unknown = Reflect.get(sealed, 'bytes');
  if (!(iv instanceof Uint8Array) || !(bytes instanceof ArrayBuffer)) return undefined;
  return { at, sealed: { iv: new Uint8Array(iv), bytes } };
}
