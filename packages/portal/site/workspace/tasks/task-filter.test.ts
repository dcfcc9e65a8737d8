import { expect, test } from 'vitest';
import { fits, leavesOut, type TaskLine } from './task-filter.ts';

const task: TaskLine = {
  task: '1'.repeat(26),
  version: 1,
  number: 'W3BJ202611230001-Z1',
  source: 'complaint',
  lead: '110105',
  assisting: ['110108'],
  accepting: 'sthjj',
  deadline: '2026-12-31',
  deadlineUnpublished: [],
  finishedOn: null,
  status: 'behind',
  statusChinese: '未达到序时进度',
};

test('every part of a filter must fit; an empty one leaves nothing out', () => {
  expect(fits(task, {})).toBe(true);
  expect(fits(task, { status: '', source: '' })).toBe(true);
  expect(fits(task, { status: 'behind', source: 'complaint' })).toBe(true);
  expect(fits(task, { status: 'behind', source: 'central-feedback' })).toBe(false);
  expect(fits(task, { status: 'overdue' })).toBe(false);
});

test('an organisation is found whether it leads or assists, not where it accepts', () => {
  expect(fits(task, { organisation: '110105' })).toBe(true);
  expect(fits(task, { organisation: '110108' })).toBe(true);
  expect(fits(task, { organisation: 'sthjj' })).toBe(false);
});

test('a filter without anything in it is none', () => {
  expect(leavesOut({ status: '', organisation: undefined })).toBe(false);
  expect(leavesOut({ source: 'complaint' })).toBe(true);
});
