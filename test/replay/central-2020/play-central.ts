import { changeCalendar, readCalendarEntries, registerOrganisations } from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { organisations } from '@ducha/local-cloud/seed/organisations.ts';
import { fillDuties } from '../../demo/acts/duties.ts';
import { leave, prepareDrafted } from '../../demo/acts/inspections.ts';
import { glanceAt } from '../../demo/acts/intake.ts';
import { knownOf } from '../../demo/acts/known.ts';
import type { Progress } from '../../demo/fill-house.ts';
import { at, dateOf, dayOf, instantOf, type Moment } from '../../demo/month/moments.ts';
import type { PlannedComplaint } from '../../demo/month/steps.ts';
import { leadingTownships } from '../../demo/words/places.ts';
import { Town } from '../../demo/town.ts';
import { workOn } from '../../demo/work-on.ts';
import type { House } from '../../house.ts';
import type { Figure } from '../figures.ts';
import { figuresOf } from './figures-of.ts';
import { notice2020 } from './notice-2020.ts';
import { planCentral, type Central } from './plan-central.ts';
import { playedRates, recheckRates, type PlayedRate } from './rates.ts';
import { planSamples, Samples, type PlannedSample } from './samples.ts';
import { began, type Size } from './size.ts';

/** An inspection that was played whole. */
export interface PlayedCentral {
  readonly inspection: string;
  /** What was published, and what the house prints for it. */
  readonly figures: readonly Figure[];
  readonly rates: readonly PlayedRate[];
  /** What was sent to officials and complainants on the way. */
  readonly sent: { readonly sms: number; readonly mail: number };
  readonly acts: number;
}

/** The morning on which the house of such an inspection begins: its office has two days to prepare it. */
export const houseBegins = new Date('2020-08-28T09:00:00+08:00');

/** The clock goes from one time of work to the next at once: what falls due on the way is done there. */
const stride = 24 * 3_600_000;

/**
 * Plays a central inspection in a house whose clock stands at its beginning: from its plan to the last edition of its
 * last table, by the acts of its people alone.
 * @throws Error where the house refuses an act
 */
export async function playCentral(
  house: House,
  size: Size,
  { seed, progress }: { readonly seed: number; readonly progress: (progress: Progress) => void },
): Promise<PlayedCentral> {
  const central = planCentral(seed, size);
  const town = new Town(house.cloud.address, seed, stride);
  const inspection = await prepare(house, town, size);
  const known = knownOf({ districts: inspection, sanitation: inspection });
  const planned = planSamples(central);
  const samples = new Samples(town, known, { seed, planned });
  const first = at(1, 0);
  const lastDay = Math.max(central.lastDay, ...planned.map(({ rechecked }) => dayOf(rechecked)));
  const last = at(lastDay, 2);
  const busy = busyMoments(central, planned).add(at(size.days, 2));
  for (let moment = first; moment <= last; moment += 1) {
    // What falls due meanwhile is done on the way to the next.
    if (!busy.has(moment)) continue;
    const instant = instantOf(moment, began);
    if (instant > (await town.now())) await town.moveTo(instant);
    // On its first day the team's stationing is opened by the house's own clock.
    const open = (screened: readonly PlannedComplaint[]): Promise<void> =>
      glanceAt(town, known, `sitting-${moment}`, screened);
    await workOn(town, known, central, { moment, began, open });
    await samples.workOn(moment);
    if (moment === at(size.days, 2))
      await leave(town, 'central', inspection, dateOf(size.days, began));
    progress({
      day: dayOf(moment),
      days: lastDay,
      part: (moment - first + 1) / (last - first + 1),
      acts: town.acts,
    });
  }
  await town.rest();
  return {
    inspection,
    figures: await figuresOf(house, inspection, size),
    rates: [...playedRates(central), ...recheckRates(central, samples.done)],
    sent: { sms: house.cloud.sms.list().length, mail: house.cloud.mail.list().length },
    acts: town.acts,
  };
}

/** At which somebody of the plan has something to do. */
function busyMoments(
  { complaints, batches }: Central,
  samples: readonly PlannedSample[],
): Set<Moment> {
  return new Set([
    ...complaints.flatMap(({ steps }) => steps.map((step) => step.at)),
    ...batches.flatMap(({ closes, publishes }) => [closes, ...publishes]),
    ...samples.flatMap(({ announced, entered, rechecked }) => [announced, entered, rechecked]),
  ]);
}

/** What must be there before the team is on site: the year's calendar, those who are told, the inspection. */
async function prepare(house: House, town: Town, { days }: Size): Promise<string> {
  await loadBasics(house.cloud);
  await town.act('office-head', 'townships', registerOrganisations, {
    body: { organisations: organisations.filter(({ code }) => leadingTownships.includes(code)) },
  });
  const { version } = await town.read('office-head', readCalendarEntries);
  await town.act('office-head', 'calendar', changeCalendar, { version, body: notice2020 });
  await fillDuties(town);
  const inspection = await prepareDrafted(
    town,
    'central',
    {
      kind: 'routine',
      level: 'central',
      important: false,
      targets: organisations.filter(({ kind }) => kind === 'district').map(({ code }) => code),
      from: dateOf(1, began),
      until: dateOf(days, began),
      policy: { round: 2 },
    },
    { approver: 'committee-and-government-approver', reason: '同意做好中央督察进驻期间配合保障。' },
  );
  await town.rest();
  return inspection;
}
