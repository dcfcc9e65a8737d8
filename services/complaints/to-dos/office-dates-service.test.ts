import { expect, test, vi } from 'vitest';
import { acted, handOver, nextActs, registered } from '../testing/complaint-acts.ts';
import { complaintSteps } from '../testing/complaint-steps.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';

/** By when the office does what is its own to do, as each is told. */
const saturday = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(saturday);
const { submitted, done } = complaintSteps(() => house);

const shown = async (complaint: string, as = people.clerk) =>
  (await house.ask(`GET /complaints/${complaint}`, { as })).body;
const rowOf = async (complaint: string, as = people.clerk) =>
  (
    await house.ask('GET /complaints', {
      as,
      query: as === people.chaoyang ? {} : { inspection: await inspectionOf(complaint) },
    })
  ).body.complaints.find((row: { complaint: string }) => row.complaint === complaint);
const inspectionOf = async (complaint: string) => (await shown(complaint)).inspection;
const eventsOf = async (complaint: string, as = people.clerk) =>
  (await house.ask(`GET /complaints/${complaint}/timeline`, { as })).body.commits.flatMap(
    ({ events }: { events: string[] }) => events,
  );
const monday = '2025-12-22T16:00:00.000Z';

test('what came waits with a date that explains itself, until it is screened', async () => {
  const complaint = await registered(house, await house.openInspection());
  expect(await shown(complaint)).toMatchObject({
    version: 1,
    officeDates: [
      {
        act: 'screen',
        due: monday,
        date: {
          unpublished: [],
          explanation: {
            chinese: '自2025-12-20次日起1个工作日，2025-12-22到期；其间普通周日1天',
          },
        },
        capped: false,
      },
    ],
  });
  expect(await rowOf(complaint)).toMatchObject({
    todo: null,
    office: { act: 'screen', due: monday, unpublished: [] },
  });
  expect(await eventsOf(complaint)).toEqual(['complaint.received.v1', 'complaint.office-due.v1']);
  await acted(house, complaint, nextActs['screening']);
  expect(await shown(complaint)).toMatchObject({ officeDates: [] });
  expect(await rowOf(complaint)).toMatchObject({ office: null });
});

test('what the complainant adds, and a decline that is taken back, begin it anew', async () => {
  const { complaint, receipt } = await submitted(await house.openInspection());
  const path = `/complaints/${complaint}/screening`;
  await done(path, people.screener, { decision: 'ask', question: '具体在哪一段？' });
  expect(await shown(complaint)).toMatchObject({ officeDates: [] });
  vi.setSystemTime(new Date('2025-12-23T02:00:00Z'));
  const answer = await house.ask('POST /public/follow-up', {
    receipt,
    body: { text: '在东侧' },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  expect(await shown(complaint)).toMatchObject({
    officeDates: [{ act: 'screen', due: '2025-12-24T16:00:00.000Z' }],
  });
  await done(path, people.screener, { decision: 'decline', ground: 'not-environmental' });
  vi.setSystemTime(new Date('2025-12-24T02:00:00Z'));
  await done(`${path}/undoing`, people.head, { reason: 'slip' });
  expect(await shown(complaint)).toMatchObject({
    officeDates: [{ act: 'screen', due: '2025-12-25T16:00:00.000Z' }],
  });
  vi.setSystemTime(saturday);
});

test('no organisation is told by when the office does something, nor that anything waits for it', async () => {
  const inspection = await house.openInspection();
  const { complaint, receipt } = await submitted(inspection);
  await done(`/complaints/${complaint}/screening`, people.screener, nextActs['screening']?.body);
  await house.settle();
  await handOver(house, inspection);
  const wrote = await house.ask('POST /public/follow-up/messages', {
    receipt,
    body: { text: '夜里又开工了' },
  });
  expect(wrote.status, JSON.stringify(wrote.body)).toBe(200);
  await house.settle();
  expect(await shown(complaint)).toMatchObject({
    officeDates: [{ act: 'answer-message', due: '2025-12-24T16:00:00.000Z' }],
  });
  expect(await rowOf(complaint)).toMatchObject({ office: { act: 'answer-message' } });
  expect(await shown(complaint, people.chaoyang)).toMatchObject({ officeDates: [] });
  expect(await rowOf(complaint, people.chaoyang)).toMatchObject({ office: null });
  expect(await eventsOf(complaint, people.chaoyang)).not.toContain('complaint.office-due.v1');
});
