import { expect, test } from 'vitest';
import type { UsageRow } from '@ducha/local-cloud';
import { writeUnitsOf } from './write-units.ts';

const row = (
  name: string,
  operation: string,
  writes: Readonly<Record<string, number>>,
): UsageRow => ({
  function: name,
  service: 'dynamodb',
  operation,
  requests: 1,
  billedRequests: 1,
  readUnits: 0,
  writeUnits: Object.values(writes).reduce((sum, units) => sum + units, 0),
  throttled: 0,
  failed: 0,
  units: Object.fromEntries(
    Object.entries(writes).map(([resource, writeUnits]) => [
      resource,
      { readUnits: 1, writeUnits },
    ]),
  ),
});

test('units are told apart by where they were written, and by whom', () => {
  const { total, parts } = writeUnitsOf([
    row('ComplaintsPublicApiFunction0', 'TransactWriteItems', {
      'a-LogTable': 4,
      'a-SealedTable': 2,
    }),
    row('ComplaintsApiFunction0', 'PutItem', { 'a-LogTable': 1 }),
    row('ComplaintsRelayFunction0', 'PutItem', { 'a-LogTable': 1, 'a-LogTable/list1': 2 }),
    row('ComplaintsRelayFunction0', 'TransactWriteItems', { 'a-LogTable': 4, 'a-LogTable/due': 2 }),
  ]);
  expect(parts).toEqual({
    commits: 3,
    notes: 1,
    'views and figures': 3,
    indexes: 4,
    transaction: 5,
  });
  expect(total).toBe(16);
});

test('what was only read counts nothing', () => {
  expect(writeUnitsOf([row('x', 'Query', {})]).total).toBe(0);
});
