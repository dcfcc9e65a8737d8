import { readFileSync } from 'node:fs';
import path from 'node:path';
import { amendmentNames, holidayNames } from '@ducha/calendar';
import { describe, expect, test } from 'vitest';
import { faultInPlace, faultText } from './site/workspace/calendar/fault-text.ts';
import { calendar as english } from './site/workspace/calendar/en.ts';
import { calendar as chinese } from './site/workspace/calendar/zh.ts';

/** Every fault that the decider of the calendar may find: the code and, where it is written out, the place. */
function faultsOfTheDecider(): { code: string; pointer: string }[] {
  const decider = path.resolve(
    import.meta.dirname,
    '../../services/inspections/calendar/calendar.ts',
  );
  const made = readFileSync(decider, 'utf8').matchAll(/fault\(\s*([^,]+),\s*'([a-z-]+)'/g);
  return [...made].map(([, place = '', code = '']) => ({
    code,
    pointer: place.startsWith("'") ? place.slice(1, -1) : '#',
  }));
}

describe.each([
  ['zh', chinese],
  ['en', english],
] as const)('in %s', (_, texts) => {
  test('every fault that the house may find has a sentence', () => {
    const faults = faultsOfTheDecider();
    expect(faults.length).toBeGreaterThan(20);
    expect(faults.filter((each) => faultText(texts.fault, each) === undefined)).toEqual([]);
  });

  test('a place that has a sentence of its own is one that the decider names', () => {
    const made = faultsOfTheDecider().map(({ pointer, code }) => `${pointer} ${code}`);
    expect(Object.keys(texts.fault.at).filter((place) => !made.includes(place))).toEqual([]);
  });
});

test('holidays and reasons are called as in the explanations of dates', () => {
  const named = (names: typeof holidayNames | typeof amendmentNames) =>
    Object.fromEntries(Object.entries(names).map(([code, { zh }]) => [code, zh]));
  expect(chinese.holiday).toEqual(named(holidayNames));
  expect(chinese.reason).toEqual(named(amendmentNames));
});

test('a fault in a holiday says which one, others do not', () => {
  const nameOf = (place: number): string => `节日${place}`;
  const said = (pointer: string, code: string) =>
    faultInPlace(chinese.fault, { pointer, code, detail: '' }, nameOf);
  expect(said('#/notice/holidays/1/off/until', 'out-of-order')).toBe(
    `第 2 项（节日1）：${chinese.fault.code['out-of-order']}`,
  );
  expect(said('#/notice/year', 'past')).toBe(chinese.fault.at['#/notice/year past']);
  expect(said('#/amendment/days/from', 'past')).toBe(chinese.fault.code.past);
  expect(said('#/notice', 'of-somebody-else')).toBeUndefined();
});
