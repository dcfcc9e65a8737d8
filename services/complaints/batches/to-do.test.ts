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
    ...of,
  },
});

test('what no batch has taken is counted, and since when the first waits', () => {
  const none = { batch: null, stage: 'accepted' };
  const { waiting } = countedIn([
    row(none),
    row({ ...none, keyAttention: true, acceptedAt: '2025-12-19T01:00:00.000Z' }),
    row({ batch: null, stage: 'received', acceptedAt: null }),
    row({}),
  ]);
  expect(waiting).toEqual({
    complaints: 2,
    keyAttention: 1,
    since: '2025-12-19T01:00:00.000Z',
  });
  expect(countedIn([row({})]).waiting).toEqual({ complaints: 0, keyAttention: 0, since: null });
});

test('a batch can be disclosed when all its replies are confirmed, and again when a staged one is closed', () => {
  const { batches } = countedIn([
    row({ stage: 'closed', result: 'closed' }),
    row({ stage: 'staged', result: 'staged' }),
    row({}),
  ]);
  const found = batches.get(batch);
  expect(toDoOf(found, { total: 3 }, undefined)).toEqual({ unreviewed: 1, closedSince: 0 });
  expect(toDoOf(found, { total: 3 }, 1)).toEqual({ unreviewed: 1, closedSince: 0 });
  expect(toDoOf(found, { total: 3 }, 0)).toEqual({ unreviewed: 1, closedSince: 1 });
  // Nothing of it is seen yet: it was handed over a moment ago.
  expect(toDoOf(undefined, { total: 3 }, undefined)).toEqual({ unreviewed: 3, closedSince: 0 });
});
