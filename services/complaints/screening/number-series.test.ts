import { commitItem, genesis, newId } from '@ducha/event-log';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { act, nextActs, registered } from '../testing/complaint-acts.ts';
import { startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';

let house: ComplaintsHouse;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-20T02:00:00.000Z') });
  house = await startComplaints();
});
afterAll(async () => {
  vi.useRealTimers();
  await house.service.stop();
});

/** The number that a complaint of an inspection gets. */
async function numbered(inspection: string, receivedOn: string): Promise<string> {
  const complaint = await registered(house, inspection, { receivedOn });
  const screening = nextActs['screening'];
  if (screening === undefined) throw new Error('no screening');
  const { body, status } = await act(house, complaint, screening);
  expect(status).toBe(200);
  return body.number;
}

/** What code of before wrote when an inspection gave its numbers by itself: the last of its series. */
async function gaveBefore(inspection: string, receivedOn: string, serial: number): Promise<void> {
  const stream = `number/${inspection}-phone-${receivedOn}`;
  const item = commitItem({
    stream,
    version: 1,
    at: '2025-12-20T01:00:00.000Z',
    actor: { role: 'office-screener', organisation: null, subject: 'screener' },
    command: newId(),
    fingerprint: newId(),
    sealed: null,
    cause: null,
    trace: '00-00000000000000000000000000000001-0000000000000001-01',
    events: [{ type: 'number.given.v1', data: { serial, complaint: newId() } }],
    previous: genesis,
  });
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  await client.send(new PutItemCommand({ TableName: process.env['LOG_TABLE'] ?? '', Item: item }));
}

test('open inspections of one round share the series, those of another have their own', async () => {
  const [second, other] = [
    await house.openInspection(),
    await house.openInspection({ policy: { round: 4 } }),
  ];
  expect(await numbered(house.inspection, '2025-12-18')).toBe('D3BJ202512180001');
  expect(await numbered(second, '2025-12-18')).toBe('D3BJ202512180002');
  expect(await numbered(house.inspection, '2025-12-18')).toBe('D3BJ202512180003');
  expect(await numbered(other, '2025-12-18')).toBe('D4BJ202512180001');
});

test('two at the same moment get two numbers', async () => {
  const second = await house.openInspection();
  const numbers = await Promise.all(
    [house.inspection, second].map((inspection) => numbered(inspection, '2025-12-17')),
  );
  expect(numbers.toSorted()).toEqual(['D3BJ202512170001', 'D3BJ202512170002']);
});

test('a day that began while inspections gave numbers by themselves goes on after the highest', async () => {
  const [second, other] = [
    await house.openInspection(),
    await house.openInspection({ policy: { round: 4 } }),
  ];
  await gaveBefore(house.inspection, '2025-12-19', 3);
  await gaveBefore(second, '2025-12-19', 5);
  await gaveBefore(other, '2025-12-19', 9);
  expect(await numbered(house.inspection, '2025-12-19')).toBe('D3BJ202512190006');
  expect(await numbered(second, '2025-12-19')).toBe('D3BJ202512190007');
  expect(await numbered(other, '2025-12-19')).toBe('D4BJ202512190010');
  // Code of before can't read this, so it gives no number from there.
  expect(await house.logText()).toMatch(
    new RegExp(
      `number/${second}-phone-2025-12-19.*number.series-moved.v1|number.series-moved.v1.*number/${second}-phone-2025-12-19`,
    ),
  );
});
