import { expect, test } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { finalReply, clearedTexts, complaintSteps } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { done, accepted, closeBatch } = complaintSteps(() => house);

test('an interim reply may carry a verdict; when the case closes, a new edition is published and the old one kept', async () => {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  const batch = await closeBatch(inspection);
  const { number } = (await house.ask(`GET /complaints/${complaint}`, { as: people.clerk })).body;
  const disclose = async () => {
    const { body } = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
    return house.ask(`POST /batches/${batch}/disclosure`, {
      as: people.head,
      body: {},
      seen: body.version,
    });
  };
  expect((await disclose()).body).toMatchObject({
    type: 'urn:ducha:problem:not-reviewed',
    faults: [{ pointer: number }],
  });
  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  const replied = async (body: object) => {
    await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply(body));
    await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
      decision: 'approve',
    });
    return done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());
  };
  const interim = await replied({ kind: 'interim', result: 'open' });
  expect(interim).toMatchObject({ stage: 'handling', result: 'open' });
  expect((await disclose()).body).toMatchObject({ edition: 1, open: 1, rate: { percent: 0 } });
  await replied({});
  const second = await disclose();
  expect(second.body).toMatchObject({
    edition: 2,
    closed: 1,
    open: 0,
    cumulative: { complaints: 1, closed: 1, open: 0, rate: { percent: 100 } },
  });
  const old = await house.ask(`GET /public/batches/${batch}/result`, { query: { edition: '1' } });
  expect(old.body).toMatchObject({ edition: 1, open: 1 });
  const none = await house.ask(`GET /public/batches/${batch}/table`, { query: { edition: '3' } });
  expect(none.status).toBe(404);
  await house.settle();
  const listed = await house.ask('GET /public/batches', { query: { inspection } });
  expect(listed.body.batches).toMatchObject([{ batch, state: 'disclosed', editions: 2 }]);
  const figures = await house.ask('GET /public/figures', { query: { inspection } });
  expect(figures).toMatchObject({ status: 200, body: { days: [{ transferred: 1 }] } });
  const toDo = await house.ask('GET /batches', {
    as: people.head,
    query: { inspection, todo: 'true' },
  });
  expect(toDo.body).toMatchObject({
    batches: [{ batch, todo: { unreviewed: 0, closedSince: 0 } }],
    waiting: { complaints: 0 },
  });
});
