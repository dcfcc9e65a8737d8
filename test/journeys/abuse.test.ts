import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  followComplaint,
  readFigures,
  requestPhotographUpload,
  submitComplaint,
} from '@ducha/contracts';
import { failureLimit, failureWindow } from '@ducha/lambda';
import { loadBasics } from '@ducha/local-cloud';
import { lifetime, prove } from '@ducha/proof-of-work';
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

/** Goes to the moment at which counting begins anew, so that a test does not fall into two windows. */
async function nextWindow(): Promise<void> {
  const { clock } = house.cloud;
  const window = failureWindow * 1000;
  await clock.moveTo(new Date((Math.floor(clock.now().getTime() / window) + 1) * window + 1000));
}

async function received(): Promise<number> {
  await house.cloud.settled();
  const { body } = await house.as('office-clerk').ok(readFigures, { query: { inspection } });
  return body.received;
}

it('a lost answer is had again though the proof of its request grew old meanwhile', async () => {
  const before = await received();
  const idempotencyKey = randomUUID();
  const proof = await prove(house.cloud.address, idempotencyKey);
  const asked = { body: { inspection, problem: '噪声' }, idempotencyKey, proof };
  const first = await house.citizen.ok(submitComplaint, asked);
  const late = randomUUID();
  const lateProof = await prove(house.cloud.address, late);
  const { clock } = house.cloud;
  await clock.moveTo(new Date(clock.now().getTime() + (lifetime + 60) * 1000));
  const again = await house.citizen.ok(submitComplaint, asked);
  expect(again.body).toEqual(first.body);
  const other = { ...asked, idempotencyKey: late, proof: lateProof };
  const refused = await house.citizen.call(submitComplaint, other);
  expect(refused).toMatchObject({
    status: 400,
    problem: { type: 'urn:ducha:problem:proof-needed', faults: [{ code: 'expired' }] },
  });
  expect(await received()).toBe(before + 1);
});

it('a flood without work is slowed; who works for it goes on handing in from the same network', async () => {
  await nextWindow();
  const before = await received();
  const statuses: number[] = [];
  for (let time = 0; time < failureLimit.proof + 5; time += 1) {
    const body = { inspection, problem: '一样的话' };
    const { status } = await house.citizen.call(submitComplaint, { body, proof: 'none' });
    statuses.push(status);
  }
  expect(statuses.at(-1)).toBe(429);
  expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(
    failureLimit.proof,
  );
  const photograph = {
    inspection,
    sha256: 'a'.repeat(64),
    bytes: 10,
    mediaType: 'image/jpeg',
  } as const;
  expect(
    (await house.citizen.call(requestPhotographUpload, { body: photograph, proof: 'none' })).status,
  ).toBe(429);
  expect((await house.citizen.call(requestPhotographUpload, { body: photograph })).status).toBe(
    201,
  );
  await house.citizen.ok(submitComplaint, { body: { inspection, problem: '扬尘' } });
  expect(await received()).toBe(before + 1);
});

it('whoever guesses receipts is slowed, and neither complaining nor what is published', async () => {
  await nextWindow();
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
  await house.citizen.ok(submitComplaint, { body: { inspection, problem: '扬尘' } });
  expect(house.cloud.proxy.denials).toEqual([]);
});
