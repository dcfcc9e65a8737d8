import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../../house.ts';
import { countingDoor, depthOf } from './depth.ts';
import { found } from './founding.ts';
import { newWorld, planHistory, play } from './history.ts';
import { localDoor } from './local-door.ts';
import type { World } from './visit.ts';

/** People in the whole house, on the local cloud: what they do is taken, and gets complaints on. */
let house: House;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ducha-people-'));
  house = await openHouse({ state: path.join(folder, 'state') });
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

/** So many steps, and as many more as it takes: who gets how far in how many depends on every act that there is. */
const usual = 50;
const longest = 200;

/** Whether an organisation has taken a complaint up, and a batch was handed over, and perhaps published since. */
async function isDeep(world: World): Promise<boolean> {
  const { complaints, batches } = await depthOf(world);
  const handled = ['handling', 'replied', 'approved', 'staged', 'closed'];
  return (
    handled.some((stage) => (complaints[stage] ?? 0) > 0) &&
    /handed-over|disclosed/.test(Object.keys(batches).join())
  );
}

test('a short history brings complaints from desk to desk', async () => {
  const { door, answers } = countingDoor(await localDoor(house, path.join(folder, 'state')));
  const world = newWorld(door);
  const settled = () => house.cloud.settled(60_000);
  await found(world, 1, settled);
  for (const [place, step] of planHistory(2, longest).entries()) {
    if (place >= usual && (await isDeep(world))) break;
    await house.cloud.clock.moveTo(new Date(house.cloud.clock.now().getTime() + step.wait), {
      step: 12 * 3_600_000,
    });
    await settled();
    await play(step, world);
  }
  await settled();

  const outcomes = new Set([...answers.values()].flatMap((counts) => Object.keys(counts)));
  // The gateway turns away whoever does in the place of another what needs a sign-in, without a problem document.
  outcomes.delete('401 no problem document');
  expect([...outcomes].filter((one) => /^5|lost|no problem document/.test(one))).toEqual([]);
  expect(await isDeep(world)).toBe(true);
  expect(house.cloud.alarms().filter(({ state }) => state === 'ALARM')).toEqual([]);
  expect(house.cloud.proxy.denials).toEqual([]);
}, 240_000);
