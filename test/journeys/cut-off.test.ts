import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, beijingDate } from '@ducha/calendar';
import {
  appointOfficial,
  listBatches,
  readComplaint,
  readCutOffs,
  registerComplaint,
  setCutOffs,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { accept, openInspection } from '../acts.ts';
import { eventually } from '../eventually.ts';
import { openHouse, type House } from '../house.ts';

/** 定时组批, over the whole stack: the clock closes the batch of the day, and the liaison is told at once. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await house.close();
});

it('hands over what was accepted by the time, once, in the night too, and nothing where nothing waits', async () => {
  const head = house.as('office-head');
  const inspection = await openInspection(house);
  const params = { inspection };
  await house.as('notification-administrator').ok(appointOfficial, {
    params: { organisation: '110105', duty: 'liaison' },
    body: { name: '王建国', mobile: '13800138000' },
  });
  const { body } = await house.as('office-clerk').ok(registerComplaint, {
    body: { inspection, channel: 'phone', problem: '河道有油污' },
  });
  const { complaint } = body;
  await accept(house, complaint, '110105');
  await house.cloud.settled();

  const day = addDays(beijingDate(house.cloud.clock.now().toISOString()), 1);
  const { version } = await head.ok(readCutOffs, { params });
  const night = { from: day, rhythm: 'every-day' as const, at: '23:30' };
  await head.ok(setCutOffs, { params, version, body: night });
  await house.cloud.settled();
  const slot = new Date(`${day}T23:30:00+08:00`);
  await house.cloud.clock.moveTo(new Date(slot.getTime() + 61_000), { step: 6 * 3_600_000 });
  const seen = await eventually(
    async () => (await head.ok(readComplaint, { params: { complaint } })).body,
    ({ batch }) => batch !== null,
  );
  expect(seen.batch).toBe(`${inspection}-1`);
  await eventually(
    async () => house.cloud.sms.list(),
    (messages) => messages.some(({ phone }) => phone.includes('13800138000')),
  );

  await house.cloud.clock.moveTo(new Date(slot.getTime() + 24 * 3_600_000 + 61_000), {
    step: 6 * 3_600_000,
  });
  const shown = await eventually(
    async () => (await head.ok(readCutOffs, { params })).body,
    ({ passed }) => passed.length === 2,
  );
  expect(shown.passed.map(({ outcome, batch }) => [outcome, batch])).toEqual([
    ['nothing-waited', null],
    ['closed', `${inspection}-1`],
  ]);
  const listed = await head.ok(listBatches, { query: { inspection } });
  expect(listed.body.batches).toMatchObject([{ ordinal: 1, state: 'handed-over', total: 1 }]);
  expect(house.cloud.proxy.denials).toEqual([]);
});
