import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { words } from '../texts/zh/words.ts';
import { workspace } from '../texts/zh/workspace.ts';
import { DueTag } from './due-tag.tsx';
import { Words } from './words.ts';

function tag(unpublished: readonly number[]): string {
  const due = { due: '2027-01-01T16:00:00.000Z', now: '2026-12-31T02:00:00.000Z', unpublished };
  return renderToString(h(Words.Provider, { value: { words, workspace } }, h(DueTag, due)));
}

test('a date of a year without a notice says so beside it, a firm one says nothing of it', () => {
  expect(tag([2027])).toContain('2027年放假安排尚未公布');
  expect(tag([])).not.toContain('尚未公布');
});
