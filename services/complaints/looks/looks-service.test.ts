import { expect, test } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { contact, complaintSteps } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted } = complaintSteps(() => house);

test('looks at what the complainant wrote are recorded before anything is shown', async () => {
  const { complaint } = await submitted(house.inspection, { contact, place: '地铁口' });
  const key = crypto.randomUUID();
  const look = { as: people.screener, key, body: { reason: '电话核实', contact: true } };
  const before = await house.written();
  const shown = await house.ask(`POST /complaints/${complaint}/looks`, look);
  expect(shown.body).toMatchObject({ problem: '夜里很吵，睡不着。', place: '地铁口', contact });
  expect((await house.ask(`POST /complaints/${complaint}/looks`, look)).status).toBe(200);
  expect((await house.written()).commits).toBe(before.commits + 1);
  const without = await house.ask(`POST /complaints/${complaint}/looks`, {
    as: people.reviewer,
    body: { reason: '核对文字' },
  });
  expect(without.body.contact).toBeNull();
});
