import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  followComplaint,
  lookAtComplaint,
  readComplaint,
  requestPhotographUpload,
  submitComplaint,
  writeToComplainant,
  writeToOffice,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';

/**
 * A citizen puts a photograph with what the public function signed, and writes to the office; an official
 * sees both by a look: every function with the rights of its own role.
 */
let house: House;
beforeAll(async () => {
  house = await openHouse();
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await house.close();
});

const photograph = new TextEncoder().encode('a photograph of the yard');

it('a photograph goes from the citizen to the official who looks, and messages both ways', async () => {
  const inspection = await openInspection(house);
  const { body: announced } = await house.citizen.ok(requestPhotographUpload, {
    body: {
      inspection,
      sha256: createHash('sha256').update(photograph).digest('hex'),
      bytes: photograph.length,
      mediaType: 'image/jpeg',
    },
  });
  const { url, method, headers } = announced.upload;
  const put = await fetch(url, { method, headers, body: photograph });
  expect(put.status).toBe(200);
  const { receipt } = (
    await house.citizen.ok(submitComplaint, {
      body: { inspection, problem: '院内堆放垃圾', photographs: [announced.photograph] },
    })
  ).body;
  await house.cloud.settled();
  const [row] = await complaintsAt(house, inspection, 'received');
  const params = { complaint: row?.complaint ?? '' };

  await house.citizen.ok(writeToOffice, { receipt, body: { text: '今天又多了一车' } });
  const screener = house.as('office-screener');
  const seen = await screener.ok(readComplaint, { params });
  expect(seen.body.photographs).toBe(1);
  await screener.ok(writeToComplainant, {
    params,
    version: seen.version,
    body: { text: '已经收到' },
  });
  const followed = await house.citizen.ok(followComplaint, { receipt });
  expect(followed.body.messages.map(({ from, text }) => [from, text])).toEqual([
    ['complainant', '今天又多了一车'],
    ['office', '已经收到'],
  ]);
  const looked = await screener.ok(lookAtComplaint, { params, body: { reason: '核对照片' } });
  expect(looked.body.messages.map(({ text }) => text)).toEqual(['今天又多了一车']);
  const [shown] = looked.body.photographs;
  expect(await (await fetch(shown?.url ?? '')).text()).toBe('a photograph of the yard');
  expect(house.cloud.proxy.denials).toEqual([]);
});
