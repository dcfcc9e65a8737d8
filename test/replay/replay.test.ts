import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBasics } from '@ducha/local-cloud';
import { openHouse, type House } from '../house.ts';
import { readPublishedFile } from './published-table.ts';
import { replayTables } from './replay-tables.ts';

/** Beijing's batches 31 and 32 of 2025 through the whole house, and a table with results of another place. */
const published = readPublishedFile(
  JSON.parse(readFileSync(new URL('published-tables.json', import.meta.url), 'utf8')),
);
const tables = published.filter(({ id }) => id.startsWith('bj_r3_'));

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await house.close();
});

describe('replaying published tables', () => {
  it('prints every figure of batches 31 and 32, cumulative lines included', async () => {
    const replayed = await replayTables(house, tables, { seed: 1 });
    expect(replayed.flatMap(({ figures }) => figures.filter(({ ok }) => !ok))).toEqual([]);
    expect(replayed.map(({ id }) => id)).toEqual(['bj_r3_b31', 'bj_r3_b32']);
    expect(replayed.flatMap(({ figures }) => figures.map(({ name }) => name))).toContain(
      'cumulative',
    );
    expect(replayed.every(({ ok }) => ok)).toBe(true);
  });

  it('says so when one complaint is another one', async () => {
    const [replayed] = await replayTables(house, tables.slice(1), {
      seed: 1,
      spoil: ([first, ...rest]) => [
        ...rest,
        ...(first === undefined ? [] : [{ ...first, district: '延庆' }]),
      ],
    });
    expect(replayed?.ok).toBe(false);
    expect(replayed?.figures.filter(({ ok }) => !ok).length).toBeGreaterThan(0);
  });

  it('finds the results of a page that does not add up, and says that it does not', async () => {
    const [replayed] = await replayTables(
      house,
      published.filter(({ id }) => id === 'tongzhou_r2_assist'),
      { seed: 1 },
    );
    expect(replayed?.figures.map(({ name, printed }) => [name, printed])).toEqual(
      expect.arrayContaining([
        ['cases', 15],
        ['status 已办结', 2],
        ['status 阶段性办结', 12],
      ]),
    );
    expect(replayed?.remarks).toEqual([expect.stringContaining('does not add up')]);
    expect(replayed?.ok).toBe(true);
  });
});
