import { expect, test } from 'vitest';
import { BrokenChain } from './broken-chain.ts';
import { commitItem, commitOf, verifiedCommits } from './chain.ts';
import { genesis, type Commit } from './commit.ts';
import type { Item } from './table.ts';

const stream = 'purse/0123456789abcdefghjkmnpqrs';

function chainOf(count: number, coins = 1): Item[] {
  const items: Item[] = [];
  let previous = genesis;
  for (let version = 1; version <= count; version += 1) {
    const commit: Commit = {
      stream,
      version,
      at: '2026-01-05T01:00:00.000Z',
      actor: { role: 'system', organisation: null, subject: null },
      command: `command-${version}`,
      fingerprint: null,
      sealed: null,
      cause: null,
      trace: 'trace',
      events: Array.from({ length: coins }, (_, value) => ({ type: 'coin', data: { value } })),
      previous,
    };
    const item = commitItem(commit);
    items.push(item);
    previous = item['hash']?.S ?? '';
  }
  return items;
}

test('a chain is read as it was written', () => {
  const { commits, head } = verifiedCommits(stream, chainOf(3));
  expect(commits.map(({ version }) => version)).toEqual([1, 2, 3]);
  expect(head).toBe(chainOf(3)[2]?.['hash']?.S);
});

test.for([
  ['body', 1],
  ['packed', 160],
] as const)('every bit of a %s counts', ([name, coins]) => {
  const [item] = chainOf(1, coins);
  const body = item?.[name]?.B;
  expect(body?.length).toBeGreaterThan(100);
  for (let bit = 0; bit < body!.length * 8; bit += 1) {
    const changed = Uint8Array.from(body!);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    // A deflated body has bits that mean nothing: the commit is then the same, bit for bit.
    let read: Commit | undefined;
    try {
      read = commitOf({ ...item, [name]: { B: changed } }).commit;
    } catch (error) {
      expect(error).toBeInstanceOf(BrokenChain);
    }
    if (name === 'body') expect(read).toBeUndefined();
    else if (read !== undefined) expect(read).toEqual(commitOf(item!).commit);
  }
});

test.for(['hash', 'pk', 'sk'] as const)('every bit of the %s counts', (name) => {
  const [item] = chainOf(1);
  const value = item?.[name]?.S ?? '';
  for (let bit = 0; bit < value.length * 7; bit += 1) {
    const at = Math.floor(bit / 7);
    const changed = `${value.slice(0, at)}${String.fromCharCode(value.charCodeAt(at) ^ (1 << (bit % 7)))}${value.slice(at + 1)}`;
    expect(() => commitOf({ ...item!, [name]: { S: changed } })).toThrow(BrokenChain);
  }
});

test('commits that are each whole make no chain with one missing, doubled, swapped or foreign', () => {
  const [one, two, three] = chainOf(3) as [Item, Item, Item];
  const [other] = chainOf(1, 2) as [Item];
  for (const items of [
    [two, three],
    [one, three],
    [one, one, two],
    [two, one],
    [other, two],
  ])
    expect(() => verifiedCommits(stream, items)).toThrow(BrokenChain);
  expect(() => verifiedCommits('purse/other', [one])).toThrow(BrokenChain);
});

test('of a tail the links inside are checked', () => {
  const [one, two, three] = chainOf(3) as [Item, Item, Item];
  const [, , forged] = chainOf(3, 2) as [Item, Item, Item];
  expect(verifiedCommits(stream, [two, three], true).commits).toHaveLength(2);
  expect(verifiedCommits(stream, [one, two], true).commits).toHaveLength(2);
  for (const items of [
    [two, forged],
    [one, three],
    [forged, two],
  ])
    expect(() => verifiedCommits(stream, items, true)).toThrow(BrokenChain);
});
