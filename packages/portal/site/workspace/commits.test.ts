import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { words } from '../texts/zh/words.ts';
import { workspace } from '../texts/zh/workspace.ts';
import { complaint } from './complaint/zh.ts';
import { Commits } from './commits.tsx';
import { Words } from './words.ts';

test('versions and hashes stand behind a disclosure, and the acts before it do without them', () => {
  const hash = 'f'.repeat(64);
  const commit = {
    version: 1,
    role: 'citizen',
    organisation: null,
    events: ['complaint.received.v1'],
    at: null,
    on: '2026-11-28',
    hash,
  };
  const drawn = renderToString(
    h(
      Words.Provider,
      { value: { words, workspace } },
      h(Commits, { commits: [commit], texts: complaint.timeline }),
    ),
  );
  const [acts = '', behind = ''] = drawn.split('<details');
  expect(acts).toContain('2026年11月28日');
  for (const part of [hash.slice(0, 8), complaint.timeline.version(1)]) {
    expect(acts).not.toContain(part);
    expect(behind).toContain(part);
  }
});
