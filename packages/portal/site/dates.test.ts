import { expect, test } from 'vitest';
import {
  beijingDay,
  everyDay,
  briefDayText,
  daysBetween,
  dayText,
  momentText,
  shortDayText,
} from './dates.ts';

test('a moment falls on the day that it is in Beijing', () => {
  expect(beijingDay('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
  expect(beijingDay('2026-11-22T16:00:00.000Z')).toBe('2026-11-23');
  expect(beijingDay('2026-12-31T16:00:00.000Z')).toBe('2027-01-01');
});

test('days and moments are written as people of each language write them', () => {
  expect(dayText('zh', '2026-01-05')).toBe('2026年1月5日');
  expect(dayText('en', '2026-01-05')).toBe('5 January 2026');
  expect(shortDayText('zh', '2026-12-31')).toBe('12月31日');
  expect(shortDayText('en', '2026-12-31')).toBe('31 December');
  expect(briefDayText('zh', '2026-12-31')).toBe('12月31日');
  expect(briefDayText('en', '2026-12-31')).toBe('31 Dec');
  expect(momentText('zh', '2026-11-22T16:05:00.000Z')).toBe('2026年11月23日 00:05');
  expect(momentText('en', '2026-11-23T06:18:00.000Z')).toBe('23 November 2026, 14:18');
});

test('days are counted over months, leap days and years', () => {
  expect(daysBetween('2026-11-23', '2026-11-23')).toBe(0);
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  expect(daysBetween('2026-12-22', '2026-11-23')).toBe(-29);
});

test('every day stands between two, and none before', () => {
  expect(everyDay('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(everyDay('2026-02-27', '2026-02-27')).toEqual(['2026-02-27']);
  expect(everyDay('2026-02-27', '2026-02-26')).toEqual([]);
});
