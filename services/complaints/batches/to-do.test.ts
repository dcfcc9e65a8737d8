import { expect, test } from 'vitest';
import { countedIn, toDoOf } from './to-do.ts';

const batch = `${'0'.repeat(26)}-1`;
const row = (of: object) => ({
  data: {
    stage: 'handling',
    result: null,
    batch,
    keyAttention: false,
    acceptedAt: '2025-12-20T01:00:00.000Z',
    replyDue: '2025-12-30T16:00:00.000Z',
    ...of,
  },
});

const now = '2025-12-21T00:00:00.000Z';

test('what no batch has taken is counted, and since when the first waits', () => {
  const none = { batch: null, stage: 'accepted' };
  const { waiting } = countedIn(
    [
      row(none),
      row({ ...none, keyAttention: true, acceptedAt: '2025-12-19T01:00:00.000Z' }),
      row({ batch: null, stage: 'received', acceptedAt: null }),
      row({}),
    ],
    now,
  );
  expect(waiting).toEqual({
    complaints: 2,
    keyAttention: 1,
    since: '2025-12-19T01:00:00.000Z',
  });
  expect(countedIn([row({})], now).waiting).toEqual({
    complaints: 0,
    keyAttention: 0,
    since: null,
  });
});

test('of a batch is told what is late, and of how many its last edition says otherwise', () => {
  const rows = [
    row({ stage: 'closed', result: 'closed', told: 'closed-a' }),
    row({ stage: 'staged', result: 'staged', told: 'staged-b' }),
    row({ told: 'open---c' }),
  ];
  const found = countedIn(rows, now).batches.get(batch);
  const none = { unreviewed: 1, inTime: 1, behind: 0 };
  expect(toDoOf(found, { total: 3 }, undefined)).toEqual(none);
  expect(toDoOf(found, { total: 3 }, new Set(['closed-a', 'staged-b', 'open---c']))).toEqual(none);
  expect(toDoOf(found, { total: 3 }, new Set(['closed-a', 'open---b', 'open---c']))).toEqual({
    ...none,
    behind: 1,
  });
  const late = countedIn(rows, '2025-12-30T16:00:00.000Z').batches.get(batch);
  expect(toDoOf(late, { total: 3 }, undefined)).toEqual({ ...none, inTime: 0 });
  // Nothing of it is seen yet: it was handed over a moment ago.
  expect(toDoOf(undefined, { total: 3 }, undefined)).toEqual({
    unreviewed: 3,
    inTime: 3,
    behind: 0,
  });
});
