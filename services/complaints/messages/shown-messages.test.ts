import { expect, test } from 'vitest';
import { someNote } from '../testing/complaint-history.ts';
import { shownMessages } from './shown-messages.ts';

test('of a message that was erased, or not opened, it is shown when it came and from whom', () => {
  const message = { from: 'complainant', at: '2025-12-20T01:00:00.000Z', text: someNote } as const;
  const open = { state: 'open', text: '还在施工', class: 'secret' } as const;
  const shown = (note?: typeof open | { readonly state: 'erased' }) =>
    shownMessages([message], new Map(note === undefined ? [] : [[someNote.note, note]]));
  expect(shown(open)).toEqual([{ ...message, text: '还在施工' }]);
  expect(shown({ state: 'erased' })).toEqual([{ ...message, text: null }]);
  expect(shown()).toEqual([{ ...message, text: null }]);
});
