import { expect, test } from 'vitest';
import { deviceDraft, draftLife, isExpired } from './device-draft.ts';
import { newKey, seal, unseal } from './seal.ts';
import type { DraftStore, Kept } from './store.ts';

/** A store in memory, that shows what lies in it. */
function memory() {
  const things = new Map<string, Kept>();
  const held: { key?: CryptoKey } = {};
  const store: DraftStore = {
    key: async () => held.key,
    putKey: async (key) => (held.key ??= key),
    names: async () => [...things.keys()],
    get: async (name) => things.get(name),
    put: async (name, kept) => void things.set(name, kept),
    remove: async (name) => void things.delete(name),
    clear: async () => {
      things.clear();
      delete held.key;
    },
  };
  return { store, things, held };
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

test('what is kept comes back, and lies there sealed under a key that cannot be read', async () => {
  const { store, things, held } = memory();
  const draft = deviceDraft(store, () => 0);
  await draft.writeJson('draft', { problem: '夜间施工扰民' });
  await draft.writeBytes('photograph', bytes('JPEG'));
  expect(await draft.readJson('draft')).toEqual({ problem: '夜间施工扰民' });
  expect(await draft.readBytes('photograph')).toEqual(bytes('JPEG'));
  const lies = new TextDecoder().decode(things.get('draft')!.sealed.bytes);
  expect(lies).not.toContain('施工');
  await expect(crypto.subtle.exportKey('raw', held.key!)).rejects.toThrow();
});

test('the same text is sealed differently each time', async () => {
  const key = await newKey();
  const [one, two] = [
    await seal(key, 'draft', bytes('a text')),
    await seal(key, 'draft', bytes('a text')),
  ];
  expect(one.iv).not.toEqual(two.iv);
  expect(new Uint8Array(one.bytes)).not.toEqual(new Uint8Array(two.bytes));
});

test('what was changed, moved to another name or sealed by another key does not open', async () => {
  const key = await newKey();
  const sealed = await seal(key, 'draft', bytes('a text'));
  expect(await unseal(key, 'draft', sealed)).toEqual(bytes('a text'));
  expect(await unseal(key, 'pending', sealed)).toBeUndefined();
  expect(await unseal(await newKey(), 'draft', sealed)).toBeUndefined();
  new Uint8Array(sealed.bytes)[0]! ^= 1;
  expect(await unseal(key, 'draft', sealed)).toBeUndefined();
});

test('after seven days all of it is gone, the key too', async () => {
  const { store, things, held } = memory();
  let now = 1_000;
  const draft = deviceDraft(store, () => now);
  await draft.writeJson('draft', 1);
  now += draftLife;
  expect(await draft.expire('draft')).toBe(false);
  expect(await draft.readJson('draft')).toBe(1);
  now += 1;
  expect(await draft.readJson('draft')).toBeUndefined();
  expect(await draft.expire('draft')).toBe(true);
  expect([things.size, held.key]).toEqual([0, undefined]);
  expect(await draft.expire('draft')).toBe(false);
});

test('what nobody opens again is swept away when it is too old, the rest stays', async () => {
  const { store, things } = memory();
  let now = 1_000;
  const draft = deviceDraft(store, () => now);
  await draft.writeJson('a/reply/1', '1');
  now += draftLife;
  await draft.writeJson('b/reply/2', '2');
  now += 1;
  await draft.sweep();
  expect([...things.keys()]).toEqual(['b/reply/2']);
  expect(await draft.readJson('b/reply/2')).toBe('2');
});

test('a clock that went back far does not keep a draft for ever', () => {
  expect(isExpired(draftLife * 3, 0)).toBe(true);
  expect(isExpired(draftLife, draftLife - 60_000)).toBe(false);
});

test('a forgotten draft leaves neither texts nor a key', async () => {
  const { store, things, held } = memory();
  const draft = deviceDraft(store, () => 0);
  await draft.writeJson('draft', 1);
  await draft.forget();
  expect([things.size, held.key]).toEqual([0, undefined]);
  expect(await draft.readJson('draft')).toBeUndefined();
});

test('two pages that start at once use one key', async () => {
  const { store } = memory();
  const [one, two] = [deviceDraft(store, () => 0), deviceDraft(store, () => 0)];
  await Promise.all([one.writeJson('a', 1), two.writeJson('b', 2)]);
  expect([await one.readJson('b'), await two.readJson('a')]).toEqual([2, 1]);
});
