import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { calendarChanged, deadlineMoved, type CalendarContent } from '@ducha/contracts';
import { calendarId } from '@ducha/directory';
import { newId } from '@ducha/event-log';
import { commandOf } from '@ducha/event-log/testing/purse.ts';
import { openStore, readEnvironment, storeEnvironment } from '@ducha/lambda';
import { messageOf, type TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { acceptance, acted, handOver, nextActs, registered } from '../testing/complaint-acts.ts';
import { people, startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';
import { notice2027 } from '../testing/complaint-history.ts';
import { recountAction } from './recount-action.ts';

let house: ComplaintsHouse;
const morning = new Date('2026-12-31T02:00:00Z');

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: morning });
  house = await startComplaints();
});
afterAll(() => house.service.stop());

const window = { from: '2026-12-01', until: '2027-03-30' };
const notice = (more: Partial<CalendarContent> = {}): CalendarContent => ({
  notices: [
    {
      ...notice2027,
      holidays: notice2027.holidays.map(({ name, off, makeUp }) => ({
        name,
        off: { ...off },
        makeUp: [...makeUp],
      })),
    },
  ],
  amendments: [],
  ...more,
});

async function hears(version: number, content: CalendarContent): Promise<void> {
  const message = messageOf(calendarChanged.type, content, { stream: 'calendar/china', version });
  await house.service.deliver(house.handlers.inbox, [message]);
  await house.settle();
}

async function tick(): Promise<void> {
  await house.tick();
  await house.settle();
}

/** The clock comes to the due row, and its time is over after so many pages of complaints. */
async function tickFor(pages: number): Promise<void> {
  const store = openStore(readEnvironment(storeEnvironment));
  let asked = 0;
  const at = new Date().toISOString();
  const id = newId();
  await recountAction(store)({
    id: calendarId,
    at,
    command: { ...commandOf(id), at },
    remaining: () => {
      asked += 1;
      return asked > pages ? 9_000 : 60_000;
    },
  });
  await house.settle();
}

async function seen(complaint: string) {
  return (await house.ask(`GET /complaints/${complaint}`, { as: people.clerk })).body;
}

/** What another calendar would move, as the head of the office or somebody else asks. */
async function preview(
  inspection: string,
  calendar: CalendarContent,
  { as = people.head, after }: { as?: TestPerson; after?: string } = {},
) {
  const query = { inspection, ...(after === undefined ? {} : { after }) };
  return house.ask('POST /recount-preview', { as, query, body: { calendar } });
}

async function inbox(): Promise<{ deadline: string; due: string }[]> {
  const messages = await house.service.messages('notifications');
  return messages
    .filter(({ type }) => type === deadlineMoved.type)
    .map(({ data }) => data.event as { deadline: string; due: string });
}

test('a complaint handed over on the last day of 2026 says that 2027 is unknown, until its notice comes', async () => {
  const inspection = await house.openInspection(window);
  const complaint = await registered(house, inspection);
  // Another one waits for the office itself.
  const another = await house.openInspection({ ...window, until: '2027-03-29' });
  const waiting = await registered(house, another);
  await house.settle();
  await acted(house, complaint, nextActs['screening']);
  await handOver(house, inspection);
  const before = await seen(complaint);
  expect(before).toMatchObject({
    parts: [
      {
        organisation: '110105',
        signInDue: '2027-01-01T16:00:00.000Z',
        signInDate: {
          unpublished: [2027],
          explanation: {
            chinese:
              '自2026-12-31次日起1个工作日，2027-01-01到期；2027年放假安排尚未公布，暂按周一至周五为工作日计算，到期日可能调整',
          },
        },
      },
      { organisation: '110106' },
    ],
    replyDue: '2027-01-10T16:00:00.000Z',
    replyDate: { unpublished: [2027] },
  });
  const list = async (as: typeof people.chaoyang) =>
    (await house.ask('GET /complaints', { as, query: { inspection } })).body.complaints;
  expect(await list(people.clerk)).toMatchObject([{ replyDueUnpublished: [2027], todo: null }]);
  expect(await list(people.chaoyang)).toMatchObject([
    { replyDueUnpublished: [2027], todo: { act: 'sign-in', unpublished: [2027] } },
  ]);
  const acts = (await house.ask(`GET /complaints/${complaint}/acts`, { as: people.chaoyang })).body
    .acts;
  expect(acts.find(({ act }: { act: string }) => act === 'signIn')).toMatchObject({
    due: '2027-01-01T16:00:00.000Z',
    unpublished: [2027],
  });
  await house.service.messages('notifications');

  // Before the notice is entered, the office may ask what it would move.
  const told = await preview(inspection, notice());
  const dates = { due: '2027-01-01T16:00:00.000Z', movedTo: '2027-01-04T16:00:00.000Z' };
  expect(told.body).toMatchObject({ counted: 1, next: null });
  expect(told.body.moved).toHaveLength(2);
  for (const moved of told.body.moved) {
    expect(moved).toMatchObject({ complaint, number: before.number, act: 'sign-in', ...dates });
  }
  expect(await seen(complaint)).toEqual(before);
  const ofOffice = { complaint: waiting, number: null, act: 'screen', organisation: null };
  expect((await preview(another, notice())).body).toMatchObject({
    counted: 1,
    moved: [{ ...ofOffice, ...dates }],
  });
  expect((await seen(waiting)).officeDates).toMatchObject([{ act: 'screen', due: dates.due }]);

  await hears(1, notice());
  await tick();
  expect((await preview(inspection, notice())).body.moved).toEqual([]);
  expect((await preview(another, notice())).body).toMatchObject({ counted: 1, moved: [] });
  expect((await seen(waiting)).officeDates).toMatchObject([{ act: 'screen', due: dates.movedTo }]);
  expect(await seen(complaint)).toMatchObject({
    parts: [
      {
        signInDue: '2027-01-04T16:00:00.000Z',
        signInDate: {
          unpublished: [],
          explanation: { chinese: '自2026-12-31次日起1个工作日，2027-01-04到期；其间元旦放假3天' },
        },
      },
      {},
    ],
    replyDue: '2027-01-10T16:00:00.000Z',
    replyDate: { unpublished: [] },
  });
  expect(await list(people.chaoyang)).toMatchObject([
    {
      replyDueUnpublished: [],
      todo: { act: 'sign-in', due: '2027-01-04T16:00:00.000Z', unpublished: [] },
    },
  ]);
  const moved = await inbox();
  expect(moved.map(({ deadline }) => deadline).toSorted()).toEqual([
    `complaint/${complaint}/110105/reply`,
    `complaint/${complaint}/110105/sign-in`,
    `complaint/${complaint}/110106/sign-in`,
  ]);

  // The second round, and a second delivery of the same notice, find nothing to do.
  await hears(1, notice());
  vi.setSystemTime(new Date(morning.getTime() + 6 * 60_000));
  await tick();
  await tick();
  expect(await inbox()).toEqual([]);
  vi.setSystemTime(morning);
});

test('more than three hundred open dates are gone through, whenever the clock was cut short', async () => {
  const inspection = await house.openInspection({ ...window, from: '2026-12-02' });
  const complaints: string[] = [];
  for (let index = 0; index < 310; index += 1) {
    const { body } = await house.ask('POST /complaints', {
      as: people.clerk,
      body: { inspection, problem: '夜里很吵，睡不着。', channel: 'phone' },
    });
    complaints.push(body.complaint);
  }
  await house.settle();
  for (const complaint of complaints) {
    const screened = await house.ask(`POST /complaints/${complaint}/screening`, {
      as: people.screener,
      body: acceptance({ organisations: [{ organisation: '110105', role: 'lead' }] }),
      seen: 1,
    });
    expect(screened.status).toBe(200);
  }
  await house.settle();
  await handOver(house, inspection);
  await handOver(house, inspection);
  await house.service.messages('notifications');

  const told: { complaint: string; movedTo: string }[] = [];
  const pages: number[] = [];
  const monday = { days: { from: '2027-01-04', until: '2027-01-04' }, working: false };
  const amended = notice({ amendments: [{ ...monday, name: 'severe-weather' }] });
  let after: string | undefined;
  do {
    const { body } = await preview(inspection, amended, after === undefined ? {} : { after });
    told.push(...body.moved);
    pages.push(body.counted);
    after = body.next ?? undefined;
  } while (after !== undefined);
  expect(pages).toEqual([100, 100, 100, 10]);
  expect(told).toHaveLength(310);
  expect(new Set(told.map(({ complaint }) => complaint))).toEqual(new Set(complaints));
  // Whoever is of the organisation whose cases they are, is told of none of them.
  const ofChaoyang = { ...people.head, roles: ['office-head', 'accepting-unit-officer'] };
  const recused = await preview(inspection, amended, { as: { ...ofChaoyang, org: '110105' } });
  expect(recused.body).toMatchObject({ counted: 0, moved: [] });
  expect((await preview(inspection, amended, { as: people.clerk })).status).toBe(403);
  await hears(2, amended);
  // A page of each inspection before, and two of those handed over.
  await tickFor(1 + 2 + 2);
  const ours = async () =>
    (await inbox()).filter(({ deadline }) => complaints.some((one) => deadline.includes(one)));
  const first = await ours();
  expect(first).toHaveLength(200);
  await tick();
  // Each date moved once: of the day to reply by nothing has changed.
  const moved = [...first, ...(await ours())];
  expect(moved).toHaveLength(310);
  expect(new Set(moved.map(({ deadline }) => deadline)).size).toBe(310);
  expect(new Set(moved.map(({ due }) => due))).toEqual(new Set(['2027-01-05T16:00:00.000Z']));
  expect(new Set(told.map(({ movedTo }) => movedTo))).toEqual(
    new Set(['2027-01-05T16:00:00.000Z']),
  );
}, 120_000);
