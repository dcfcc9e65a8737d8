import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { words } from '../texts/zh/words.ts';
import { workspace } from '../texts/zh/workspace.ts';
import { Subject } from './subject.tsx';
import { Words } from './words.ts';

function shown(subject: string): string {
  return renderToString(
    h(Words.Provider, { value: { words, workspace } }, h(Subject, { subject })),
  );
}

test('a long account id is shown by its beginning, the whole of it behind a disclosure', () => {
  const subject = '0123456789abcdef0123456789abcdef';
  expect(shown(subject)).toMatch(
    /^<details[^>]*><summary>账号 01234567…<\/summary><code[^>]*>0123456789abcdef0123456789abcdef<\/code><\/details>$/,
  );
});

test('one that is short is shown whole', () => {
  expect(shown('leader-1')).toBe('<span class="account">leader-1</span>');
});
