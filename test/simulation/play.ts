import { createHash } from 'node:crypto';
import { gather, type Exchange } from './invariants/evidence.ts';
import { invariants } from './invariants/invariants.ts';
import type { Invariant, Moment } from './invariants/invariant.ts';
import { play as playStep, type Step } from './people/history.ts';
import type { Person } from './people/person.ts';
import type { Deed, World as People } from './people/visit.ts';
import { happens, seedOf, whole } from './chance.ts';
import { SeededRandom } from '../replay/seeded-random.ts';
import { noBadLuck, type Rates } from './world/luck.ts';
import type { WorldSnapshot } from './world/engines.ts';
import { makeWorld, type Codes, type House, type World } from './world/world.ts';

/** What is played: who does what when, and how often what goes wrong. The same history plays the same, to the byte. */
export interface History {
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly rates: Rates;
  /**
   * The house is that from before, and so many milliseconds after the beginning that of today is deployed; null: it is
   * that of today from the beginning.
   */
  readonly upgradeAfter: number | null;
}

/** What a history broke. */
export interface Finding {
  readonly invariant: string;
  readonly says: string;
  /** What breaks it, one line each. */
  readonly faults: readonly string[];
}

/** What came of a history. */
export interface Played {
  readonly findings: readonly Finding[];
  /** Who did what when, and what went wrong, a line each. */
  readonly trace: readonly string[];
  /** SHA-256 of the trace. */
  readonly digest: string;
  readonly commands: number;
  readonly commits: number;
  /** Virtual milliseconds. */
  readonly passed: number;
  readonly calls: number;
}

/** Where histories begin: a house in which there is something to do, and what the people know of it. */
export interface Founded {
  /** The code by which it was founded, where that is not the code of today. */
  readonly codesBefore: Codes | undefined;
  readonly world: WorldSnapshot;
  readonly people: People;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** What is under way ends within this, or something is stuck: a message that is due in the night waits eleven hours. */
const longestRest = day / 2;
/** Some fifteen times those of an ordinary history: what is due and stays so costs as much in each minute. */
const mostCalls = 100_000;
/** Every date that a history can set has passed after this: the longest period of a policy that is drawn is fifteen months. */
const afterAllDates = 480 * day;

const rest = {
  name: 'everything comes to rest',
  says: 'When nobody acts and nothing goes wrong any more, the house comes to rest within twelve hours.',
};

const walked = {
  name: 'nobody stumbles',
  says: 'Whatever the house answers, the people of the simulation know what to do: an error of theirs hides what they would have done.',
};

const ended = {
  name: 'a history comes to its end',
  says: 'Whatever happens in it, a history takes no more than a hundred thousand calls of engines.',
};

const caught = {
  name: 'every error is caught',
  says: 'No promise is left alone with its error: for that, Lambda ends a function in the middle of its work.',
};

/** Plays a history, and looks at the invariants when it rests and when all dates have passed. */
export async function play(house: House, founded: Founded, history: History): Promise<Played> {
  const { seed, steps, rates, upgradeAfter } = history;
  const { codesBefore } = founded;
  const world = makeWorld(house, { seed, start: founded.world, codesBefore });
  const begun = world.time.now;
  const exchanges: Exchange[] = [];
  const people = { ...copyOf(founded.people), door: recording(world, exchanges) };
  const struck = new SeededRandom(seedOf(seed, 'struck'));
  world.suffer(rates);

  const stumbled: string[] = [];
  let open = 0;
  let at = 0;
  for (const step of steps) {
    at += step.wait;
    world.time.after(at, () => {
      if (happens(struck, rates.jump)) {
        world.note('the clock jumps ahead');
        world.time.jump(struck.pick([2, 30, 120, 1_440]) * minute);
      }
      if (happens(struck, rates.outage)) {
        // While what was done just now is on its way from one service to the next.
        const length = struck.pick([5, 40, 150]) * 1_000;
        world.time.after(whole(struck, 0, 4_000), () => world.breakDown(length));
      }
      if (happens(struck, rates.deploy)) {
        world.note('all functions are deployed anew');
        world.deploy();
      }
      open += 1;
      void playStep(step, people).then(
        (deed) => {
          open -= 1;
          noteDeed(world, deed);
        },
        (error: unknown) => {
          open -= 1;
          stumbled.push(`${step.person}: ${step.act}: ${String(error)}`);
        },
      );
    });
  }
  if (upgradeAfter !== null) {
    world.time.after(Math.min(upgradeAfter, at), () => {
      world.note('the house of today is deployed');
      world.upgrade();
    });
  }
  const findings: Finding[] = [];
  const broke = ({ name, says }: Pick<Invariant, 'name' | 'says'>, faults: readonly string[]) => {
    if (faults.length === 0 || findings.some(({ invariant }) => invariant === name)) return;
    findings.push({ invariant: name, says, faults });
  };
  /** Hour by hour, as long as it may. */
  const pass = async (until: number): Promise<void> => {
    while (world.time.now < until && world.calls() < mostCalls) {
      await world.passUntil(Math.min(until, world.time.now + 60 * minute));
    }
    // A clock that jumped over the moment has left undone what was planned before it.
    if (world.calls() < mostCalls) await world.passUntil(until);
    if (world.time.now < until) {
      broke(ended, [`it stood at ${new Date(world.time.now).toISOString()}`, ...world.atWork()]);
    }
  };
  await pass(begun + at);
  world.suffer(noBadLuck);
  let commits = 0;
  /** @returns whether the house rests */
  const look = async (...moments: readonly Moment[]): Promise<boolean> => {
    const atWork = await world.settle(longestRest);
    broke(rest, atWork);
    broke(caught, world.uncaught);
    broke(walked, stumbled);
    const evidence = gather(world, {
      exchanges,
      planted: people.planted,
      carried: world.carried,
      repeated: world.repeated(),
    });
    for (const invariant of invariants) {
      if (moments.includes(invariant.moment)) broke(invariant, await invariant.check(evidence));
    }
    commits = evidence.logs
      .flatMap(({ streams }) => [...streams.values()])
      .reduce((sum, { length }) => sum + length, 0);
    return atWork.length === 0;
  };
  const rested = await look('at-rest');
  if (open > 0) world.note(`${open} people got no answer at all`);
  // What does not rest would be at it in each of the minutes to come.
  if (rested) {
    await pass(world.time.now + afterAllDates);
    await look('at-rest', 'at-the-end');
  }

  // What somebody did is known when they have done it all; each line stands at its moment.
  const trace = world.trace.toSorted((a, b) => momentOf(a) - momentOf(b));
  return {
    findings,
    trace,
    digest: createHash('sha256').update(trace.join('\n')).digest('hex'),
    commands: exchanges.filter(({ endpoint }) => endpoint.effect !== 'read').length,
    commits,
    passed: world.time.now - begun,
    calls: world.calls(),
  };
}

/** The same people, who remember and forget on their own from now on. */
function copyOf({ door, people, planted, heard }: People): People {
  const person = ({ memory, ...rest }: Person): Person => ({
    ...rest,
    memory: {
      complaints: [...memory.complaints],
      seen: new Map(memory.seen),
      requests: [...memory.requests],
    },
  });
  return {
    door,
    people: new Map([...people].map(([name, one]) => [name, person(one)])),
    planted: [...planted],
    heard: new Map([...heard].map(([kind, ids]) => [kind, [...ids]])),
  };
}

/** The world's door, with all that was asked and told kept. */
function recording({ door, time }: World, exchanges: Exchange[]): World['door'] {
  return {
    ...door,
    async ask(endpoint, as, asked) {
      const askedAt = time.now;
      const answered = await door.ask(endpoint, as, asked);
      exchanges.push({ endpoint, as, asked, answered, askedAt, at: time.now });
      return answered;
    },
  };
}

/** Who did what, on which thing, and what they were told. */
function noteDeed(world: World, { who, act, slip, requests }: Deed): void {
  const doing = `${who}: ${act}${slip === null ? '' : ` (${slip})`}`;
  if (requests.length === 0) world.note(`${doing}: nothing to do`);
  for (const { endpoint, on, outcome, at } of requests) {
    world.note(`${doing}: ${endpoint}${on === null ? '' : ` ${on}`} → ${outcome}`, at);
  }
}

/** When what a line tells of happened. */
function momentOf(line: string): number {
  return Date.parse(line.slice(0, 24));
}
