import { expect, test } from 'vitest';
import { inspections as english } from '../texts/en/inspections.ts';
import { inspections as chinese } from '../texts/zh/inspections.ts';
import { namedInspections } from './inspections.ts';

const open = [
  {
    inspection: 'a',
    level: 'municipal',
    kind: 'routine',
    from: '2026-11-23',
    until: '2026-12-22',
  },
] as const;
const announced = [
  { inspection: null, publishedAt: '2026-11-24T00:00:00.000Z', title: both('通知') },
  { inspection: 'a', publishedAt: '2026-11-23T00:00:00.000Z', title: both('进驻公告') },
  { inspection: 'b', publishedAt: '2025-03-01T16:30:00.000Z', title: both('去年的进驻公告') },
  { inspection: 'b', publishedAt: '2025-02-28T16:30:00.000Z', title: both('更早的一份') },
];

test('open inspections come first, past ones are known by their announcement, each once', () => {
  expect(namedInspections('zh', chinese, open, announced)).toEqual([
    { inspection: 'a', name: '市级例行督察 · 2026年11月23日至2026年12月22日' },
    { inspection: 'b', name: '去年的进驻公告 · 2025年3月2日' },
  ]);
  expect(namedInspections('en', english, open, [])[0]?.name).toBe(
    'Municipal routine inspection · 23 November 2026 to 22 December 2026',
  );
});

function both(title: string) {
  return { chinese: title, english: null };
}
