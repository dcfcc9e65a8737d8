import { expect, test } from 'vitest';
import { findPersonalData } from '@ducha/contracts/personal-data.ts';
import { heldOut } from './labelled-text.ts';
import { markedOf, recallOf } from './measure.ts';

const find = (text: string) => findPersonalData(text, { name: null, phone: null, address: null });

test('numbers, plates, accounts and addresses of mail that people wrote are found', () => {
  const recalls = recallOf(heldOut('telling'), find);
  for (const { kind, passages, found, whole } of recalls) {
    if (['name', 'address', 'household'].includes(kind)) continue;
    expect([kind, found / passages >= 0.98, whole / passages >= 0.95]).toEqual([kind, true, true]);
  }
});

test('of texts that tell of nobody few are marked', () => {
  const clean = heldOut('clean');
  expect(clean.length).toBeGreaterThanOrEqual(150);
  expect(markedOf(clean, find) / clean.length).toBeLessThanOrEqual(0.03);
});
