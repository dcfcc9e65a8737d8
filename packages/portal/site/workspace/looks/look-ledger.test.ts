import { expect, test } from 'vitest';
import { askedIn, queryOf } from '../ledger/asked.ts';
import { isAtNight, lookLedger, repeatedLooks } from './look-ledger.ts';
import { lookLines, singleLines, type Look, type LookLine } from './look-lines.ts';
import { looks as texts } from './zh.ts';
import { words } from '../../texts/zh/words.ts';
import { workspace } from '../../texts/zh/workspace.ts';

const look = (given: Partial<Look>): Look => ({
  look: `${'c'.repeat(26)}-1`,
  complaint: 'c'.repeat(26),
  number: null,
  at: '2026-11-28T02:00:00.000Z',
  role: 'office-screener',
  subject: 'somebody',
  contact: false,
  glance: null,
  reason: null,
  ...given,
});
const lineOf = (given: Partial<Look>): LookLine => {
  const [line] = singleLines([look(given)]);
  if (line === undefined) throw new Error('a look is a line');
  return line;
};
const kindOf = (rows: readonly LookLine[], showsReasons = false) =>
  lookLedger({
    texts,
    words,
    workspace,
    language: 'zh',
    rows,
    showsReasons,
    hrefOf: ({ complaint }) => `/c/${complaint}`,
  });

test('a look at night is one from 22 to 6 by the clock of Beijing', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const night = hours.filter((hour) =>
    isAtNight(new Date(Date.UTC(2026, 10, 28, hour - 8, 30)).toISOString()),
  );
  expect(night).toEqual([0, 1, 2, 3, 4, 5, 22, 23]);
});

test('whoever looks at one complaint three times is said to; glances, and others, do not count', () => {
  const whole = ['a', 'b', 'c'].map((id) => look({ look: id }));
  const opening = look({ look: 'g', glance: { sitting: 's', of: 3 } });
  expect(repeatedLooks(whole.slice(0, 2))).toEqual(new Set());
  expect(repeatedLooks([...whole.slice(0, 2), opening])).toEqual(new Set());
  expect(repeatedLooks([...whole.slice(0, 2), look({ look: 'd', subject: 'other' })])).toEqual(
    new Set(),
  );
  expect(repeatedLooks([...whole, opening])).toEqual(new Set(['a', 'b', 'c']));
});

test('why somebody looked is told to whom it may be, and written out for nobody', () => {
  const row = lineOf({ reason: '核对张三的说法' });
  for (const shows of [false, true]) {
    const kind = kindOf([row], shows);
    expect(kind.aboutOf(row, row.at).includes('核对张三的说法')).toBe(shows);
    expect(kind.columns.map(({ textOf }) => textOf(row)).join()).not.toContain('张三');
  }
  // One that was erased is said to be.
  const erased = lineOf({});
  expect(kindOf([erased], true).aboutOf(erased, '')).toContain(texts.erased);
});

test('an account may be called whatever its issuer likes', () => {
  const row = lineOf({ subject: 'auth0|a.b-c' });
  const kind = kindOf([row]);
  const [who] = kind.dimensions;
  const [code = ''] = who?.codesOf(row) ?? [];
  const chosen = { ...askedIn({}, kind), chosen: { who: [code] } };
  const query = Object.fromEntries(new URLSearchParams(queryOf(chosen, kind)));
  expect(askedIn(query, kind).chosen['who']).toEqual([code]);
  expect(who?.textOf(code)).toBe('auth0|a.b-c');
});

test('a sitting is one line that is found by each of its numbers, and writes each of them out', () => {
  const glance = { sitting: 's1', of: 2 };
  const looks = [
    look({ look: 'a', number: 'W3BJ202611280001', glance }),
    look({ look: 'b', number: 'W3BJ202611280002', glance }),
  ];
  const rows = lookLines(looks);
  expect(rows).toHaveLength(1);
  const kind = kindOf(rows);
  const [row] = rows;
  if (row === undefined) throw new Error('a sitting is a line');
  expect(kind.gistOf(row)).toBe(texts.together(2));
  const written = kind.columns.map(({ textOf }) => textOf(row)).join();
  for (const { number } of looks) {
    expect(kind.searchedOf(row)).toContain(number);
    expect(written).toContain(number);
  }
});
