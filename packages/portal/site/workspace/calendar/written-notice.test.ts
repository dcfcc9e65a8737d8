import { expect, test } from 'vitest';
import {
  emptyHoliday,
  isUnreadNumber,
  noticeOf,
  unwrittenOf,
  writtenOf,
} from './written-notice.ts';

const spring = {
  name: 'spring-festival',
  off: { from: '2027-02-05', until: '2027-02-11' },
  makeUp: ['2027-02-14', '2027-02-20'],
} as const;

const heading = { issued: '2026-11-10', number: '' };

test('what holds is written in a form, and sent as it was', () => {
  expect(noticeOf(2027, heading, [writtenOf(spring)])).toEqual({
    year: 2027,
    issued: '2026-11-10',
    holidays: [spring],
  });
});

test.each([
  [emptyHoliday, ['name', 'off']],
  [{ ...writtenOf(spring), until: '' }, ['off']],
  [{ ...writtenOf(spring), makeUp: 'soon' }, ['makeUp']],
  [{ ...writtenOf(spring), makeUp: '' }, []],
])('of %j what is missing is named, and nothing is sent meanwhile', (written, missing) => {
  expect(unwrittenOf(2027, written)).toEqual(missing);
  expect(noticeOf(2027, heading, [writtenOf(spring), written]) === undefined).toBe(
    missing.length > 0,
  );
});

test('a notice without the day it was issued, or without a holiday, is not sent', () => {
  expect(noticeOf(2027, { ...heading, issued: '' }, [writtenOf(spring)])).toBeUndefined();
  expect(noticeOf(2027, heading, [])).toBeUndefined();
});

test('its number is sent as it is read; one that is none holds it back, and it may be left empty', () => {
  const of = (number: string) => noticeOf(2027, { ...heading, number }, [writtenOf(spring)]);
  expect(of('国办发明电 [2026] 9号')?.number).toEqual({
    series: 'guobanfa-mingdian',
    year: 2026,
    serial: 9,
  });
  expect(of('  ')).not.toHaveProperty('number');
  expect(isUnreadNumber('9号')).toBe(true);
  expect(of('9号')).toBeUndefined();
});
