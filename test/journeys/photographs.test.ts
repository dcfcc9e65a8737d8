import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  followComplaint,
  closeBatch,
  eraseByReceipt,
  lookAtComplaint,
  readComplaint,
  readPassedOnPhotograph,
  registerComplaint,
  submitComplaint,
  takeBackPhotographs,
  writeToComplainant,
  writeToOffice,
} from '@ducha/contracts';
import { fileOfType } from '@ducha/contracts/testing/file-of-type.ts';
import { pictureOf } from '@ducha/contracts/testing/jpeg-file.ts';
import { loadBasics } from '@ducha/local-cloud';
import { accept, complaintsAt, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { copyPassedOn, photographed, recorded, scanned } from '../photographs.ts';

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

const photograph = fileOfType('image/jpeg', 'a photograph of the yard');

it('a photograph goes from the citizen to the official who looks, and messages both ways', async () => {
  const inspection = await openInspection(house);
  const picture = await photographed(house, inspection, photograph);
  const { receipt } = (
    await house.citizen.ok(submitComplaint, {
      body: { inspection, problem: '院内堆放垃圾', photographs: [picture] },
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
  expect(await (await fetch(shown?.url ?? '')).text()).toContain('a photograph of the yard');
  expect(house.cloud.proxy.denials).toEqual([]);
});

it('a recording and a scanned letter go to the official who looks, to no organisation, and are gone when they are erased', async () => {
  const inspection = await openInspection(house);
  const sound = await recorded(house, inspection, 'the fan at night');
  const { receipt } = (
    await house.citizen.ok(submitComplaint, {
      body: { inspection, problem: '夜里风机很吵', attachments: [sound] },
    })
  ).body;
  const letter = await scanned(house, inspection, 'a letter');
  const registered = await house.as('office-clerk').ok(registerComplaint, {
    body: { inspection, problem: '来信反映扬尘', channel: 'letter', attachments: [letter] },
  });
  await house.cloud.settled();
  const complaints = await complaintsAt(house, inspection, 'received');
  const screener = house.as('office-screener');
  const fetchedFrom = async (complaint: string) => {
    const body = { reason: '核对附件' };
    const looked = await screener.ok(lookAtComplaint, { params: { complaint }, body });
    return looked.body.attachments;
  };
  const complaint =
    complaints.find((row) => row.complaint !== registered.body.complaint)?.complaint ?? '';
  const [heard] = await fetchedFrom(complaint);
  expect(await (await fetch(heard?.url ?? '')).text()).toContain('the fan at night');
  const [read] = await fetchedFrom(registered.body.complaint);
  expect(read?.mediaType).toBe('application/pdf');
  expect(await (await fetch(read?.url ?? '')).text()).toContain('a letter');

  await accept(house, complaint, '110105');
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  const liaison = house.as('organisation-liaison@110105');
  const seen = await liaison.ok(readComplaint, { params: { complaint } });
  expect(seen.body.attachments).toBeNull();
  expect(JSON.stringify(seen.body)).not.toContain(sound);
  const refused = await liaison.call(lookAtComplaint, {
    params: { complaint },
    body: { reason: '核对附件' },
  });
  expect(refused.status).toBe(403);

  await house.citizen.ok(eraseByReceipt, { receipt, body: { parts: ['photographs'] } });
  await house.cloud.settled();
  expect(await fetchedFrom(complaint)).toEqual([]);
  expect((await fetch(heard?.url ?? '')).status).toBe(403);
  expect(house.cloud.proxy.denials).toEqual([]);
});

it('a covered copy goes from the screener to the organisation, and is gone for it when it is taken back', async () => {
  const inspection = await openInspection(house);
  const picture = await photographed(house, inspection, photograph);
  await house.citizen.ok(submitComplaint, {
    body: { inspection, problem: '院内堆放垃圾', photographs: [picture] },
  });
  await house.cloud.settled();
  const [row] = await complaintsAt(house, inspection, 'received');
  const complaint = row?.complaint ?? '';
  const bytes = pictureOf('with the number plate covered');
  const copy = await copyPassedOn(house, complaint, bytes);
  await accept(house, complaint, '110105');
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();

  const liaison = house.as('organisation-liaison@110105');
  const seen = await liaison.ok(readComplaint, { params: { complaint } });
  expect(seen.body.passedOn).toMatchObject([{ photograph: copy, original: null, areas: 1 }]);
  expect(JSON.stringify(seen.body)).not.toContain(picture);
  const fetched = await liaison.ok(readPassedOnPhotograph, {
    params: { complaint, photograph: copy },
  });
  const file = await fetch(fetched.body.url);
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);

  await house.as('office-reviewer').ok(takeBackPhotographs, {
    params: { complaint },
    version: seen.version,
    body: { photographs: [copy], reason: 'covered-too-little' },
  });
  await house.cloud.settled();
  // What is not there is not told from what may not be read.
  expect((await fetch(fetched.body.url)).status).toBe(403);
  expect((await liaison.ok(readComplaint, { params: { complaint } })).body.passedOn).toEqual([]);
  expect(house.cloud.proxy.denials).toEqual([]);
});
