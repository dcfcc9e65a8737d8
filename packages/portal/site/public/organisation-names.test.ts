import { expect, test } from 'vitest';
import { inspections as english } from '../texts/en/inspections.ts';
import { inspections as chinese } from '../texts/zh/inspections.ts';
import { targetsText } from './organisation-names.ts';
import { places } from './places.ts';

const districts = places.map(({ code }) => code);
const names = new Map([
  ['110112', '通州区'],
  ['csglw', '市城市管理委'],
]);

test('all districts have one name, in any order, and only if none is missing', () => {
  expect(targetsText(chinese, districts.toReversed(), undefined)).toBe('全市 16 个区和经开区');
  expect(targetsText(chinese, districts.slice(1), undefined)).toBeUndefined();
});

test('a few are named, of many the first six; one without a name by its code', () => {
  expect(targetsText(chinese, ['110112', 'csglw'], names)).toBe('通州区、市城市管理委');
  expect(targetsText(chinese, ['110112', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6'], names)).toBe(
    '通州区、x1、x2、x3、x4、x5等 7 个单位',
  );
  expect(targetsText(english, ['110112', 'csglw'], names)).toBe('通州区, 市城市管理委');
});
