import { addPeriod, explain, stateCouncilCalendar, type Period } from '@ducha/calendar';
import { OpsError } from './deployment.ts';
import type { Report } from './report.ts';

const units: readonly Period['unit'][] = ['working-days', 'calendar-days', 'hours', 'months'];

/** `due 2026-02-13 10 working-days`: the date, and why it is that one. */
export function due([start = '', value = '', unitWord = '']: string[]): Report {
  const unit = units.find((one) => one === unitWord);
  if (unit === undefined) throw new OpsError(`name a unit: ${units.join(', ')}`);
  try {
    const { date, at, explanation } = addPeriod(
      start,
      { value: Number(value), unit },
      stateCouncilCalendar,
    );
    const english = explain(explanation, 'en');
    const chinese = explain(explanation, 'zh');
    return { ok: true, facts: { start, date, at, english, chinese }, lines: [english, chinese] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OpsError(`cannot count from ${start} for ${value}: ${error.message}`, {
      cause: error,
    });
  }
}
