import { expect, test } from 'vitest';
import { lookLines, type Look } from './look-lines.ts';

const look = (complaint: string, sitting: string | null): Look => ({
  look: `${complaint}-1`,
  complaint,
  number: null,
  at: '2025-12-20T01:00:00.000Z',
  role: 'office-screener',
  subject: 'screener',
  contact: false,
  glance: sitting === null ? null : { sitting, of: 3 },
  reason: null,
});

test('the glances of one sitting are a line, where it begins; every other look is one by itself', () => {
  const looks = [
    look('a', 's1'),
    look('b', 's1'),
    look('c', null),
    look('d', 's2'),
    look('e', 's1'),
  ];
  const lines = lookLines(looks).map(({ together }) =>
    together.map(({ complaint }) => complaint).join(''),
  );
  expect(lines).toEqual(['abe', 'c', 'd']);
});
