import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { everyEndpoint } from '@ducha/contracts';
import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../replay/seeded-random.ts';
import { happens, whole } from '../chance.ts';
import type { Door } from './door.ts';
import { drawnValue, type Schema } from './drawn-value.ts';
import { everyAct } from './every-act.ts';
import { newWorld, planHistory, play, type Step } from './history.ts';
import { slips, type Deed } from './visit.ts';

const answers = new Map(
  everyEndpoint.map(({ name, answer }) => [
    name,
    z.toJSONSchema(answer, { io: 'output', unrepresentable: 'any' }) as Schema,
  ]),
);

/** A door behind which there is no house: it answers anything that an endpoint may answer, or nothing. */
function madeUpDoor(seed: number): { readonly door: Door; readonly asked: string[] } {
  const random = new SeededRandom(seed);
  const asked: string[] = [];
  const door: Door = {
    now: () => '2026-03-03T01:00:00.000Z',
    ask: (endpoint, as, request) => {
      asked.push(JSON.stringify([endpoint.name, as, request]));
      if (happens(random, 0.1)) return Promise.resolve('lost');
      if (happens(random, 0.1)) {
        const problem = { type: 'urn:ducha:problem:version-moved', status: 412, version: 3 };
        return Promise.resolve({ status: 412, body: problem, version: undefined });
      }
      const body = drawnValue(answers.get(endpoint.name) ?? {}, random, new Map());
      return Promise.resolve({ status: endpoint.status, body, version: whole(random, 1, 9) });
    },
    put: ({ url }, bytes) => {
      asked.push(`${url} ${bytes.join(' ')}`);
      return Promise.resolve(happens(random, 0.1) ? 'lost' : 200);
    },
  };
  return { door, asked };
}

async function played(steps: readonly Step[], seed: number) {
  const { door, asked } = madeUpDoor(seed);
  const world = newWorld(door);
  const deeds: Deed[] = [];
  for (const step of steps) deeds.push(await play(step, world));
  return { asked, deeds, world };
}

describe('the plan of a history', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(planHistory(5, 80)).toEqual(planHistory(5, 80));
    expect(planHistory(5, 80)).not.toEqual(planHistory(6, 80));
    // Counted from its beginning: a longer one begins in the same way.
    expect(planHistory(5, 80).slice(0, 30)).toEqual(planHistory(5, 30));
  });

  test('is plain data', () => {
    const steps = planHistory(11, 60);
    expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
  });

  test('holds every act and every slip, in some history; and several people at once', () => {
    const steps = Array.from({ length: 60 }, (_, seed) => planHistory(seed, 100)).flat();
    expect(new Set(steps.map(({ act }) => act))).toEqual(new Set(everyAct.map(({ name }) => name)));
    expect(new Set(steps.flatMap(({ slip }) => slip ?? []))).toEqual(new Set(slips));
    expect(steps.some(({ wait }) => wait < 1_000)).toBe(true);
    expect(steps.some(({ wait }) => wait > 5 * 24 * 3_600_000)).toBe(true);
  });
});

describe('a history that is played', () => {
  test.each([1, 2, 3, 4])(
    'asks for the same, to the byte, when it is answered so: %i',
    async (seed) => {
      const steps = planHistory(seed, 150);
      const [one, other] = [await played(steps, seed), await played(steps, seed)];
      expect(one.asked.length).toBeGreaterThan(150);
      expect(other.asked).toEqual(one.asked);
      expect(other.deeds).toEqual(one.deeds);
      expect(other.world.planted).toEqual(one.world.planted);
    },
  );

  test('can be any part of one', async () => {
    const steps = planHistory(21, 150).filter((_, index) => index % 3 === 1);
    const { deeds } = await played(steps, 21);
    expect(deeds.map(({ act }) => act)).toEqual(steps.map(({ act }) => act));
  });

  test('tells of no text, no receipt and no secret', async () => {
    const { deeds, world } = await played(planHistory(4, 400), 4);
    const told = JSON.stringify(deeds);
    expect(world.planted.length).toBeGreaterThan(20);
    expect(world.planted.filter(({ secret }) => told.includes(secret))).toEqual([]);
  });

  test('says each of its secrets to the house, but for those it was given', async () => {
    // Whoever spoils what they type may have spoiled the very words that hold it.
    const steps = planHistory(9, 200).map((step) =>
      step.slip === 'malformed' ? { ...step, slip: null } : step,
    );
    const { asked, world } = await played(steps, 9);
    const said = asked.join('\n');
    const unsaid = world.planted.filter(
      ({ kind, secret }) => kind !== 'receipt' && !said.includes(secret),
    );
    expect(unsaid).toEqual([]);
  });
});

test('people ask no clock and no dice of their own', async () => {
  const files = await readdir(import.meta.dirname, { recursive: true });
  // What stands for a house in tests has the time of that house.
  const people = files.filter((file) => /(?<!\.test|local-door)\.ts$/.test(file));
  expect(people.length).toBeGreaterThan(25);
  for (const file of people) {
    const source = await readFile(path.join(import.meta.dirname, file), 'utf8');
    expect(source, file).not.toMatch(/\bDate\b|Math\.random|randomUUID|randomBytes|performance\./);
  }
});
