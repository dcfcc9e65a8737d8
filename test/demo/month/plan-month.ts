import type { Channel } from '@ducha/contracts';
import { SeededRandom } from '../../replay/seeded-random.ts';
import { messages, questions } from '../words/correspondence.ts';
import { matters, type Matter } from '../words/matters.ts';
import { places, placesOf, townshipOf, type Place } from '../words/places.ts';
import { drawReport, tellAgain, type Reported } from '../words/texts.ts';
import { planBatches, batchAfter } from './batches.ts';
import { declineOf, drawContact, pickByShare, tellDeclined } from './draws.ts';
import { handledSteps, type Course } from './life.ts';
import { at, lastDay, lastMoment, type Moment } from './moments.ts';
import { showcases, type Fate } from './showcases.ts';
import type { Month, PlannedComplaint, Series, Step } from './steps.ts';

/** The fewest complaints of a month in which every stage occurs. */
export const fewest = 36;
/** As many as are told of in less than three minutes on two cores. */
export const usual = 250;
/** How many of a hundred are about the special inspection. */
const sanitationShare = 8;

const channels: readonly (readonly [channel: Channel, share: number])[] = [
  ['web', 50],
  ['phone', 30],
  ['letter', 7],
  ['visit', 4],
  ['other', 9],
];
/** So many moments after it has come in, a complaint is screened at the latest. */
const latestScreening = 2;
/** After these no other one is merged into it. */
const endings: ReadonlySet<Step['do']> = new Set(['confirm', 'withdraw']);

/**
 * Plans the complaints of a month, from a seed alone: what is reported, how it is screened and handled, and how far it
 * has come in the morning of the last day. First those that show every stage, then as many others as are wanted.
 * @throws RangeError for fewer complaints than show every stage
 */
export function planMonth(seed: number, count: number): Month {
  if (!Number.isInteger(count) || count < fewest || count > 2_000)
    throw new RangeError(`from ${fewest} to 2000 complaints, not ${count}`);
  const random = new SeededRandom(seed);
  const drawer = new Drawer(random);
  const sanitation = Math.max(4, Math.round((count * sanitationShare) / 100));
  const complaints = [
    ...showcases.map((showcase) => drawer.draw('districts', showcase)),
    ...Array.from({ length: sanitation }, () => drawer.draw('sanitation', drawer.sanitation())),
    ...Array.from({ length: count - sanitation - showcases.length }, () =>
      drawer.draw('districts', drawer.usual()),
    ),
  ];
  return { complaints, batches: planBatches(complaints) };
}

/** Draws complaint after complaint; knows what was told before, so that nothing is told twice in the same words. */
class Drawer {
  readonly #random: SeededRandom;
  readonly #told = new Set<string>();
  readonly #accepted: { readonly complaint: PlannedComplaint; readonly at: Moment }[] = [];
  #drawn = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** What usually becomes of a complaint; of the last day only the morning counts. */
  usual(): Fate {
    const random = this.#random;
    const received = 1 + Math.floor(random.next() * lastDay);
    const part = received === lastDay ? 0 : random.pick([0, 1, 2] as const);
    const drawn = random.next();
    if (drawn < 0.09) return { received, part, screening: 'declined' };
    if (drawn < 0.2) return { received, part, screening: 'merged' };
    if (drawn < 0.24) return { received, part, screening: 'answered' };
    return { received, part, screening: 'accepted' };
  }

  /** The special inspection takes complaints for a fortnight, and answers them all. */
  sanitation(): Fate {
    const received = 2 + Math.floor(this.#random.next() * 9);
    return { received, screening: 'accepted', course: { replyAfter: 3, office: 'confirms' } };
  }

  draw(series: Series, fate: Fate): PlannedComplaint {
    const random = this.#random;
    this.#drawn += 1;
    const key = `complaint-${String(this.#drawn).padStart(4, '0')}`;
    const received = at(fate.received, fate.part ?? 0);
    const [first] = fate.screening === 'merged' ? this.#mergeable(series, received) : [];
    const reported =
      first === undefined
        ? this.#reported(series, fate)
        : tellAgain(random, first.complaint.reported, this.#told);
    const channel = pickByShare(random, channels);
    const screened: Fate =
      first === undefined && fate.screening === 'merged'
        ? { ...fate, screening: 'accepted' }
        : fate;
    const complaint: PlannedComplaint = {
      key,
      series,
      channel,
      foreign:
        channel === 'other'
          ? { list: 'hotline-12345', number: `12345-${String(this.#drawn).padStart(6, '0')}` }
          : null,
      reported,
      chosen: random.next() < 0.8,
      photographs: channel === 'web' && random.next() < 0.4 ? 1 + Math.floor(random.next() * 3) : 0,
      contact: random.next() < 0.55 ? drawContact(random) : null,
      steps: [
        { do: 'report' as const, at: received },
        ...this.#screened(series, screened, { received, reported, into: first?.complaint.key }),
        ...this.#corresponded(channel, received),
        ...(fate.withdrawn === true ? [{ do: 'withdraw' as const, at: received + 1 }] : []),
      ].toSorted((a, b) => a.at - b.at),
    };
    const accepted = complaint.steps.find((step) => step.do === 'accept');
    if (accepted !== undefined) this.#accepted.push({ complaint, at: accepted.at });
    return complaint;
  }

  #reported(series: Series, fate: Fate): Reported {
    const random = this.#random;
    const place: Place = random.pick(
      fate.district === undefined ? places : placesOf(fate.district),
    );
    const matter =
      series === 'sanitation'
        ? matterOf('transfer-station')
        : fate.matter === undefined
          ? undefined
          : matterOf(fate.matter);
    const reported = drawReport(random, place, this.#told, matter);
    return fate.screening === 'declined'
      ? tellDeclined(random, reported, this.#told, fate.ground)
      : reported;
  }

  #screened(
    series: Series,
    fate: Fate,
    {
      received,
      reported,
      into,
    }: { received: Moment; reported: Reported; into: string | undefined },
  ): Step[] {
    const random = this.#random;
    // What comes in the evening waits for the next morning.
    const when = received + 1 + Math.floor(random.next() * latestScreening);
    if (fate.screening === 'waiting' || when >= lastMoment) return [];
    switch (fate.screening) {
      case 'declined':
        return [{ ...declineOf(reported), at: when }];
      case 'merged':
        if (into === undefined) throw new Error('what is merged has something to merge with');
        return [{ do: 'merge', at: when, into }];
      case 'asked':
      case 'answered': {
        const [question, text] = random.pick(questions);
        const asked: Step[] = [{ do: 'ask', at: when, question }];
        const answeredAt = when + 4;
        if (fate.screening === 'asked' || answeredAt >= lastMoment) return asked;
        return [
          ...asked,
          { do: 'supplement', at: answeredAt, text },
          ...this.#accept(series, fate, answeredAt + 1, reported),
        ];
      }
      case 'accepted':
        return this.#accept(series, fate, when, reported);
    }
  }

  #accept(series: Series, fate: Fate, when: Moment, { matter, place }: Reported): Step[] {
    const random = this.#random;
    const lead = fate.lead ?? leadOf(random, series, { matter, place });
    const assist = new Set<string>();
    if (lead === matter.lead) assist.add(place.district);
    else if (matter.assist !== undefined && random.next() < 0.4) assist.add(matter.assist);
    const accepted: Step = {
      do: 'accept',
      at: when,
      lead,
      assist: [...assist],
      keyAttention: random.next() < 0.08,
    };
    const handedOver = batchAfter(series, when);
    if (handedOver === undefined) return [accepted];
    const other = lead === '110105' ? '110106' : '110105';
    const course: Course = fate.course ?? {};
    const parties = { lead, assist: [...assist], matter, other };
    return [accepted, ...handledSteps(random, handedOver, parties, course)];
  }

  /** Some complainants write once more, and some of them are answered. */
  #corresponded(channel: Channel, received: Moment): Step[] {
    const random = this.#random;
    if (channel !== 'web' || random.next() > 0.14) return [];
    const [text, answer] = random.pick(messages);
    const wrote = received + 9 + Math.floor(random.next() * 15);
    const steps: readonly Step[] = [
      { do: 'write', at: wrote, text },
      ...(random.next() < 0.6 ? [{ do: 'answer' as const, at: wrote + 2, text: answer }] : []),
    ];
    return steps.filter(({ at: when }) => when <= lastMoment);
  }

  /** Complaints that were accepted before and still go on when this one is screened, in some order. */
  #mergeable(series: Series, before: Moment) {
    return this.#random.shuffle(
      this.#accepted.filter(
        ({ complaint, at: when }) =>
          complaint.series === series &&
          when < before &&
          !complaint.steps.some(
            (step) => endings.has(step.do) && step.at <= before + latestScreening,
          ),
      ),
    );
  }
}

function leadOf(
  random: SeededRandom,
  series: Series,
  { matter, place }: Pick<Reported, 'matter' | 'place'>,
): string {
  if (series === 'sanitation') return 'huanwei';
  if (matter.lead !== undefined && random.next() < 0.6) return matter.lead;
  const township = townshipOf(place);
  return township !== undefined && random.next() < 0.3 ? township : place.district;
}

function matterOf(code: string): Matter {
  const matter = matters.find((one) => one.code === code);
  if (matter === undefined) throw new Error(`no matter is called ${code}`);
  return matter;
}
