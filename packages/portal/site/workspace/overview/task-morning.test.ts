import fc from 'fast-check';
import { expect, test } from 'vitest';
import { words } from '../../texts/zh/words.ts';
import { askedIn } from '../ledger/asked.ts';
import { filtered } from '../ledger/filter.ts';
import { taskStatuses } from '../task/status-tag.tsx';
import { taskLedger, type TaskRow } from '../tasks/task-ledger.ts';
import { tasks } from '../tasks/zh.ts';
import { addressOf, type Counted } from './counted.ts';
import { taskMorning } from './task-morning.ts';

const now = '2026-11-28T10:00:00.000Z';
const kind = taskLedger({ texts: tasks, words, language: 'zh', nameOf: (code) => code, own: null });
const anyRow: fc.Arbitrary<TaskRow> = fc
  .record({
    lead: fc.constantFrom('110105', '110108'),
    deadline: fc.constantFrom('2026-11-01', '2026-11-27', '2026-11-28', '2026-12-05'),
    finishedOn: fc.constantFrom(null, null, '2026-11-20'),
    status: fc.constantFrom(...taskStatuses),
  })
  .map((given) => ({
    task: '1'.repeat(26),
    version: 1,
    number: 'W3BJ202611230001-Z1',
    source: 'complaint',
    assisting: [],
    accepting: 'sthjj',
    deadlineUnpublished: [],
    statusChinese: '未达到序时进度',
    gist: null,
    ...given,
  }));

test('a number is that of the tasks which its link shows; who is late adds up', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
      const { soon, overdue, behind, late } = taskMorning(rows, kind, now);
      const shownAt = (number: Counted): number => {
        const { searchParams } = new URL(
          addressOf(number, kind, { path: '/work/tasks' }),
          'https://ducha.example',
        );
        const asked = askedIn(Object.fromEntries(searchParams), kind);
        return filtered(rows, asked, { kind, now, indexed: () => '' }).length;
      };
      for (const number of [soon, overdue, behind, ...late])
        expect(number.count).toBe(shownAt(number));
      expect(late.reduce((sum, { count }) => sum + count, 0)).toBe(overdue.count);
    }),
  );
});
