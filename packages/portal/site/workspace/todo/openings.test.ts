import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetOpenings, onOpenings, openingOf, takeOpenings } from './openings.ts';

const recordedAt = '2025-12-20T01:00:00.000Z';
let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  forgetOpenings();
});
afterEach(() => void vi.unstubAllGlobals());

test('each complaint has what a glance came to at it, the newest last', () => {
  takeOpenings({
    shown: [
      { complaint: 'a', opening: '夜里很吵' },
      { complaint: 'b', opening: null },
    ],
    notShown: [{ complaint: 'c', why: 'wrong-stage' }],
    recordedAt,
  });
  expect(['a', 'b', 'c', 'd'].map(openingOf)).toEqual([
    { is: 'shown', words: '夜里很吵' },
    { is: 'shown', words: null },
    { is: 'not-shown', why: 'wrong-stage' },
    undefined,
  ]);
  takeOpenings({ shown: [], notShown: [{ complaint: 'a', why: 'erased' }], recordedAt });
  expect(openingOf('a')).toEqual({ is: 'not-shown', why: 'erased' });
});

test('whoever leaves takes them all along, and those who show them hear of it', () => {
  const heard = vi.fn<() => void>();
  const stop = onOpenings(heard);
  takeOpenings({ shown: [{ complaint: 'a', opening: '夜里很吵' }], notShown: [], recordedAt });
  forgetOpenings();
  expect(openingOf('a')).toBeUndefined();
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  forgetOpenings();
  expect(heard).toHaveBeenCalledTimes(2);
});

test('a page that the browser keeps for the way back holds none of them, wherever in it the person was', () => {
  const shown = [{ complaint: 'a', opening: '夜里很吵' }];
  takeOpenings({ shown, notShown: [], recordedAt });
  // Whoever showed them listens no longer: the person has gone on to another page of the workspace.
  const heard = vi.fn<() => void>();
  onOpenings(heard)();
  page.dispatchEvent(new Event('pagehide'));
  expect(openingOf('a')).toBeUndefined();
  expect(heard).not.toHaveBeenCalled();
  takeOpenings({ shown, notShown: [], recordedAt });
  page.dispatchEvent(new Event('pagehide'));
  expect(openingOf('a')).toBeUndefined();
});
