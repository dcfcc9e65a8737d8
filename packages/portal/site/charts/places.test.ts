import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeName, places, stepOf, stepsUpTo } from './places.ts';

test('the grid holds the 16 districts and the development area, each once, none upon another', () => {
  const codes = [101, 102, ...Array.from({ length: 15 }, (_, n) => 105 + n)]
    .filter((n) => n !== 110)
    .map((n) => `110${n}`);
  expect(places.map(({ code }) => code).toSorted()).toEqual([...codes, 'kfq'].toSorted());
  expect(new Set(places.map(({ column, row }) => `${column}/${row}`)).size).toBe(17);
  for (const { column, row } of places) {
    expect(column).toBeLessThan(4);
    expect(row).toBeLessThan(5);
  }
});

test('districts lie as they lie: each north, west or east of one that it borders', () => {
  const at = (name: string) => {
    const place = places.find(({ chinese }) => chinese === name);
    if (place === undefined) throw new Error(name);
    return place;
  };
  for (const [north, south] of ['延庆昌平', '怀柔顺义', '密云平谷', '平谷通州', '海淀丰台'].map(
    (pair) => [pair.slice(0, 2), pair.slice(2)],
  )) {
    expect(at(north ?? '').row).toBeLessThan(at(south ?? '').row);
  }
  for (const [west, east] of ['西城东城', '海淀朝阳', '朝阳通州', '房山丰台', '丰台大兴'].map(
    (pair) => [pair.slice(0, 2), pair.slice(2)],
  )) {
    expect(at(west ?? '').column).toBeLessThan(at(east ?? '').column);
  }
});

test('every count lies in the very step that the legend says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(5_000), (largest, some) => {
      const count = Math.min(some, largest);
      const step = stepsUpTo(largest).filter(({ from, to }) => from <= count && count <= to);
      expect(step.map((one) => one.step)).toEqual([stepOf(count, largest)]);
    }),
  );
});

test('where nothing was handed over there is one step', () => {
  expect(stepsUpTo(0)).toEqual([{ step: 0, from: 0, to: 0 }]);
  expect(stepOf(0, 0)).toBe(0);
});

test('a whole name is what the register calls it', () => {
  const names = places.flatMap((place) => [placeName('zh', place), placeName('en', place)]);
  expect(names).toEqual(
    expect.arrayContaining([
      '大兴区',
      'Daxing District',
      '经开区',
      '门头沟区',
      'Mentougou District',
    ]),
  );
  expect(names).not.toContain('经开区区');
});
