import type { Page } from 'playwright-core';

/** What the pages have left on a person's device, as whoever finds it could read it. */
export interface Left {
  /** Every name and text in every store, and all bytes read as text. */
  readonly readable: string;
  /** How many entries the databases have. */
  readonly entries: number;
  /** How many of the keys there a script could carry away. */
  readonly openKeys: number;
}

/** Reads every store of the page's origin: databases, both storages, cookies, caches. */
export async function leftOnDevice(page: Page): Promise<Left> {
  return page.evaluate(async () => {
    const read: string[] = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.cookie,
      location.href,
      JSON.stringify(history.state),
    ];
    let entries = 0;
    let openKeys = 0;
    const answered = async <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('not read'));
      });
    const bytesIn = (bytes: ArrayBuffer): void => {
      read.push(new TextDecoder().decode(bytes), new TextDecoder('utf-16le').decode(bytes));
    };
    const look = async (value: unknown): Promise<void> => {
      if (value instanceof CryptoKey) openKeys += value.extractable ? 1 : 0;
      else if (value instanceof Blob) bytesIn(await value.arrayBuffer());
      else if (value instanceof ArrayBuffer) bytesIn(value);
      else if (ArrayBuffer.isView(value))
        bytesIn(new Uint8Array(value.buffer as ArrayBuffer).buffer);
      else if (typeof value === 'object' && value !== null)
        for (const [name, part] of Object.entries(value)) {
          read.push(name);
          await look(part);
        }
      else read.push(String(value));
    };
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      read.push(name);
      const database = await answered(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const within = () => database.transaction(store).objectStore(store);
        const names = await answered(within().getAllKeys());
        entries += names.length;
        await look([names, await answered(within().getAll())]);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        read.push(request.url, (await (await cache.match(request))?.text()) ?? '');
      }
    }
    return { readable: read.join('\n'), entries, openKeys };
  });
}
