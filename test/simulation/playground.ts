import { entries } from '../../infra/entries.ts';
import { found } from './people/founding.ts';
import { newWorld as newPeople, planHistory } from './people/history.ts';
import { play, type Founded, type History, type Played } from './play.ts';
import { shrink } from './shrink.ts';
import type { Answer, Setup, Task } from './workers.ts';
import { seedOf } from './chance.ts';
import { SeededRandom } from '../replay/seeded-random.ts';
import { enter } from './world/current.ts';
import { readEntry } from './world/entry-code.ts';
import { ratesOf } from './world/luck.ts';
import { commonEnvironment, planOf } from './world/plan.ts';
import { makeWorld, type House } from './world/world.ts';

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
  const codes = new Map(
    await Promise.all(
      plan.functions.map(
        async ({ name }) => [name, await readEntry(entries[name] ?? '', changes)] as const,
      ),
    ),
  );
  const house = { plan, codes };
  const founded = await foundWorld(house);
  return {
    async answer({ seed, length, shrinks }) {
      const history = historyOf(seed, length);
      const played = await playAndLeave(house, founded, history);
      const [finding] = played.findings;
      if (finding === undefined || !shrinks) return { seed, played, shortest: undefined };
      const least = await shrink(history, async (smaller) =>
        (await playAndLeave(house, founded, smaller)).findings.some(
          ({ invariant }) => invariant === finding.invariant,
        ),
      );
      const shortest = {
        played: await playAndLeave(house, founded, least),
        steps: least.steps.length,
      };
      return { seed, played, shortest };
    },
  };
}

/** The history of a seed. */
function historyOf(seed: number, length: number): History {
  return {
    seed,
    steps: planHistory(seed, length),
    rates: ratesOf(new SeededRandom(seedOf(seed, 'luck'))),
  };
}

async function playAndLeave(house: House, founded: Founded, history: History): Promise<Played> {
  try {
    return await play(house, founded, history);
  } finally {
    enter(undefined);
  }
}

/** Founding happens in the world's time too, and nothing goes wrong meanwhile. */
async function foundWorld(house: House): Promise<Founded> {
  const world = makeWorld(house, { seed: 0, start });
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
  return { world: world.snapshot(), people };
}
