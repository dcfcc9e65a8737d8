import { beijingDate, daysBetween, type LocalDate } from '@ducha/calendar';
import { inParallel } from '../replay/in-parallel.ts';
import { announce, announceMadeUp, correct, isFilled, withdraw } from './acts/announcements.ts';
import { handOver, publish } from './acts/batches.ts';
import { changeLiaison, fillDuties } from './acts/duties.ts';
import { doStep } from './acts/handling.ts';
import {
  archiveSanitation,
  closeSanitation,
  districtsInspection,
  openSanitation,
  planOthers,
} from './acts/inspections.ts';
import { openNew, wasReported, width } from './acts/intake.ts';
import { knownOf, type Known } from './acts/known.ts';
import { at, dayOf, instantOf, lastDay, lastMoment, type Moment } from './month/moments.ts';
import { planMonth } from './month/plan-month.ts';
import type { Month } from './month/steps.ts';
import { anew, NotFillable } from './not-fillable.ts';
import type { Town } from './town.ts';

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
  const moments = Array.from({ length: lastMoment - at(1, 0) + 1 }, (_, index) => at(1, 0) + index);
  for (const [index, moment] of moments.entries()) {
    const instant = instantOf(moment, began);
    if (instant > (await town.now())) await town.moveTo(instant);
    await office.get(moment)?.();
    await workOn(town, known, month, { moment, began });
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
    [at(14, 2), () => closeSanitation(town, sanitation, began)],
    [at(18, 1), () => announce(town, 'rectification')],
    [at(20, 1), () => announce(town, 'feedback', sanitation)],
    [at(21, 1), () => planOthers(town, began)],
    [at(22, 1), () => archiveSanitation(town, sanitation)],
  ]);
}

/** All that is done about complaints and batches at a moment. */
async function workOn(
  town: Town,
  known: Known,
  { complaints, batches }: Month,
  { moment, began }: { readonly moment: Moment; readonly began: LocalDate },
): Promise<void> {
  const due = complaints
    .map((complaint) => ({
      complaint,
      steps: complaint.steps.filter((step) => step.at === moment),
    }))
    .filter(({ steps }) => steps.length > 0);
  if (due.some(({ steps }) => steps.some((step) => screening.has(step.do))))
    await openNew(town, known, complaints);
  await inParallel(due, width, async ({ complaint, steps }) => {
    for (const step of steps) await doStep(town, known, complaint, step, began);
  });

  const closing = batches.filter(({ closes }) => closes === moment);
  const publishing = batches.filter(({ publishes }) => publishes.includes(moment));
  if (closing.length + publishing.length > 0) await town.rest();
  for (const batch of closing) await handOver(town, known, batch);
  for (const batch of publishing)
    await publish(town, known, batch, batch.publishes.indexOf(moment) + 1);
}

const screening: ReadonlySet<string> = new Set(['accept', 'decline', 'merge', 'ask']);
