import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type House } from '../../house.ts';
import { figuresOf } from './figures-of.ts';
import { houseBegins, playCentral, type PlayedCentral } from './play-central.ts';

/** The play of `npm run replay -- --inspection 2020` on a small scale, over the whole stack. */
const size = { transferred: 30, staged: 2, days: 3 };
const seed = 1;

let house: House;
let played: PlayedCentral;

beforeAll(async () => {
  house = await openHouse({ begins: houseBegins });
  played = await playCentral(house, size, { seed, progress: () => undefined });
}, 600_000);
afterAll(async () => house?.close());

describe('a central inspection that is played whole', () => {
  test('prints every published figure in its notices, tables and funnel', () => {
    expect(played.figures.filter(({ ok }) => !ok)).toEqual([]);
    expect(played.figures.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['tables: 阶段性办结', 'funnel: 收到', 'notices: status 办结']),
    );
  });

  test('does not print those of another one', async () => {
    const other = { ...size, staged: size.staged + 1 };
    const figures = await figuresOf(house, played.inspection, other);
    const wrong = figures.filter(({ ok }) => !ok).map(({ name }) => name);
    expect(wrong).toEqual(
      ['notices: status', 'tables:', 'funnel:'].flatMap((where) => [
        `${where} 办结`,
        `${where} 阶段性办结`,
      ]),
    );
  });

  test('has its clock in the year of the inspection', () => {
    expect(house.cloud.clock.now().getUTCFullYear()).toBe(2020);
  });

  test('draws its samples and has them re-checked on site', () => {
    const rechecked = played.rates.find(({ name }) => name.startsWith('现场核查'));
    expect(rechecked?.count).toBeGreaterThan(0);
  });

  test('really reminds: messages come to phones and mailboxes on its days', () => {
    expect(played.sent.sms).toBeGreaterThan(size.transferred);
    const months = house.cloud.sms.list().map(({ at }) => at.toISOString().slice(0, 7));
    expect(months.filter((month) => month !== '2020-08' && month !== '2020-09')).toEqual([]);
  });
});
