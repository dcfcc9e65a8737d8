import { expect, test } from 'vitest';
import { chosenOf, printOf, withCovering, withMode, type Choices } from './chosen.ts';

const shown = ['yard', 'night', 'gate'];
const covered = withCovering(withMode({}, 'night', 'cover'), 'night', { type: 'add' });

test('nothing goes that nobody chose, and what goes is told by its place', () => {
  expect(chosenOf({}, shown)).toEqual([]);
  expect(chosenOf(withMode(covered, 'gate', 'bare'), shown)).toMatchObject([
    { photograph: 'night', place: 2, mode: 'cover', areas: [{ left: 0.4 }] },
    { photograph: 'gate', place: 3, mode: 'bare', areas: [] },
  ]);
});

test('what was covered stays while somebody tries another way, and covers nothing of what goes bare', () => {
  const bare = withMode(covered, 'night', 'bare');
  expect(chosenOf(bare, shown)).toMatchObject([{ mode: 'bare', areas: [] }]);
  expect(chosenOf(withMode(bare, 'night', 'none'), shown)).toEqual([]);
  expect(chosenOf(withMode(bare, 'night', 'cover'), shown)[0]?.areas).toHaveLength(1);
});

test('other areas are another copy, the same are the same', () => {
  const print = (choices: Choices) => printOf(chosenOf(choices, shown)[0]?.areas ?? []);
  const more = withCovering(covered, 'night', { type: 'move', x: 0.01, y: 0 });
  expect(print(more)).not.toBe(print(covered));
  expect(print(withCovering(more, 'night', { type: 'undo' }))).toBe(print(covered));
});
