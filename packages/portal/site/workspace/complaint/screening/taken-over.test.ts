import { expect, test } from 'vitest';
import type { Seen } from '../original.tsx';
import { takenOver } from './taken-over.ts';

const seen: Seen = {
  complaint: '1'.repeat(26),
  problem: '我叫张三，手机13811112222',
  place: '地铁口，找张三',
  messages: [],
  photographs: [],
  attachments: [],
  position: null,
  found: [
    { text: 'problem', start: 2, end: 4, kind: 'name' },
    { text: 'problem', start: 7, end: 18, kind: 'phone' },
    { text: 'place', start: 5, end: 7, kind: 'name' },
  ],
  contact: null,
  recordedAt: '2026-04-10T02:00:00.000Z',
};

test.each([
  ['', '我叫张三，手机13811112222\n地铁口，找张三'],
  ['已写的', '已写的\n我叫张三，手机13811112222\n地铁口，找张三'],
  ['我叫张三，手机13811112222', '我叫张三，手机13811112222\n地铁口，找张三'],
  ['地铁口，找张三\n我叫张三，手机13811112222。', '地铁口，找张三\n我叫张三，手机13811112222。'],
])('what was found stands where it does in the whole, after %j', (before, whole) => {
  const { text, findings } = takenOver(before, seen, 'written');
  expect(text).toBe(whole);
  expect(findings.map(({ passage }) => passage)).toEqual(['张三', '13811112222', '张三']);
  for (const { start, end, passage } of findings) expect(text.slice(start, end)).toBe(passage);
});

test('without a place it is the problem alone', () => {
  const { text, findings } = takenOver('', { ...seen, place: null, found: [] }, 'written');
  expect([text, findings]).toEqual([seen.problem, []]);
});

test('cleaned, everything that was found is replaced, and nothing is left to be marked', () => {
  expect(takenOver('已写的', seen, 'cleaned')).toEqual({
    text: '已写的\n我叫某某，手机×××\n地铁口，找某某',
    findings: [],
  });
});
