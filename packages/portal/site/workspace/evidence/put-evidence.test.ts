import { evidenceKind } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { evidenceKinds, putIn } from './put-evidence.ts';

test('every kind of the contracts is offered', () => {
  expect(evidenceKinds).toEqual(evidenceKind.options);
});

test('files come back from a draft; what is none is left out', () => {
  const file = { evidence: '0'.repeat(26), name: '现场.jpg', bytes: 12, kind: 'after' };
  expect(putIn({ evidence: [file, { ...file, kind: 'other' }, null, 'x'] })).toEqual([file]);
  for (const nothing of [undefined, null, {}, { evidence: 'x' }]) {
    expect(putIn(nothing)).toEqual([]);
  }
});
