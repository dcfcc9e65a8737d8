import { entries } from '../../infra/entries.ts';
import { found } from './people/founding.ts';
import { newWorld as newPeople, planHistory, type Step } from './people/history.ts';
import { play, type Founded, type History, type Played } from './play.ts';
import { shrink } from './shrink.ts';
import type { Answer, Setup, Task } from './workers.ts';
import { happens, seedOf, whole } from './chance.ts';
import { SeededRandom } from '../replay/seeded-random.ts';
import { enter } from './world/current.ts';
import { readEntry } from './world/entry-code.ts';
import { ratesOf } from './world/luck.ts';
import { commonEnvironment, planOf } from './world/plan.ts';
import { makeWorld, type Codes, type House } from './world/world.ts';
import type { Age } from './world/modules.ts';

/** The moment at which every world is founded: a Monday in Beijing. */
const start = Date.parse('2026-03-02T01:00:00.000Z');

const minute = 60_000;

/** Where one process plays. */
export interface Playground {
  answer(task: Task): Promise<Answer>;
}

/** Loads the house and founds the world that all histories begin with. */
export async function openPlayground({
  assembly,
  changes,
  hiddenSeconds,
}: Setup): Promise<Playground> {
  const plan = planOf(assembly, hiddenSeconds);
  // Code of the house reads these when it calls, not when it begins.
  Object.assign(process.env, commonEnvironment);
  const codesOf = async (age: Age): Promise<Codes> =>
    new Map(
      await Promise.all(
        plan.functions.map(
          async ({ name }) => [name, await readEntry(entries[name] ?? '', changes, age)] as const,
        ),
      ),
    );
  const house = { plan, codes: await codesOf('today') };
  const foundedToday = await foundWorld(house, undefined);
  let before: Founded | undefined;
  /** The world that a history begins with; that from before is founded when it is asked for first. */
  const foundedFor = async ({ upgradeAfter }: History): Promise<Founded> => {
    if (upgradeAfter === null) return foundedToday;
    before ??= await foundWorld(house, await codesOf('before'));
    return before;
  };
  const playFounded = async (history: History): Promise<Played> =>
    playAndLeave(house, await foundedFor(history), history);
  return {
    async answer({ seed, length, shrinks }) {
      const history = historyOf(seed, length);
      const played = await playFounded(history);
      const [finding] = played.findings;
      if (finding === undefined || !shrinks) return { seed, played, shortest: undefined };
      const least = await shrink(history, async (smaller) =>
        (await playFounded(smaller)).findings.some(
          ({ invariant }) => invariant === finding.invariant,
        ),
      );
      const shortest = { played: await playFounded(least), steps: least.steps.length };
      return { seed, played, shortest };
    },
  };
}

/** The history of a seed. */
function historyOf(seed: number, length: number): History {
  const steps = planHistory(seed, length);
  const deployment = new SeededRandom(seedOf(seed, 'deployment'));
  return {
    seed,
    rates: ratesOf(new SeededRandom(seedOf(seed, 'luck'))),
    ...(happens(deployment, upgraded)
      ? duringWork(steps, deployment)
      : { steps, upgradeAfter: null }),
  };
}

/** In so many of the histories the house of today is deployed in the middle. */
const upgraded = 1 / 4;
/** So many steps are taken while it is. */
const meanwhile = 8;

/** A deployment at any of the steps; people are busy just then, so that there is something in hand. */
function duringWork(
  planned: readonly Step[],
  random: SeededRandom,
): Pick<History, 'steps' | 'upgradeAfter'> {
  const first = whole(random, 0, Math.max(0, planned.length - meanwhile));
  const steps = planned.map((step, index) =>
    index > first && index < first + meanwhile
      ? { ...step, wait: Math.min(step.wait, whole(random, 500, minute)) }
      : step,
  );
  const begins = steps.slice(0, first + 1).reduce((sum, { wait }) => sum + wait, 0);
  return { steps, upgradeAfter: Math.max(0, begins - whole(random, 0, 2 * minute)) };
}

async function playAndLeave(house: House, founded: Founded, history: History): Promise<Played> {
  try {
    return await play(house, founded, history);
  } finally {
    enter(undefined);
  }
}

/** Founding happens in the world's time too, and nothing goes wrong meanwhile. */
async function foundWorld(house: House, codesBefore: Codes | undefined): Promise<Founded> {
  const world = makeWorld(house, { seed: 0, start, codesBefore });
  const people = newPeople(world.door);
  let done = false;
  let failed: Error | undefined;
  const rest = async (): Promise<void> =>
    new Promise((resolve) => {
      world.time.after(10 * minute, resolve);
    });
  found(people, 0, rest).then(
    () => (done = true),
    (error: Error) => (failed = error),
  );
  while (!done && failed === undefined) await world.passUntil(world.time.now + minute);
  if (failed !== undefined) {
    for (const line of world.trace) console.error(line);
    throw failed;
  }
  const atWork = await world.settle(60 * minute);
  if (atWork.length > 0) throw new Error(`the founded world does not rest: ${atWork.join('; ')}`);
  enter(undefined);
  return { world: world.snapshot(), people, codesBefore };
}
