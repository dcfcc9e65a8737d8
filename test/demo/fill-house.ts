import { beijingDate, daysBetween, type LocalDate } from '@ducha/calendar';
import { announce, announceMadeUp, correct, isFilled, withdraw } from './acts/announcements.ts';
import { changeLiaison, fillDuties } from './acts/duties.ts';
import {
  archiveSanitation,
  districtsInspection,
  leave,
  openSanitation,
  planOthers,
} from './acts/inspections.ts';
import { openNew, wasReported } from './acts/intake.ts';
import { knownIn, knownOf, type Known } from './acts/known.ts';
import { announceOne, enterNumbers, recheckDrawn } from './acts/samples.ts';
import { at, dateOf, dayOf, instantOf, lastDay, lastMoment, type Moment } from './month/moments.ts';
import { planMonth } from './month/plan-month.ts';
import { planSamples, type PlannedSample } from './month/samples.ts';
import type { Month } from './month/steps.ts';
import { SeededRandom } from '../replay/seeded-random.ts';
import { anew, NotFillable } from './not-fillable.ts';
import type { Town } from './town.ts';
import { workOn } from './work-on.ts';

/** How far the filling has come. */
export interface Progress {
  readonly day: number;
  readonly days: number;
  /** From 0 to 1. */
  readonly part: number;
  readonly acts: number;
}

/**
 * Fills a house with a month of an inspection, by the acts of its people alone, its clock moved on from day to day.
 * Gives false where it was filled before. A run that was broken off is gone on with.
 * @throws NotFillable where the inspection of all districts is over, or began days ago
 */
export async function fillHouse(
  town: Town,
  { seed, complaints }: { readonly seed: number; readonly complaints: number },
  progress: (progress: Progress) => void,
): Promise<boolean> {
  const month = planMonth(seed, complaints);
  await town.now();
  if (await isFilled(town)) return false;
  const stationed = await districtsInspection(town);
  if (stationed === undefined)
    throw new NotFillable(`No inspection takes complaints here. ${anew}`);
  const { from: began, inspection: districts } = stationed;

  const known = await begin(town, month, { began, districts });
  const office = agenda(town, known, began);
  const samples = planSamples(month, began);
  const moments = Array.from({ length: lastMoment - at(1, 0) + 1 }, (_, index) => at(1, 0) + index);
  for (const [index, moment] of moments.entries()) {
    const instant = instantOf(moment, began);
    if (instant > (await town.now())) await town.moveTo(instant);
    await office.get(moment)?.();
    const open = (): Promise<void> => openNew(town, known, month.complaints);
    await workOn(town, known, month, { moment, began, open });
    for (const sample of samples) await workOnSample(town, known, sample, { moment, began, seed });
    progress({
      day: dayOf(moment),
      days: lastDay,
      part: (index + 1) / moments.length,
      acts: town.acts,
    });
  }
  await announceMadeUp(town);
  await town.rest();
  return true;
}

/** What must be there before the first complaint: the duties, and the special inspection. */
async function begin(
  town: Town,
  { complaints }: Month,
  { began, districts }: { readonly began: LocalDate; readonly districts: string },
): Promise<Known> {
  const [first] = complaints;
  if (first === undefined) throw new Error('a month has complaints');
  const wanted = { districts, sanitation: districts };
  const age = daysBetween(began, beijingDate((await town.now()).toISOString()));
  if (age > 1 && !(await wasReported(town, knownOf(wanted), first))) {
    throw new NotFillable(`The inspection of this house began ${age} days ago. ${anew}`);
  }
  await fillDuties(town);
  const firstDay = instantOf(at(1, 0), began);
  if (firstDay > (await town.now())) await town.moveTo(firstDay);
  const sanitation = await openSanitation(town, began);
  await town.rest();
  return knownOf({ districts, sanitation });
}

/** What is done about a sample at a moment. Of what is re-checked the first is not as its reply says. */
async function workOnSample(
  town: Town,
  known: Known,
  { batch, announced, drawnDay, entered, rechecked }: PlannedSample,
  {
    moment,
    began,
    seed,
  }: { readonly moment: Moment; readonly began: LocalDate; readonly seed: number },
): Promise<void> {
  if (moment === announced) {
    const drawnOn = dateOf(drawnDay, began);
    const of = { batch: knownIn(known.batches, batch), percent: 40, drawnOn };
    known.samples.set(batch, await announceOne(town, batch, of));
  }
  if (moment === entered) {
    const random = new SeededRandom(seed + drawnDay);
    await enterNumbers(town, batch, knownIn(known.samples, batch), random);
    await town.rest();
  }
  if (moment === rechecked) {
    let isFirst = true;
    const differs = (): boolean => {
      const was = isFirst;
      isFirst = false;
      return was;
    };
    await recheckDrawn(town, batch, knownIn(known.samples, batch), { differs, settles: false });
  }
}

/** What the office does beside the complaints, by its moment. */
function agenda(
  town: Town,
  { inspections: { sanitation } }: Known,
  began: LocalDate,
): ReadonlyMap<Moment, () => Promise<unknown>> {
  const announced = { hours: '', mistaken: '' };
  return new Map<Moment, () => Promise<unknown>>([
    [at(1, 0), () => announce(town, 'sanitation', sanitation)],
    [at(2, 0), async () => (announced.hours = await announce(town, 'hours'))],
    [at(3, 0), async () => (announced.mistaken = await announce(town, 'mistaken'))],
    [at(3, 1), () => withdraw(town, announced.mistaken)],
    [at(5, 1), () => correct(town, announced.hours)],
    [at(8, 1), () => changeLiaison(town)],
    // Its fortnight is over; letters are taken for three days more.
    [at(14, 2), () => leave(town, 'sanitation', sanitation, dateOf(17, began))],
    [at(18, 1), () => announce(town, 'rectification')],
    [at(20, 1), () => announce(town, 'feedback', sanitation)],
    [at(21, 1), () => planOthers(town, began)],
    [at(22, 1), () => archiveSanitation(town, sanitation)],
  ]);
}
