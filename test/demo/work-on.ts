import type { LocalDate } from '@ducha/calendar';
import { inParallel } from '../replay/in-parallel.ts';
import { handOver, publish } from './acts/batches.ts';
import { doStep } from './acts/handling.ts';
import { width } from './acts/intake.ts';
import type { Known } from './acts/known.ts';
import type { Moment } from './month/moments.ts';
import type { Month, PlannedComplaint } from './month/steps.ts';
import type { Town } from './town.ts';

/**
 * All that is done about complaints and batches at a moment.
 * @param open how the screener sees what is to be screened then
 */
export async function workOn(
  town: Town,
  known: Known,
  { complaints, batches }: Month,
  {
    moment,
    began,
    open,
  }: {
    readonly moment: Moment;
    readonly began: LocalDate;
    readonly open: (screened: readonly PlannedComplaint[]) => Promise<void>;
  },
): Promise<void> {
  const due = complaints
    .map((complaint) => ({
      complaint,
      steps: complaint.steps.filter((step) => step.at === moment),
    }))
    .filter(({ steps }) => steps.length > 0);
  const screened = due.filter(({ steps }) => steps.some((step) => screening.has(step.do)));
  if (screened.length > 0) await open(screened.map(({ complaint }) => complaint));
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
