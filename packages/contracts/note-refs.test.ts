import { expect, test } from 'vitest';
import { noteRefsIn } from './note-refs.ts';

test('references are found at any depth of an event', () => {
  const one = { note: `${'a'.repeat(26)}.a`, mac: 'm' };
  const two = { note: `${'b'.repeat(26)}.b`, mac: 'n' };
  expect(noteRefsIn({ list: [{ one }, 3, null], two, note: 'x' })).toEqual([one, two]);
});
