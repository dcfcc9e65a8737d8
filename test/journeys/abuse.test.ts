import { afterAll, beforeAll, expect, it } from 'vitest';
import { followComplaint, submitComplaint } from '@ducha/contracts';
import { failureLimit } from '@ducha/lambda';
import { loadBasics } from '@ducha/local-cloud';
import { openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';

/** Guessing and floods, met by the synthesized stack with the rights that it gives. */
let house: House;
let inspection = '';

beforeAll(async () => {
  house = await openHouse();
  await loadBasics(house.cloud);
  inspection = await openInspection(house);
});
afterAll(async () => {
  await house.close();
});

it('slows whoever guesses receipts, and neither complaining nor what is published', async () => {
  const given = await house.citizen.ok(submitComplaint, { body: { inspection, problem: '噪声' } });
  const { receipt } = given.body;
  for (let time = 0; time < failureLimit.receipt; time += 1) {
    const guessed = await house.citizen.call(followComplaint, { receipt: `${time}` });
    expect(guessed.status).toBe(404);
  }
  const slowed = await fetch(new URL(followComplaint.path, house.cloud.address), {
    headers: { receipt, 'x-forwarded-for': '203.0.113.9' },
  });
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
  const other = await house.citizen.call(submitComplaint, {
    body: { inspection, problem: '扬尘' },
  });
  expect(other.status).toBe(201);
  expect(house.cloud.proxy.denials).toEqual([]);
});
