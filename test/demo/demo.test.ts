import {
  complaintStage,
  inspectionStage,
  listAlarms,
  listAnnouncements,
  listBatches,
  listComplaints,
  listInspections,
  listLooks,
  listPublicBatches,
  listReminders,
  listTasks,
  readPublicTable,
  registerOrganisations,
  type Endpoint,
} from '@ducha/contracts';
import { loadDemonstration } from '@ducha/local-cloud';
import { organisations } from '@ducha/local-cloud/seed/organisations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asked } from '../caller.ts';
import { openHouse, type House } from '../house.ts';
import { countHouse, type Counts } from './count-house.ts';
import { fillHouse } from './fill-house.ts';
import { fewest } from './month/plan-month.ts';
import { NoHouse, Town } from './town.ts';
import { leadingTownships } from './words/places.ts';

/**
 * The month of `npm run demo` on its smallest scale, broken off once, over the whole stack; one whose first complaint,
 * by which it is known again, came with a photograph.
 */
const month = { seed: 3, complaints: fewest };
const chaoyang = '110105';
/** The clock goes from one time of work to the next at once. */
const stride = 24 * 3_600_000;

let house: House;
let town: Town;
let counts: Counts;

beforeAll(async () => {
  house = await openHouse();
  await loadDemonstration(house.cloud);
  // Of the sub-districts those that lead something: to tell every service of all of them costs as much as a week.
  await house.as('office-head').ok(registerOrganisations, {
    body: { organisations: organisations.filter(({ code }) => leadingTownships.includes(code)) },
  });
  town = new Town(house.cloud.address, month.seed, stride);
  const broken = fillHouse(town, month, ({ day }) => {
    if (day === 22) throw new Error('broken off');
  });
  await expect(broken).rejects.toThrow('broken off');
  // Another process goes on with it: it knows nothing of the first.
  town = new Town(house.cloud.address, month.seed, stride);
  expect(await fillHouse(town, month, () => undefined)).toBe(true);
  counts = await countHouse(town);
}, 900_000);
afterAll(async () => house?.close());

describe('a filled house', () => {
  test('holds every complaint once, though its filling was broken off', () => {
    const held = Object.values(counts.stages).reduce((sum, count) => sum + count, 0);
    expect(held).toBe(month.complaints);
  });

  test('has complaints at every stage', () => {
    expect(Object.keys(counts.stages).toSorted()).toEqual(complaintStage.options.toSorted());
  });

  test('has inspections at every stage that the office can bring one to', () => {
    const none = new Set(['reporting', 'feedback-given', 'rectifying']);
    expect(Object.keys(counts.inspections).toSorted()).toEqual(
      inspectionStage.options.filter((stage) => !none.has(stage)).toSorted(),
    );
  });

  test('has tasks that are overdue, finished and on their way', () => {
    expect(Object.keys(counts.tasks)).toEqual(
      expect.arrayContaining(['overdue', 'awaiting-acceptance', 'on-schedule']),
    );
  });

  test('has published tables with different verdicts, and one with a second edition', async () => {
    const { body } = await house.citizen.ok(listPublicBatches, {
      query: { inspection: await districts() },
    });
    const published = body.batches.filter(({ editions }) => editions > 0);
    expect(published.length).toBeGreaterThan(2);
    expect(published.length).toBeLessThan(body.batches.length);
    expect(published.some(({ editions }) => editions > 1)).toBe(true);
    const rows = [];
    for (const { batch } of published) {
      const { body: table } = await house.citizen.ok(readPublicTable, { params: { batch } });
      rows.push(...table.rows);
    }
    expect(rows.every(({ problem }) => problem.startsWith('群众反映，'))).toBe(true);
    expect(new Set(rows.map(({ verdict }) => verdict)).size).toBeGreaterThan(1);
  });

  test('is filled once: a second run adds nothing, whatever its seed', async () => {
    const other = new Town(house.cloud.address, 2);
    expect(await fillHouse(other, { ...month, seed: 2 }, () => undefined)).toBe(false);
    expect(await countHouse(other)).toEqual(counts);
  });
});

describe('in a filled house every role finds something to do or to read', () => {
  const todos = (person: string, least: number) =>
    [
      person,
      listComplaints,
      async () => ({ query: { todo: 'true' } }),
      'complaints',
      least,
    ] as const;
  const listed = async () => ({ query: { inspection: await districts() } });
  const refused = async () => ({ query: { inspection: await districts(), stage: 'refused' } });
  const all = async () => ({});
  const ofChaoyang = async () => ({ query: { organisation: chaoyang } });

  test.each<
    readonly [
      person: string,
      list: Endpoint,
      asked: () => Promise<Partial<Asked<Endpoint>>>,
      rows: string,
      least: number,
    ]
  >([
    todos('office-screener', 2),
    todos('office-reviewer', 1),
    todos(`organisation-liaison@${chaoyang}`, 5),
    todos(`organisation-in-charge@${chaoyang}`, 5),
    todos(`organisation-principal@${chaoyang}`, 2),
    ['office-head', listComplaints, refused, 'complaints', 1],
    // A refusal, more time that is asked for, and one that is to be handled again.
    todos('office-head', 3),
    ['office-clerk', listBatches, listed, 'batches', 5],
    ['office-clerk', listAnnouncements, all, 'announcements', 5],
    ['commissioner', listComplaints, listed, 'complaints', 20],
    ['team-leader', listComplaints, listed, 'complaints', 20],
    ['team-deputy', listBatches, listed, 'batches', 5],
    ['team-member', listTasks, all, 'tasks', 3],
    [`organisation-liaison@${chaoyang}`, listTasks, all, 'tasks', 3],
    [`organisation-liaison@${chaoyang}`, listReminders, ofChaoyang, 'reminders', 10],
    [`accepting-unit-officer@${chaoyang}`, listTasks, all, 'tasks', 1],
    ['municipal-re-checker', listTasks, all, 'tasks', 3],
    todos('municipal-re-checker', 1),
    ['auditor', listLooks, all, 'looks', 10],
    ['notification-administrator', listAlarms, all, 'alarms', 1],
    ['notification-administrator', listReminders, ofChaoyang, 'reminders', 10],
  ])('%s', async (person, list, asked, rows, least) => {
    const { body } = await house.as(person).ok(list, await asked());
    expect((body as Record<string, readonly unknown[]>)[rows]?.length).toBeGreaterThanOrEqual(
      least,
    );
  });

  test.each(['working-group-approver', 'committee-and-government-approver', 'office-head'])(
    '%s has an inspection to act on',
    async (person) => {
      const { body } = await house.as(person).ok(listInspections);
      expect(body.inspections.some(({ todo }) => todo !== null)).toBe(true);
    },
  );
});

test('where no house answers, it is said how to start one', async () => {
  const nowhere = new Town('http://localhost:9', 1);
  const filling = fillHouse(nowhere, month, () => undefined);
  await expect(filling).rejects.toThrow(NoHouse);
  await expect(filling).rejects.toThrow(/run `npm start` in another terminal/);
});

async function districts(): Promise<string> {
  const { body } = await house.as('office-head').ok(listInspections);
  const found = body.inspections.find(({ stage }) => stage === 'stationed');
  return found?.inspection ?? '';
}
