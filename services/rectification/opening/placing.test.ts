import { expect, test } from 'vitest';
import { after, opening, taskId } from '../testing/task-history.ts';
import { relationsTo } from '../task/task-relations.ts';
import { decidePlaced } from './placing.ts';

const placed = (district: string | null, sourceVersion: number) => ({
  task: taskId,
  district,
  sourceVersion,
});

test('a task whose matter proves to be elsewhere is the case of that district, and of the one before no more', () => {
  const opened = after(null, ...opening);
  const events = decidePlaced(opened, placed('110111', 7));
  expect(events).toMatchObject([
    { type: 'task.district-changed.v1' },
    {
      type: 'deadline.parts-changed.v1',
      data: { parts: ['110105', 'shuiwu', 'sthjj', '110111'] },
    },
  ]);
  const there = after(opened, ...events);
  const person = (organisation: string) => ({
    subject: 'somebody',
    organisation,
    roles: ['office-head' as const],
  });
  expect(relationsTo(opened, person('110111')).has('any')).toBe(true);
  expect(relationsTo(there, person('110111')).has('any')).toBe(false);
  const nowhere = after(there, ...decidePlaced(there, placed(null, 9)));
  expect(relationsTo(nowhere, person('110111')).has('any')).toBe(true);
});

test('of two words that come in whatever order the newer one holds', () => {
  const opened = after(null, ...opening);
  const newer = after(opened, ...decidePlaced(opened, placed('110111', 9)));
  expect(decidePlaced(newer, placed('110108', 7))).toEqual([]);
  expect(decidePlaced(newer, placed('110111', 9))).toEqual([]);
  expect(newer.district).toBe('110111');
});
