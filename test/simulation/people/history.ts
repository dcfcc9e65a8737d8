import { SeededRandom } from '../../replay/seeded-random.ts';
import { newCast } from './cast.ts';
import { happens, weighted, whole } from '../chance.ts';
import type { Door } from './door.ts';
import { shares } from './acts/intake.ts';
import { everyAct } from './every-act.ts';
import type { Person } from './person.ts';
import { slips, type Act, type Deed, type Slip, type World } from './visit.ts';

/**
 * One thing that somebody does. Plain data: what comes of it depends on nothing but its seed and on what the person
 * sees then, so any of the steps of a history, in their order, are a history too.
 */
export interface Step {
  /** Milliseconds since the step before; several with next to none are done at once. */
  readonly wait: number;
  /** The name of a person of the cast. */
  readonly person: string;
  /** The name of an act. */
  readonly act: string;
  readonly seed: number;
  readonly slip: Slip | null;
}

/** A world with everybody in it, where nothing has happened. */
export function newWorld(door: Door): World {
  return {
    door,
    people: new Map(newCast().map((person) => [person.name, person])),
    planted: [],
    heard: new Map(),
  };
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const acts = new Map(everyAct.map((act) => [act.name, act]));

/** The steps of a history: the same seed and length give the same ones. */
export function planHistory(seed: number, length: number): Step[] {
  const random = new SeededRandom(seed);
  const people = newCast();
  // Every history has a character of its own: what people like to do, how careless and how quick they are.
  const liked = everyAct.map((act) => {
    const liking = weighted(random, [
      [1, 0.3],
      [4, 1],
      [1, 2],
    ]);
    return [act.weight * liking, act] as const;
  });
  const carelessness = weighted(random, [
    [2, 0],
    [3, 0.08],
    [2, 0.25],
  ]);
  const pace = weighted(random, [
    [1, 0.3],
    [3, 1],
    [1, 2.5],
  ]);
  const steps: Step[] = [];
  let round: Errand[] = [];
  let together = 0;
  let last: Errand | undefined;
  while (steps.length < length) {
    if (round.length === 0) round = newRound(random);
    if (together > 0) together -= 1;
    else if (happens(random, 0.06)) together = whole(random, 1, 4);
    // What is done at once is often the same, by others.
    const errand = (together > 0 && happens(random, 0.5) ? last : undefined) ??
      (happens(random, 0.6) ? round.shift() : undefined) ?? {
        act: weighted(random, liked),
        at: null,
      };
    last = errand;
    steps.push({
      wait: together > 0 ? whole(random, 0, 900) : Math.round(wait(random) * pace),
      person: weighted(random, doersOf(errand, people)).name,
      act: errand.act.name,
      seed: Math.floor(random.next() * 2 ** 32),
      slip: happens(random, carelessness) ? random.pick(slips) : null,
    });
  }
  return steps;
}

/** An act that is somebody's turn; where it matters, at which organisation. */
interface Errand {
  readonly act: Act;
  readonly at: string | null;
}

/**
 * Whose turn it is, one after the other, so that histories get deep. In between everybody does what they like; and here
 * and there somebody misses their turn.
 */
function newRound(random: SeededRandom): Errand[] {
  const round = happens(random, 0.15) ? inspectionRound() : complaintRound(random);
  return round.filter(() => !happens(random, 0.1));
}

const turn = (name: string, at: string | null = null): Errand => ({ act: actNamed(name), at });

/** The way of complaints through the house, from desk to desk. */
function complaintRound(random: SeededRandom): Errand[] {
  const organisations = [...new Set([1, 2, 3].map(() => weighted(random, shares)))];
  const everywhere = (name: string) => organisations.map((at) => turn(name, at));
  const incoming = Array.from({ length: whole(random, 1, 3) }, () =>
    turn(happens(random, 0.7) ? 'hands in a complaint' : 'writes down a complaint'),
  );
  return [
    ...incoming,
    turn('screens complaints'),
    ...(happens(random, 0.35) ? [turn('follows their complaints')] : []),
    turn('closes a batch'),
    ...everywhere('works through what waits'),
    ...everywhere('approves replies'),
    turn('reviews replies'),
    ...(happens(random, 0.5) ? everywhere('rectifies') : []),
    turn('discloses batches'),
  ];
}

/** An inspection that is begun in the middle: by its draft, by the office, and by whoever approves it. */
function inspectionRound(): Errand[] {
  return [
    turn('drafts an inspection'),
    turn('brings inspections on'),
    turn('decides on inspections'),
    turn('decides on inspections'),
    turn('brings inspections on'),
    turn('brings inspections on'),
    turn('publishes an announcement'),
  ];
}

function actNamed(name: string): Act {
  const act = acts.get(name);
  if (act === undefined) throw new Error(`there is no act ${name}`);
  return act;
}

/** Who does an act, each as often as their zeal says; at an organisation its own people. */
function doersOf({ act, at }: Errand, people: readonly Person[]): (readonly [number, Person])[] {
  return people
    .filter(({ roles }) => roles.some((role) => act.who.includes(role)))
    .filter(({ organisation }) => at === null || organisation === at)
    .map((person) => [person.zeal, person]);
}

/** Minutes as a rule; over a night, over a weekend; now and then past every date. */
function wait(random: SeededRandom): number {
  return weighted(random, [
    [50, () => whole(random, 20_000, 90 * minute)],
    [30, () => whole(random, 2 * hour, 14 * hour)],
    [14, () => whole(random, day, 2 * day)],
    [5, () => whole(random, 3 * day, 5 * day)],
    [1, () => whole(random, 8 * day, 15 * day)],
  ])();
}

/** Lets a person do one thing now. Several can be played at once. */
export async function play(step: Step, world: World): Promise<Deed> {
  const person = world.people.get(step.person);
  if (person === undefined) throw new Error(`there is no ${step.person}`);
  const act = actNamed(step.act);
  const { slip } = step;
  const deed = { who: person.name, act: act.name, slip, requests: [] };
  const random = new SeededRandom(step.seed);
  await act.do({ person, world, random, slip, calls: act.calls, requests: deed.requests });
  return deed;
}
