import {
  listAlarms,
  listAnnouncements,
  listBatches,
  listComplaintTypes,
  listComplaints,
  listDuties,
  listInspections,
  listLooks,
  listPublicAnnouncements,
  listPublicBatches,
  listPublicInspections,
  listReminders,
  readAnnouncement,
  readBatch,
  readCalendarEntries,
  readComplaint,
  readComplaintLedger,
  readComplaintsPolicy,
  readFigures,
  readInspection,
  readPublicAnnouncement,
  readPublicBatch,
  readPublicFigures,
  readPublicResult,
  readPublicTable,
  readTask,
  readTaskLedger,
  type Endpoint,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { announcements as announcementsEn } from '@ducha/portal/texts/en/announcements.ts';
import { batches as batchesEn } from '@ducha/portal/texts/en/batches.ts';
import { figures as figuresEn } from '@ducha/portal/texts/en/figures.ts';
import { missing as missingEn } from '@ducha/portal/texts/en/missing.ts';
import { announcements as announcementsZh } from '@ducha/portal/texts/zh/announcements.ts';
import { batches as batchesZh } from '@ducha/portal/texts/zh/batches.ts';
import { figures as figuresZh } from '@ducha/portal/texts/zh/figures.ts';
import { missing as missingZh } from '@ducha/portal/texts/zh/missing.ts';
import { alarms } from '@ducha/portal/workspace/alarms/zh.ts';
import { announcements } from '@ducha/portal/workspace/announcements/zh.ts';
import { calendar } from '@ducha/portal/workspace/calendar/zh.ts';
import { complaints } from '@ducha/portal/workspace/complaints/zh.ts';
import { looks } from '@ducha/portal/workspace/looks/zh.ts';
import { reminders } from '@ducha/portal/workspace/reminders/zh.ts';
import { tasks } from '@ducha/portal/workspace/tasks/zh.ts';
import { todo } from '@ducha/portal/workspace/todo/zh.ts';
import { types } from '@ducha/portal/workspace/types/zh.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';
import { rightHolder } from '../staff-roles.ts';
import { between, cut, given, held, passed, refused, type Meeting } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { startChromium } from './chromium.ts';
import { signInAs } from './sign-in.ts';
import { visit, type Language, type Visitor } from './visitor.ts';

let house: House;
let browser: Browser;
/** Who is signed in already: each keeps their browser for all their pages. */
const staff = new Map<string, Visitor>();

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), startChromium()]);
  await loadBasics(house.cloud);
  await openInspection(house);
});
afterAll(async () => {
  for (const visitor of staff.values()) await visitor.leave();
  await browser?.close();
  await house?.close();
});

/** A page by what it has to read before it can show anything. */
interface Case {
  readonly name: string;
  readonly path: string;
  readonly reads: Endpoint;
  /** What it reads besides, of which there is none. */
  readonly beside?: Endpoint;
  /** What it says when there is nothing, and how the house says that; as it is in a new house when left out. */
  readonly empty?: { readonly says: string; readonly answer?: unknown };
  /** Whether it is about one thing, which may be gone. */
  readonly one?: true;
}

const some = '0'.repeat(26);
const asOf = '2026-04-10T01:00:00.000Z';

const publicCases = (language: Language): readonly Case[] => {
  const t = catalogue[language];
  const [listed, batches, figures] =
    language === 'zh'
      ? [announcementsZh, batchesZh, figuresZh]
      : [announcementsEn, batchesEn, figuresEn];
  const nothing = { asOf, inspections: [] };
  return [
    {
      name: 'home',
      path: '/',
      reads: listPublicInspections,
      empty: { says: t.home.open.none, answer: nothing },
    },
    {
      name: 'report',
      path: '/report/',
      reads: listPublicInspections,
      empty: { says: t.report.closed.title, answer: nothing },
    },
    {
      name: 'announcements',
      path: '/announcements/',
      reads: listPublicAnnouncements,
      empty: { says: listed.empty },
    },
    {
      name: 'announcement',
      path: `/announcement/?id=${some}`,
      reads: readPublicAnnouncement,
      one: true,
    },
    {
      name: 'batches',
      path: '/batches/',
      reads: listPublicBatches,
      empty: { says: batches.empty },
    },
    {
      name: 'batches-of-none',
      path: '/batches/',
      reads: listPublicInspections,
      empty: { says: batches.inspections.none, answer: nothing },
    },
    { name: 'batch-notice', path: `/batch/?id=${some}-1`, reads: readPublicBatch, one: true },
    {
      name: 'batch-table',
      path: `/batch/?id=${some}-1&part=table`,
      reads: readPublicTable,
      beside: readPublicBatch,
    },
    {
      name: 'batch-result',
      path: `/batch/?id=${some}-1&part=result`,
      reads: readPublicResult,
      beside: readPublicBatch,
    },
    {
      name: 'figures',
      path: '/figures/',
      reads: readPublicFigures,
      empty: { says: figures.rate.none },
    },
  ];
};

const staffCases: readonly (Case & { readonly person?: string })[] = [
  {
    name: 'todo',
    path: '/todo',
    reads: listComplaints,
    person: 'office-screener',
    empty: { says: todo.empty['office-screener'] },
  },
  {
    name: 'complaints',
    path: '/work/complaints',
    reads: readComplaintLedger,
    person: 'office-screener',
    empty: { says: complaints.empty },
  },
  {
    name: 'complaints-organisation',
    path: '/work/complaints',
    reads: readComplaintLedger,
    person: 'organisation-liaison@110105',
    empty: { says: complaints.noneOfYours },
  },
  {
    name: 'register',
    path: '/work/register',
    reads: listPublicInspections,
    person: 'office-clerk',
    empty: { says: catalogue.zh.register.noInspection, answer: { asOf, inspections: [] } },
  },
  {
    name: 'batches',
    path: '/work/batches',
    reads: listBatches,
    person: 'office-clerk',
    empty: { says: catalogue.zh.batches.none },
  },
  {
    name: 'batch',
    path: `/work/batches/${some}-1`,
    reads: readBatch,
    person: 'office-clerk',
    one: true,
  },
  {
    name: 'inspections',
    path: '/work/inspections',
    reads: listInspections,
    empty: {
      says: catalogue.zh.workspace.list.noInspection,
      answer: { asOf, inspections: [], next: null },
    },
  },
  // Whoever sits on no team has nothing to read, and is told why: the house says so itself.
  ...(['complaints', 'batches', 'figures', 'inspections'] as const).map((page) => ({
    name: `${page}-of-no-team`,
    path: `/work/${page}`,
    reads: listInspections,
    person: 'team-member',
    empty: { says: catalogue.zh.workspace.list.onNoTeam },
  })),
  {
    name: 'tasks-of-no-team',
    path: '/work/tasks',
    reads: readTaskLedger,
    person: 'team-member',
    empty: { says: tasks.noneOfYourTeams },
  },
  { name: 'inspection', path: `/work/inspections/${some}`, reads: readInspection, one: true },
  {
    name: 'announcements',
    path: '/work/announcements',
    reads: listAnnouncements,
    empty: { says: announcements.none },
  },
  { name: 'announcement', path: `/work/announcements/${some}`, reads: readAnnouncement, one: true },
  { name: 'figures', path: '/work/figures', reads: readFigures, person: 'office-clerk' },
  {
    name: 'types',
    path: '/work/types',
    reads: listComplaintTypes,
    person: 'office-head',
    empty: { says: types.none, answer: { asOf, types: [] } },
  },
  {
    name: 'tasks',
    path: '/work/tasks',
    reads: readTaskLedger,
    person: 'organisation-liaison@110105',
    empty: { says: tasks.noneOfYours },
  },
  {
    name: 'task',
    path: `/t/${some}`,
    reads: readTask,
    person: 'organisation-liaison@110105',
    one: true,
  },
  {
    name: 'complaint',
    path: `/c/${some}`,
    reads: readComplaint,
    person: 'office-screener',
    one: true,
  },
  {
    name: 'reminders',
    path: '/work/reminders',
    reads: listReminders,
    person: 'organisation-liaison@110105',
    empty: { says: reminders.none },
  },
  { name: 'alarms', path: '/work/alarms', reads: listAlarms, empty: { says: alarms.none } },
  { name: 'duties', path: '/work/duties?organisation=110105', reads: listDuties },
  { name: 'policies', path: '/work/policies', reads: readComplaintsPolicy },
  {
    name: 'calendar',
    path: '/work/calendar',
    reads: readCalendarEntries,
    person: 'organisation-liaison@110105',
    empty: {
      says: calendar.none,
      answer: { version: 0, asOf, years: [], notices: [], amendments: [] },
    },
  },
  { name: 'looks', path: '/work/looks', reads: listLooks, empty: { says: looks.none.month } },
];

/**
 * Leads a page through what may become of what it reads, one after the other: it waits, waits long, the
 * network goes, comes back to a house that fails, is asked again, and so on. At each the sentence of the
 * catalogue stands there, axe finds nothing, and a picture is kept.
 */
async function throughStates(
  visitor: Visitor,
  { name, path, reads, beside, empty, one }: Case,
  of: { readonly prefix: string; readonly staff: boolean },
): Promise<void> {
  const { page, language } = visitor;
  const { states } = catalogue[language].frame;
  if (beside !== undefined) visitor.meets(404, addressOf(beside));
  let meeting: Meeting = passed;
  await between(
    page,
    reads,
    ...Array.from({ length: 100 }, (): Meeting => (route) => meeting(route)),
  );
  const look = async (state: string, says: string): Promise<void> => {
    await sentence(page, says);
    await visitor.look(`state-${of.prefix}-${name}-${state}`);
  };
  const waits = held(cut);
  meeting = waits.meeting;
  await visitor.go(path);
  await sentence(page, states.loading);
  await page.clock.fastForward(4_000);
  await look('slow', states.slow);
  await visitor.context.setOffline(true);
  waits.letGo();
  await look('offline', states.offline);
  meeting = refused(503);
  await visitor.context.setOffline(false);
  await look('failed', states.failed);
  if (one === true) {
    visitor.meets(404, addressOf(reads));
    meeting = passed;
    await page
      .getByRole('main')
      .getByRole('button', { name: states.again, exact: true })
      .first()
      .click();
    await look('gone', states.gone);
  }
  if (of.staff) {
    meeting = given(403, { type: 'urn:ducha:problem:forbidden', title: '', status: 403 });
    await visitor.go(path);
    await look('forbidden', states.forbidden);
  }
  if (empty !== undefined) {
    meeting = empty.answer === undefined ? passed : given(200, empty.answer);
    await visitor.go(path);
    await look('empty', empty.says);
  }
  await page.unrouteAll();
}

/** What the address of an endpoint is like, whatever it is asked for. */
function addressOf({ path }: Endpoint): RegExp {
  return new RegExp(`${path.replaceAll(/\{\w+\}/g, '[^/]+')}(?:[?/]|$)`);
}

async function sentence(page: Page, says: string): Promise<void> {
  await page.getByRole('main').getByText(says, { exact: true }).first().waitFor();
}

describe.each(['zh', 'en'] as const)('the public pages, in %s', (language) => {
  test.each(publicCases(language))('$name', async (each) => {
    const visitor = await visit(browser, house.cloud.portal, { size: 'phone', language });
    await visitor.page.clock.install();
    const path = language === 'zh' ? each.path : `/en${each.path}`;
    await throughStates(visitor, { ...each, path }, { prefix: 'public', staff: false });
    await visitor.leave();
  });

  test('a batch that has no name for a code yet', async () => {
    const visitor = await visit(browser, house.cloud.portal, { size: 'phone', language });
    const problem = { type: 'urn:ducha:problem:name-missing', title: '', status: 409 };
    await between(visitor.page, readPublicBatch, given(409, problem));
    await visitor.go(`${language === 'zh' ? '' : '/en'}/batch/?id=${some}-1`);
    await sentence(visitor.page, catalogue[language].frame.states.problem['name-missing']);
    await visitor.look('state-public-batch-name-missing');
    await visitor.leave();
  });

  test('where there is no page', async () => {
    const visitor = await visit(browser, house.cloud.portal, { size: 'phone', language });
    visitor.meets(404, /\/nowhere\/at-all$/);
    const answer = await visitor.page.goto(
      language === 'zh' ? '/nowhere/at-all' : '/en/nowhere/at-all',
    );
    expect(answer?.status()).toBe(404);
    const { title } = language === 'zh' ? missingZh : missingEn;
    await visitor.page.getByRole('heading', { name: title }).waitFor();
    await visitor.look('state-public-missing');
    await visitor.leave();
  });
});

describe('the pages of the workspace', () => {
  test.each(staffCases)('$name', async (each) => {
    const person = each.person ?? rightHolder(each.reads);
    let visitor = staff.get(person);
    if (visitor === undefined) {
      visitor = await visit(browser, house.cloud.portal, { size: 'desk', language: 'zh' });
      await signInAs(visitor, person);
      await visitor.page.clock.install();
      staff.set(person, visitor);
    }
    await throughStates(visitor, each, { prefix: 'work', staff: true });
  });
});
