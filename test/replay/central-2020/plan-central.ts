import type { Channel } from '@ducha/contracts';
import { SeededRandom } from '../seeded-random.ts';
import { declineOf, drawContact, pickByShare, tellDeclined } from '../../demo/month/draws.ts';
import { at, dayOf, type Moment } from '../../demo/month/moments.ts';
import type { Month, PlannedBatch, PlannedComplaint, Step } from '../../demo/month/steps.ts';
import { questions } from '../../demo/words/correspondence.ts';
import { places } from '../../demo/words/places.ts';
import { drawReport, tellAgain, type Reported } from '../../demo/words/texts.ts';
import { courseSteps, type Case, type Course } from './course.ts';
import { receivedFor, share, type Size } from './size.ts';

/** A central inspection as it will be played: all its complaints, its batches, and the last day on which something is done. */
export interface Central extends Month {
  readonly lastDay: number;
}

/** 来电 and 来信: central teams take no others. */
const channels: readonly (readonly [channel: Channel, share: number])[] = [
  ['phone', 70],
  ['letter', 30],
];
/** Days from the hand-over to the first table, and from one edition to the next. */
const disclosedAfter = 11;
const week = 7;

/**
 * Plans all of it from a seed: as many are handed over, and end staged, as the size says, and as many go wrong on the
 * way as is assumed (`size.ts`). The same seed gives the same plan.
 */
export function planCentral(seed: number, size: Size): Central {
  const random = new SeededRandom(seed);
  const drawer = new Drawer(random, size.days);
  const others = receivedFor(size) - size.transferred;
  const [merged, withdrawn] = [share('merged', others), share('withdrawn', others)];
  const complaints = [
    ...courses(random, size).map((course) => drawer.transferred(course)),
    ...Array.from({ length: merged }, () => drawer.merged()),
    ...Array.from({ length: withdrawn }, () => drawer.withdrawn()),
    ...Array.from({ length: others - merged - withdrawn }, () => drawer.declined()),
  ];
  const lastStep = Math.max(...complaints.flatMap(({ steps }) => steps.map((step) => step.at)));
  const lastDay = dayOf(lastStep) + 1;
  return { complaints, batches: planBatches(complaints, size.days, lastDay), lastDay };
}

/** What happens to each that is handed over: as often as is assumed, to the last one. */
function courses(random: SeededRandom, { transferred, staged }: Size): Course[] {
  const drawnOf =
    (all: number) =>
    <T>(...parts: readonly (readonly [T, number])[]): (T | null)[] => {
      const filled = parts.flatMap(([what, count]) => Array<T | null>(count).fill(what));
      const rest = Array<T | null>(Math.max(0, all - filled.length)).fill(null);
      return random.shuffle([...filled, ...rest]);
    };
  const drawn = drawnOf(transferred);
  const of = (rate: Parameters<typeof share>[0]): number => share(rate, transferred);
  const changes = drawn<NonNullable<Course['change']>>(
    ['corrected', of('correctedAcceptance')],
    ['reassigned', of('reassigned')],
    ['refusal-granted', of('refusalGranted')],
    ['refusal-denied', of('refusalDenied')],
  );
  const times = drawn<NonNullable<Course['time']>>(
    ['extension-granted', of('extensionGranted')],
    ['extension-denied', of('extensionDenied')],
    ['late', of('late')],
  );
  const returns = drawn<NonNullable<Course['returned']>>(
    ['by-principal', of('returnedByPrincipal')],
    ['by-office', of('returnedByOffice')],
  );
  const ends = drawn<Course['end']>(
    ['staged', staged],
    ['staged-first', of('stagedFirst')],
    ['interim-first', of('interimFirst')],
  );
  const closed = transferred - staged;
  const afters = drawnOf(closed)<NonNullable<Course['after']>>(
    ['satisfied', share('satisfied', closed)],
    ['not-satisfied', share('notSatisfied', closed)],
    ['reopening-denied', share('reopeningDenied', closed)],
    ['reopened', share('reopened', closed)],
  );
  return ends.map((end, index) => ({
    change: changes[index] ?? null,
    time: times[index] ?? null,
    returned: returns[index] ?? null,
    end: end ?? 'closed',
    after: end === 'staged' ? null : (afters.pop() ?? null),
  }));
}

/** Draws complaint after complaint; knows what was told before, and what was accepted and still goes on. */
class Drawer {
  readonly #random: SeededRandom;
  readonly #days: number;
  readonly #told = new Set<string>();
  readonly #accepted: {
    readonly key: string;
    readonly reported: Reported;
    readonly accepted: Moment;
    readonly confirmed: Moment;
  }[] = [];
  #drawn = 0;

  constructor(random: SeededRandom, days: number) {
    this.#random = random;
    this.#days = days;
  }

  transferred(course: Course): PlannedComplaint {
    const random = this.#random;
    const reported = this.#reported();
    const received = this.#received(1);
    const screened = this.#screened(received);
    const asked = random.next() < share('asked', 1_000) / 1_000 && this.#inTime(screened + 5);
    const accepted = asked ? screened + 5 : screened;
    const handling = this.#case(reported);
    const { lead, assist, keyAttention } = handling;
    const [question, text] = random.pick(questions);
    const steps: Step[] = [
      ...(asked
        ? ([
            { do: 'ask', at: screened, question },
            { do: 'supplement', at: screened + 4, text },
          ] as const)
        : []),
      { do: 'accept', at: accepted, lead, assist, keyAttention },
      ...courseSteps(random, dayOf(accepted), handling, course),
    ];
    const complaint = this.#complaint(reported, received, steps);
    const confirmed = steps.find((step) => step.do === 'confirm')?.at ?? accepted;
    this.#accepted.push({ key: complaint.key, reported, accepted, confirmed });
    return complaint;
  }

  /** The same matter as an earlier one that still goes on, told by a neighbour. */
  merged(): PlannedComplaint {
    const random = this.#random;
    const received = this.#received(2);
    const screened = this.#screened(received);
    const going = this.#accepted.filter(
      ({ accepted, confirmed }) => accepted < received && screened < confirmed,
    );
    const first = random.pick(going);
    const reported = tellAgain(random, first.reported, this.#told);
    return this.#complaint(reported, received, [{ do: 'merge', at: screened, into: first.key }]);
  }

  withdrawn(): PlannedComplaint {
    const received = this.#received(1);
    return this.#complaint(this.#reported(), received, [{ do: 'withdraw', at: received + 1 }]);
  }

  declined(): PlannedComplaint {
    const reported = tellDeclined(this.#random, this.#reported(), this.#told);
    const received = this.#received(1);
    return this.#complaint(reported, received, [
      { ...declineOf(reported), at: this.#screened(received) },
    ]);
  }

  #complaint(reported: Reported, received: Moment, steps: readonly Step[]): PlannedComplaint {
    const random = this.#random;
    this.#drawn += 1;
    return {
      key: `complaint-${String(this.#drawn).padStart(4, '0')}`,
      series: 'districts',
      channel: pickByShare(random, channels),
      foreign: null,
      reported,
      chosen: random.next() < 0.8,
      photographs: 0,
      contact: random.next() < 0.55 ? drawContact(random) : null,
      steps: [{ do: 'report', at: received }, ...steps],
    };
  }

  #reported(): Reported {
    return drawReport(this.#random, this.#random.pick(places), this.#told);
  }

  #case({ matter, place }: Reported): Case {
    const random = this.#random;
    const lead = matter.lead !== undefined && random.next() < 0.6 ? matter.lead : place.district;
    const assisting = lead === matter.lead ? place.district : matter.assist;
    return {
      lead,
      assist: assisting !== undefined && random.next() < 0.3 ? [assisting] : [],
      matter,
      keyAttention: random.next() < 0.08,
      other: lead === '110105' ? '110106' : '110105',
    };
  }

  /** On one of the days of the stationing; on the last in the morning alone, so that its batch is the last. */
  #received(firstDay: number): Moment {
    const day = firstDay + Math.floor(this.#random.next() * (this.#days - firstDay + 1));
    return at(day, day === this.#days ? 0 : this.#random.pick([0, 1, 2] as const));
  }

  /** At one of the next two moments: what comes in the evening waits for the next morning. */
  #screened(received: Moment): Moment {
    const drawn = received + 1 + Math.floor(this.#random.next() * 2);
    return this.#inTime(drawn) ? drawn : received + 1;
  }

  #inTime(moment: Moment): boolean {
    return moment <= at(this.#days, 2);
  }
}

/**
 * A batch each day. Its table is published when all replies were due, with those that have none as they are; then each
 * week in which one of them was confirmed, and at the very end.
 */
function planBatches(
  complaints: readonly PlannedComplaint[],
  days: number,
  lastDay: number,
): PlannedBatch[] {
  return Array.from({ length: days }, (_, index) => index + 1).flatMap((day) => {
    const going = complaints.filter(({ steps }) =>
      steps.some((step) => step.do === 'accept' && dayOf(step.at) === day),
    );
    if (going.length === 0) return [];
    const confirmed = going.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.do === 'confirm' ? [step.at] : [])),
    );
    const publishes = [at(day + disclosedAfter, 2)];
    for (let next = day + disclosedAfter + 1; next <= lastDay; next += 1) {
      const evening = at(next, 2);
      const since = publishes.at(-1) ?? evening;
      const behind = confirmed.some((moment) => since < moment && moment <= evening);
      if (behind && (next % week === 0 || next === lastDay)) publishes.push(evening);
    }
    return [{ key: `batch-${day}`, series: 'districts' as const, closes: at(day, 2), publishes }];
  });
}
