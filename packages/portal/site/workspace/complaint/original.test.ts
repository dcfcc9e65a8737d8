import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { words } from '../../texts/zh/words.ts';
import { workspace } from '../../texts/zh/workspace.ts';
import { Words } from '../words.ts';
import { Original, type Seen } from './original.tsx';

const photograph = {
  photograph: '3'.repeat(26),
  mediaType: 'image/jpeg',
  url: 'https://files.example/photographs/3?X-Amz-Expires=300&X-Amz-Signature=0',
  until: '2026-04-10T02:05:00.000Z',
} as const;
const seen: Seen = {
  complaint: '1'.repeat(26),
  problem: '夜里<很>吵。',
  place: null,
  messages: [{ at: '2026-04-10T02:00:00.000Z', text: '<img src=x onerror=alert(1)>' }],
  photographs: [photograph, { ...photograph, photograph: '4'.repeat(26) }],
  attachments: [],
  position: null,
  found: [{ text: 'problem', start: 2, end: 5, kind: 'phone' }],
  contact: null,
  recordedAt: '2026-04-10T02:00:00.000Z',
};
const html = renderToString(
  h(Words.Provider, { value: { words, workspace } }, h(Original, { seen })),
);

test('a look shows the photographs too, each with a name, and links to none', () => {
  expect([...html.matchAll(/<img [^>]*>/g)].map(([tag]) => tag)).toEqual([
    expect.stringContaining('alt="第 1 张照片"'),
    expect.stringContaining('alt="第 2 张照片"'),
  ]);
  expect(html).toContain('X-Amz-Signature=0');
  expect(html).not.toContain('<a ');
});

test('what a complainant writes stays text', () => {
  expect(html).toContain('&lt;img src=x');
});

test('what looks like personal data is marked in place, with what it looks like', () => {
  expect(html).toMatch(/夜里<mark title="疑似电话号码">&lt;很(>|&gt;)<\/mark>吵。/);
});
