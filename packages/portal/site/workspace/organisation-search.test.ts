import { expect, test } from 'vitest';
import { findOrganisations } from './organisation-search.ts';

const all = [
  { code: '110105001', kind: 'township', chinese: '朝外街道', english: 'Chaowai Sub-district' },
  { code: 'swj', kind: 'department', chinese: '市水务局', english: 'Water Authority' },
  { code: '110112', kind: 'district', chinese: '通州区', english: 'Tongzhou District' },
  { code: '110105', kind: 'district', chinese: '朝阳区', english: null },
];
const codes = (typed: string, most = 9) => findOrganisations(all, typed, most).map((o) => o.code);

test('districts come first, whatever the order of the register', () => {
  expect(codes('')).toEqual(['110105', '110112', 'swj', '110105001']);
  expect(codes('', 1)).toEqual(['110105']);
});

test('a name is found by its beginning before its middle, in either language, and by code', () => {
  expect(codes('朝')).toEqual(['110105', '110105001']);
  expect(codes('水务')).toEqual(['swj']);
  expect(codes('tongzhou ')).toEqual(['110112']);
  expect(codes('１１０１０５')).toEqual(['110105', '110105001']);
  expect(codes('上海')).toEqual([]);
});
