import { readFileSync } from 'node:fs';
import {
  calendarWith,
  documentNumberText,
  stateCouncilCalendar,
  type Calendar,
} from '@ducha/calendar';
import { calendarAct, subject, type CalendarShown, type Fault } from '@ducha/contracts';
import { calendarId } from '@ducha/directory';
import { EventLog, isRejection, ref } from '@ducha/event-log';
import { en } from 'zod/locales';
import { decideCalendar } from '../../services/inspections/calendar/calendar.ts';
import { calendarStream } from '../../services/inspections/calendar/calendar-fold.ts';
import { contentOf } from '../../services/inspections/calendar/calendar-state.ts';
import { showCalendar } from '../../services/inspections/calendar/show-calendar.ts';
import { OpsError, type Deployment } from './deployment.ts';
import { operatorCommand } from './operator-command.ts';
import type { Report } from './report.ts';

/**
 * `calendar`: which notices and amendments were entered, and by whom. `calendar enter FILE WHO`: enters what
 * the file says, in the form of the endpoint `changeCalendar`; `WHO` is the subject of the person who answers
 * for it. Exit 1, with every fault and its place, when it cannot be.
 */
export async function calendar(deployment: Deployment, words: string[]): Promise<Report> {
  const [verb, file, who] = words;
  const log = calendarLog(deployment);
  if (verb === undefined) return shown(log);
  if (verb !== 'enter' || file === undefined || who === undefined || words.length > 3) {
    throw new OpsError('calendar, or calendar enter <file.json> <subject of who enters it>');
  }
  if (!subject.safeParse(who).success) {
    throw new OpsError('the subject is what the issuer calls the person: letters, digits, - and _');
  }
  const parsed = calendarAct().safeParse(contentsOf(file), { error: en().localeError });
  if (!parsed.success) {
    return refused(
      parsed.error.issues.map(({ path, code, message }) => ({
        pointer: ['#', ...path.map(String)].join('/'),
        code: code.replaceAll('_', '-'),
        detail: message,
      })),
    );
  }
  const command = operatorCommand(who, JSON.stringify(parsed.data));
  const done = await log.handle({
    command,
    stream: ref(calendarStream, calendarId),
    decide: (history) => decideCalendar(history, parsed.data, command.at),
  });
  if (isRejection(done)) return refused(done.faults ?? []);
  return shown(log);
}

/** The calendar of a running house. */
export async function calendarOf(deployment: Deployment): Promise<Calendar> {
  const { state } = await calendarLog(deployment).load(ref(calendarStream, calendarId));
  return calendarWith(contentOf(state));
}

/** What holds while no house can be asked. */
export const ownNotices: Calendar = stateCouncilCalendar;

function calendarLog(deployment: Deployment): EventLog {
  return new EventLog({ client: deployment.dynamodb, table: deployment.logTable('inspections') });
}

async function shown(log: EventLog): Promise<Report> {
  const loaded = await log.load(ref(calendarStream, calendarId));
  const facts = showCalendar(loaded, new Date().toISOString());
  return {
    ok: true,
    facts,
    lines: [
      `notices are known for ${facts.years.join(', ')}`,
      ...facts.notices.map(noticeLine),
      ...facts.amendments.map(amendmentLine),
    ],
  };
}

function noticeLine(one: CalendarShown['notices'][number]) {
  const { notice, year, number, issued, state, entered } = one;
  const whence = entered === null ? 'came with the program' : by(entered);
  const numbered = number === null ? 'without its number' : documentNumberText(number);
  return `notice ${notice ?? 'known'}\t${year}\t${numbered}\tissued ${issued}\t${state}\t${whence}`;
}

function amendmentLine(one: CalendarShown['amendments'][number]) {
  const { amendment, days, working, name, state, entered, withdrawn } = one;
  const end = withdrawn === null ? '' : `, withdrawn ${by(withdrawn)}`;
  const what = `${days.from} to ${days.until} ${working ? 'worked' : 'off'}`;
  return `amendment ${amendment}\t${what}\t${name}\t${state}\t${by(entered)}${end}`;
}

function by({ at, role, subject: who }: NonNullable<CalendarShown['notices'][number]['entered']>) {
  return `${at} by ${role} ${who ?? ''}`.trimEnd();
}

function refused(faults: readonly Fault[]): Report {
  return {
    ok: false,
    facts: { faults },
    lines: [
      'nothing was entered:',
      ...faults.map(({ pointer, code, detail }) => `  ${pointer} ${code}: ${detail}`),
    ],
  };
}

function contentsOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OpsError(`cannot read ${file} as JSON`, { cause: error });
  }
}
