import {
  changeCalendar,
  changeComplaintsPolicy,
  changeInspectionsPolicy,
  changeNotificationsPolicy,
  changeRectificationPolicy,
  listInspections,
  previewRecount,
  readCalendarEntries,
  readComplaintsPolicy,
  readInspectionsPolicy,
  readNotificationsPolicy,
  readRectificationPolicy,
  type CalendarAct,
  type CalendarContent,
  type PolicyAct,
  type PolicyShown,
} from '@ducha/contracts';
import { amendmentCodes } from '@ducha/calendar';
import { anyOf, happens, some, whole } from '../../chance.ts';
import { inspectionsAt, today } from '../reads.ts';
import { change, look, type Act, type Visit } from '../visit.ts';

/** What the office decides for all: its policies, and the calendar 放假安排. */

const documents = [
  ['complaints', readComplaintsPolicy, changeComplaintsPolicy],
  ['inspections', readInspectionsPolicy, changeInspectionsPolicy],
  ['rectification', readRectificationPolicy, changeRectificationPolicy],
  ['notifications', readNotificationsPolicy, changeNotificationsPolicy],
] as const;

type Entry = PolicyShown['entries'][number];
type Value = Extract<PolicyAct, { decision: 'change' }>['entries'][number]['value'];

/** Another value that fits the form of an entry; the one that holds where nothing else fits. */
function otherValue({ random }: Visit, { form, now }: Entry): Value {
  switch (form.kind) {
    case 'count':
      return whole(random, form.least, Math.min(form.most, form.least + 30));
    case 'period':
      return {
        value: whole(random, 1, Math.min(form.most, 15)),
        unit: anyOf(random, form.units) ?? 'hours',
      };
    case 'choice':
      return anyOf(random, form.options)?.code ?? now;
    case 'yes-no':
      return now !== true;
    case 'organisation':
      return random.pick(['sthjj', 'dcb']);
    case 'organisations':
      return random.pick([['dcb', 'sthjj'], ['sthjj'], ['sthjj', '110112', 'dcb']]);
    case 'delays':
      return Array.from(
        { length: whole(random, 1, 5) },
        (_, index) => (index + 1) * whole(random, 1, 90),
      );
    case 'hours':
      return { from: whole(random, 19, 23), until: whole(random, 5, 9) };
    case 'ladder':
      return Array.isArray(now)
        ? now.toSpliced(whole(random, 0, now.length - 1), now.length > 1 ? 1 : 0)
        : now;
  }
}

function policyAct(visit: Visit, shown: PolicyShown): PolicyAct | undefined {
  const { random } = visit;
  const coming = anyOf(
    random,
    shown.changes.filter(({ open }) => open),
  )?.change;
  if (coming !== undefined && happens(random, 0.4)) return { decision: 'withdraw', change: coming };
  const entries = some(random, shown.entries, whole(random, 1, 2)).map((entry) => ({
    entry: entry.entry,
    value: otherValue(visit, entry),
  }));
  return {
    decision: 'change',
    from: today(visit, whole(random, 0, 4)),
    entries,
    ...(coming === undefined || happens(random, 0.5) ? {} : { replaces: coming }),
  };
}

const changesPolicies: readonly Act[] = documents.map(([service, reads, changes]) => ({
  name: `changes the policy of ${service}`,
  who:
    service === 'notifications' ? ['office-head', 'notification-administrator'] : ['office-head'],
  weight: 0.5,
  calls: [reads, changes],
  async do(visit) {
    const shown = await look(visit, reads);
    if (!shown.ok) return;
    const body = policyAct(visit, shown.body);
    if (body !== undefined) await change(visit, changes, { expected: shown.version, body });
  },
}));

function calendarAct(
  visit: Visit,
  years: readonly number[],
  inForce: readonly number[],
  corrects: number | 'known' | undefined,
): CalendarAct {
  const { random } = visit;
  const withdrawn = anyOf(random, inForce);
  if (withdrawn !== undefined && happens(random, 0.3))
    return { decision: 'withdraw', amendment: withdrawn };
  const next = Number(today(visit).slice(0, 4)) + 1;
  if (happens(random, years.includes(next) ? 0.1 : 0.6)) {
    const first = whole(random, 1, 20);
    const off = {
      from: `${next}-02-${String(first).padStart(2, '0')}`,
      until: `${next}-02-${String(first + 6).padStart(2, '0')}`,
    };
    return {
      decision: 'notice',
      notice: {
        year: next,
        number: { series: 'guobanfa-mingdian', year: next - 1, serial: first },
        issued: today(visit),
        holidays: [
          { name: 'new-year', off: { from: `${next}-01-01`, until: `${next}-01-03` }, makeUp: [] },
          { name: 'spring-festival', off, makeUp: [] },
        ],
      },
      ...(years.includes(next) && corrects !== undefined ? { corrects } : {}),
    };
  }
  const from = whole(random, 0, 12);
  return {
    decision: 'amend',
    amendment: {
      days: { from: today(visit, from), until: today(visit, from + whole(random, 0, 3)) },
      working: happens(random, 0.4),
      name: random.pick(amendmentCodes),
    },
  };
}

/** What an act alone would have hold. */
function contentBy(act: CalendarAct): CalendarContent {
  if (act.decision === 'withdraw') return { notices: [], amendments: [] };
  if (act.decision === 'amend') return { notices: [], amendments: [act.amendment] };
  const { year, issued, holidays } = act.notice;
  return { notices: [{ year, issued, holidays }], amendments: [] };
}

const changesCalendar: Act = {
  name: 'changes the calendar',
  who: ['office-head'],
  weight: 1,
  calls: [readCalendarEntries, listInspections, previewRecount, changeCalendar],
  async do(visit) {
    const shown = await look(visit, readCalendarEntries);
    if (!shown.ok) return;
    const { years, amendments, notices } = shown.body;
    const inForce = amendments
      .filter(({ state }) => state === 'in-force')
      .map(({ amendment }) => amendment);
    const next = Number(today(visit).slice(0, 4)) + 1;
    const holds = notices.find(({ year, state }) => year === next && state === 'in-force');
    const corrects = holds === undefined ? undefined : (holds.notice ?? 'known');
    const body = calendarAct(visit, years, inForce, corrects);
    // Before it is sent the page says which dates it moves.
    const [inspection] = await inspectionsAt(visit, 'stationed', 'reporting');
    if (inspection !== undefined)
      await look(visit, previewRecount, {
        query: { inspection: inspection.inspection },
        body: { calendar: contentBy(body) },
      });
    await change(visit, changeCalendar, { expected: shown.version, body });
  },
};

const reads: Act = {
  name: 'reads a policy',
  who: ['office-clerk', 'commissioner', 'auditor', 'team-deputy', 'organisation-principal'],
  weight: 0.3,
  calls: [readCalendarEntries, ...documents.map(([, read]) => read)],
  async do(visit) {
    await look(visit, visit.random.pick(documents)[1]);
    await look(visit, readCalendarEntries);
  },
};

export const policyActs = [...changesPolicies, changesCalendar, reads];
