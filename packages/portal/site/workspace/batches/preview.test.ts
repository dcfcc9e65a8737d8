import { expect, test } from 'vitest';
import type { ComplaintRow } from '../every-page.ts';
import { notReviewed, previewOf } from './preview.ts';

const row = (changed: Partial<ComplaintRow>): ComplaintRow => ({
  complaint: '0'.repeat(26),
  version: 1,
  inspection: '1'.repeat(26),
  stage: 'accepted',
  channel: 'phone',
  gist: null,
  number: null,
  receivedOn: '2026-11-23',
  district: null,
  township: null,
  mainType: 'noise',
  keyAttention: false,
  organisations: [
    { organisation: '110105', role: 'lead' },
    { organisation: 'swj', role: 'assist' },
  ],
  batch: null,
  replyDue: null,
  replyDueUnpublished: [],
  outerDue: null,
  result: null,
  office: null,
  todo: null,
  ...changed,
});

test('each complaint counts once, under its lead and its main type, most first', () => {
  const preview = previewOf([
    row({ mainType: 'air' }),
    row({ keyAttention: true }),
    row({ channel: 'web', organisations: [{ organisation: '110101', role: 'lead' }] }),
  ]);
  expect(preview).toEqual({
    total: 3,
    keyAttention: 1,
    channels: [
      { code: 'phone', count: 2 },
      { code: 'web', count: 1 },
    ],
    organisations: [
      { code: '110105', count: 2 },
      { code: '110101', count: 1 },
    ],
    types: [
      { code: 'noise', count: 2 },
      { code: 'air', count: 1 },
    ],
  });
});

test('what a table says is not closed yet is of this batch and has no result', () => {
  const rows = [
    row({ batch: 'a-1', result: 'closed' }),
    row({ batch: 'a-1' }),
    row({ batch: 'a-2' }),
    row({ batch: 'a-1', result: 'open' }),
  ];
  expect(notReviewed(rows, 'a-1')).toEqual([rows[1]]);
});
