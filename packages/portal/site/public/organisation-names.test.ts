import { expect, test } from 'vitest';
import { inspections as english } from '../texts/en/inspections.ts';
import { inspections as chinese } from '../texts/zh/inspections.ts';
import { targetsText } from './organisation-names.ts';
import { places } from '../charts/places.ts';

const districts = places.map(({ code }) => code);
const names = new Map([
  ['110112', '通州区'],
  ['csglw', '市城市管理委'],
]);

test('all districts have one name, in any order, and only if none is missing', () => {
  expect(targetsText(chinese, districts.toReversed(), undefined)).toBe('全市 16 个区和经开区');
  expect(targetsText(chinese, districts.slice(1), undefined)).toBeUndefined();
});

test('a few are named, of many the first six; how many there are is told where names are missing', () => {
  expect(targetsText(chinese, ['110112', 'csglw'], names)).toBe('通州区、市城市管理委');
  expect(targetsText(english, ['110112', 'csglw'], names)).toBe('通州区, 市城市管理委');
  const many = Array.from({ length: 7 }, (_, at) => `x${at}`);
  const all = new Map(many.map((code, at) => [code, `单位${at}`]));
  expect(targetsText(chinese, many, all)).toBe(
    '单位0、单位1、单位2、单位3、单位4、单位5等 7 个单位',
  );
  expect(targetsText(chinese, ['110112', 'x1'], names)).toBe('通州区等 2 个单位');
  expect(targetsText(chinese, ['x1', 'x2'], new Map())).toBe('2 个单位');
});
