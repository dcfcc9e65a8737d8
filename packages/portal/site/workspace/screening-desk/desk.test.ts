import { expect, test } from 'vitest';
import { asideLast, asideOf, colleagueAt } from './desk.ts';

const until = '2026-11-29T06:00:00.000Z';
const claim = (complaint: string, mine: boolean) => ({ complaint, by: 'x', mine, until });
const aside = (complaint: string, mine: boolean) => ({
  ...claim(complaint, mine),
  reason: null,
});

test('a colleague’s claim is told, and one’s own is none', () => {
  const desk = { claims: [claim('a', false), claim('b', true)] };
  expect(colleagueAt(desk, 'a')).toMatchObject({ complaint: 'a' });
  expect(colleagueAt(desk, 'b')).toBeUndefined();
  expect(colleagueAt(undefined, 'a')).toBeUndefined();
});

test('what one has set aside oneself comes last; what others have stays in its place', () => {
  const desk = { setAside: [aside('a', true), aside('c', true), aside('b', false)] };
  const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  expect(asideLast(rows, desk).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
  expect(asideLast(rows, undefined)).toBe(rows);
  expect(asideOf({ setAside: [aside('a', false), aside('a', true)] }, 'a')[0]?.mine).toBe(true);
});
