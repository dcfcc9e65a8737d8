import { expect, test } from 'vitest';
import { submitComplaint } from '@ducha/contracts';
import { positionOf } from './position.ts';

test('what a device found is said to a metre, and is what the house takes', () => {
  const position = positionOf({ latitude: 39.9041999123, longitude: 116.40739, accuracy: 12.6 });
  expect(position).toEqual({ latitude: 39.9042, longitude: 116.40739, accuracy: 13 });
  const body = { inspection: '1164c4eye2bmwpycjwrjyk61vc', problem: '冒黑烟' };
  for (const accuracy of [0, 1e9]) {
    const found = positionOf({ latitude: -90, longitude: 180, accuracy });
    expect(submitComplaint.body.safeParse({ ...body, position: found }).success).toBe(true);
  }
});
