import { addPeriod, explain, type Calendar, type Period } from '@ducha/calendar';
import { calendarOf, ownNotices } from './calendar.ts';
import { OpsError, type Deployment } from './deployment.ts';
import type { Report } from './report.ts';

const units: readonly Period['unit'][] = ['working-days', 'calendar-days', 'hours', 'months'];

/**
 * `due 2026-02-13 10 working-days`: the date, and why it is that one; by the calendar of the house, or,
 * where none can be asked, by the notices that came with the program, and it says so.
 */
export async function due(
  deployment: () => Deployment,
  [start = '', value = '', unitWord = '']: string[],
): Promise<Report> {
  const unit = units.find((one) => one === unitWord);
  if (unit === undefined) throw new OpsError(`name a unit: ${units.join(', ')}`);
  const { calendar, whose } = await calendarAsked(deployment);
  try {
    const { date, at, explanation } = addPeriod(start, { value: Number(value), unit }, calendar);
    const english = explain(explanation, 'en');
    const chinese = explain(explanation, 'zh');
    const unpublished = explanation.unpublished?.years ?? [];
    return {
      ok: true,
      facts: { start, date, at, english, chinese, unpublished, calendar: whose },
      lines: [
        english,
        chinese,
        ...(whose === 'house' ? [] : ['(by the notices that came with the program)']),
      ],
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OpsError(`cannot count from ${start} for ${value}: ${error.message}`, {
      cause: error,
    });
  }
}

async function calendarAsked(
  deployment: () => Deployment,
): Promise<{ calendar: Calendar; whose: 'house' | 'program' }> {
  try {
    return { calendar: await calendarOf(deployment()), whose: 'house' };
  } catch (error) {
    // No house was started here, or it has ended since.
    const isAway =
      error instanceof OpsError ||
      (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED');
    if (!isAway) throw error;
    return { calendar: ownNotices, whose: 'program' };
  }
}
